package io.audiences.customer;

/** There is no brand with this id. */
public final class UnknownBrand extends RuntimeException {
    private final String brand;

    UnknownBrand(String brand) {
        super("unknown brand " + brand);
        this.brand = brand;
    }

    public String brand() {
        return brand;
    }
}
