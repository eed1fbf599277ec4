package io.audiences.rules;

/** Where rules report a customer that they match; the global {@code matches} of every rule. */
public final class Matches {

    /** Takes one match: the customer's number and the rule's. */
    @FunctionalInterface
    public interface Receiver {
        void match(int customer, int rule);
    }

    private Receiver receiver = (customer, rule) -> {};

    void sendTo(Receiver next) {
        receiver = next;
    }

    public void add(Customer customer, int rule) {
        receiver.match(customer.customerNumber(), rule);
    }
}
