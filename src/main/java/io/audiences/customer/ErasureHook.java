package io.audiences.customer;

import org.jdbi.v3.core.Handle;

/** Erases what another package keeps about a customer, in the transaction that erases the customer. */
@FunctionalInterface
public interface ErasureHook {
    void erase(Handle transaction, int customerNumber);
}
