package io.audiences.customer;

import io.audiences.condition.Word;
import java.time.Instant;
import java.util.Optional;

/**
 * How far an import is, or how it ended. Rows once accepted stay, whatever becomes of the rest; the same file can be sent
 * again, because events are known by their ids and profiles are merged.
 *
 * @param done rows read so far
 * @param repeated events that were there already or were taken back
 * @param error why it failed and what to do
 */
public record ImportReport(
        String id,
        ImportKind kind,
        State state,
        long done,
        long accepted,
        long repeated,
        long rejected,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<String> error) {

    public enum State implements Word {
        QUEUED,
        RUNNING,
        SUCCEEDED,
        FAILED
    }
}
