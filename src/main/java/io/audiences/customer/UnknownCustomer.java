package io.audiences.customer;

/** There is no customer with this id. */
public final class UnknownCustomer extends RuntimeException {
    private final String customer;

    UnknownCustomer(String customer) {
        super("unknown customer " + customer);
        this.customer = customer;
    }

    public String customer() {
        return customer;
    }
}
