package io.audiences.api;

import io.audiences.customer.Brand;
import io.audiences.customer.Brands;
import io.audiences.customer.Receipt;
import io.javalin.http.Context;

/** Brands with their time zones. */
final class BrandRoutes {
    private final Brands brands;

    BrandRoutes(Brands brands) {
        this.brands = brands;
    }

    void list(Context context) {
        context.json(ListView.whole(brands.list()));
    }

    void get(Context context) {
        context.json(brands.get(context.pathParam("id")));
    }

    void put(Context context) {
        BrandAccess.requireUnrestricted(context, "Declarations of brands");
        Receipt receipt = brands.put(context.pathParam("id"), Bodies.json(context));
        Brand brand = brands.get(ReceiptView.ofAccepted(receipt).id());
        context.json(brand);
    }
}
