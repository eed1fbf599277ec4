package io.audiences.condition;

import java.util.List;

/**
 * The brands an audience is for. With a list, only customers of those brands can be members, and only those brands'
 * events count.
 */
public record BrandScope(List<String> brands) {

    /** Every brand, and events without one. */
    public static final BrandScope ALL = new BrandScope(List.of());

    public BrandScope {
        brands = List.copyOf(brands);
    }

    public boolean isAll() {
        return brands.isEmpty();
    }
}
