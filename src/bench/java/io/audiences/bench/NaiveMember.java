package io.audiences.bench;

/** That a customer is in an audience, as naive rules tell each other. */
public record NaiveMember(int customer, int audience) {
    public int getCustomer() {
        return customer;
    }

    public int getAudience() {
        return audience;
    }
}
