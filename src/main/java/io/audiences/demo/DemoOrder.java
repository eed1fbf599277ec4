package io.audiences.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Fills the carts and orders of one customer of the demo shop. */
final class DemoOrder {
    private static final int ARTICLES = 12;
    private static final List<String> PAYMENTS = List.of("card", "card", "card", "wallet", "transfer", "cash");

    private final RandomGenerator random;
    private final DemoPerson person;
    private int orders;

    DemoOrder(RandomGenerator random, DemoPerson person) {
        this.random = random;
        this.person = person;
    }

    /** Something on sale, with its price in hundredths. */
    record Article(String sku, String category, long cents) {}

    /** Line items, and what they cost together in hundredths. */
    record Cart(ArrayNode items, long cents) {}

    Article article(DemoBrand brand) {
        DemoBrand.Category category =
                brand.categories().get(random.nextInt(brand.categories().size()));
        int number = (int) Math.min(ARTICLES, Math.max(1, Math.round(4 * person.taste() + 2 * random.nextGaussian())));
        String sku = String.format(Locale.ROOT, "%s-%02d", category.name(), number);
        return new Article(sku, category.name(), category.price() * (60L + 20L * number) - 1);
    }

    Cart cart(DemoBrand brand) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        long total = 0;
        int lines = 1 + (random.nextInt(100) < 35 ? 1 + random.nextInt(2) : 0);
        for (int i = 0; i < lines; i++) {
            Article article = article(brand);
            int quantity = random.nextInt(100) < 80 ? 1 : 2 + random.nextInt(4);
            long cents = article.cents() * quantity;
            total += cents;
            items.addObject()
                    .put("sku", article.sku())
                    .put("category", article.category())
                    .put("quantity", quantity)
                    .put("value", money(cents));
        }
        return new Cart(items, total);
    }

    /** Makes the event a purchase. */
    void fill(ObjectNode event, DemoBrand brand, String channel) {
        orders++;
        Cart cart = cart(brand);
        int discount = random.nextInt(100) < 25 ? 5 * (1 + random.nextInt(6)) : 0;
        event.put("orderId", "o-" + person.id().substring(1) + "-" + orders);
        event.put("value", money(cart.cents()));
        event.put("discountedValue", money(cart.cents() * (100 - discount) / 100));
        event.put("paymentMethod", PAYMENTS.get(random.nextInt(PAYMENTS.size())));
        if (channel.equals("store")) {
            event.put("store", brand.id() + "-" + (1 + random.nextInt(6)));
        }
        event.set("items", cart.items());
    }

    private static BigDecimal money(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }
}
