package io.audiences.audience;

import org.jdbi.v3.core.Handle;

/** Deletes what another package keeps about an audience, in the transaction that deletes the audience. */
@FunctionalInterface
public interface DeletionHook {
    void delete(Handle transaction, String audience);
}
