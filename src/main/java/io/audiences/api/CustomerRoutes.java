package io.audiences.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.condition.Problem;
import io.audiences.customer.Customers;
import io.audiences.customer.Erasure;
import io.audiences.customer.Receipt;
import io.audiences.membership.Memberships;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.BiFunction;

/** Customers' profiles. */
final class CustomerRoutes {
    private final Customers customers;
    private final Memberships memberships;

    CustomerRoutes(Customers customers, Memberships memberships) {
        this.customers = customers;
        this.memberships = memberships;
    }

    void put(Context context) {
        write(context, customers::put);
    }

    void patch(Context context) {
        write(context, customers::patch);
    }

    private static void write(Context context, BiFunction<String, JsonNode, Receipt> write) {
        JsonNode profile = Bodies.json(context);
        List<Problem> problems = BrandAccess.of(context).checkBrands(profile, false);
        if (!problems.isEmpty()) {
            throw ApiProblem.invalidInput(problems);
        }
        context.json(ReceiptView.ofAccepted(write.apply(context.pathParam("id"), profile)));
    }

    void get(Context context) {
        context.json(customers.get(context.pathParam("id")));
    }

    void erase(Context context) {
        BrandAccess.requireUnrestricted(context, "Profiles");
        Erasure erased = customers.erase(context.pathParam("id"));
        memberships.refresh();
        context.json(erased);
    }

    void batch(Context context) {
        BrandAccess access = BrandAccess.of(context);
        List<Receipt> receipts = Batch.of(Bodies.json(context), Customers.MAX_BATCH)
                .store(profile -> access.checkBrands(profile, false), customers::batch);
        context.json(ReceiptView.list(receipts));
    }
}
