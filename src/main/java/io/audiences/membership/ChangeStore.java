package io.audiences.membership;

import io.audiences.condition.Word;
import io.audiences.customer.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** The SQL of the changes that the members add up from. */
final class ChangeStore {
    /** Changes in memory at a time. */
    private static final int BATCH = 64;

    private static final String CHANGES =
            "SELECT sequence, audience, as_of, run, version, cause, entered, exited, size_after FROM membership_changes ";

    void insert(Handle handle, ChangeSet change, long committedAt) {
        handle.createUpdate("""
                        INSERT INTO membership_changes (sequence, audience, as_of, committed_at, run, version, cause,
                                                        entered, exited, entered_count, exited_count, size_after)
                        VALUES (:sequence, :audience, :asOf, :committedAt, :run, :version, :cause,
                                :entered, :exited, :enteredCount, :exitedCount, :size)""")
                .bind("sequence", change.sequence())
                .bind("audience", change.audience())
                .bind("asOf", change.asOf())
                .bind("committedAt", committedAt)
                .bind("run", change.run())
                .bind("version", change.version())
                .bind("cause", change.cause().word())
                .bind("entered", BitmapCodec.write(change.entered()))
                .bind("exited", BitmapCodec.write(change.exited()))
                .bind("enteredCount", change.entered().getLongCardinality())
                .bind("exitedCount", change.exited().getLongCardinality())
                .bind("size", change.size())
                .execute();
    }

    /** Shows the changes of an audience before a sequence, newest first, for as long as {@code visit} says to go on. */
    void walkBack(Handle handle, String audience, long before, Predicate<ChangeSet> visit) {
        walkBack(
                before,
                visit,
                sequence -> handle.createQuery(
                                CHANGES + "WHERE audience = ? AND sequence < ? ORDER BY sequence DESC LIMIT " + BATCH)
                        .bind(0, audience)
                        .bind(1, sequence)
                        .map((row, context) -> change(row))
                        .list());
    }

    /** Shows the changes of all audiences before a sequence, newest first, for as long as {@code visit} says to go on. */
    void walkBack(Handle handle, long before, Predicate<ChangeSet> visit) {
        walkBack(
                before,
                visit,
                sequence -> handle.createQuery(CHANGES + "WHERE sequence < ? ORDER BY sequence DESC LIMIT " + BATCH)
                        .bind(0, sequence)
                        .map((row, context) -> change(row))
                        .list());
    }

    private static void walkBack(long before, Predicate<ChangeSet> visit, LongFunction<List<ChangeSet>> read) {
        long sequence = before;
        while (true) {
            List<ChangeSet> batch = read.apply(sequence);
            for (ChangeSet change : batch) {
                if (!visit.test(change)) {
                    return;
                }
                sequence = change.sequence();
            }
            if (batch.size() < BATCH) {
                return;
            }
        }
    }

    /** The changes of an audience after a sequence and up to another, included, oldest first. */
    List<ChangeSet> listAfter(Handle handle, String audience, long sequence, long upTo) {
        return handle.createQuery(CHANGES + "WHERE audience = ? AND sequence > ? AND sequence <= ? ORDER BY sequence")
                .bind(0, audience)
                .bind(1, sequence)
                .bind(2, upTo)
                .map((row, context) -> change(row))
                .list();
    }

    /** What changed when, without whom: the changes of an audience before a sequence, newest first. */
    List<AudienceHistoryEntry> history(Handle handle, String audience, long before, int limit) {
        return handle.createQuery("""
                        SELECT sequence, as_of, run, version, cause, entered_count, exited_count, size_after
                        FROM membership_changes WHERE audience = ? AND sequence < ? ORDER BY sequence DESC LIMIT ?""")
                .bind(0, audience)
                .bind(1, before)
                .bind(2, limit)
                .map((row, context) -> new AudienceHistoryEntry(
                        row.getLong("sequence"),
                        Micros.toInstant(row.getLong("as_of")),
                        row.getString("run"),
                        row.getInt("version"),
                        cause(row),
                        row.getLong("entered_count"),
                        row.getLong("exited_count"),
                        row.getLong("size_after")))
                .list();
    }

    private static Cause cause(ResultSet row) throws SQLException {
        return Word.find(Cause.class, row.getString("cause")).orElseThrow();
    }

    private static ChangeSet change(ResultSet row) throws SQLException {
        return new ChangeSet(
                row.getLong("sequence"),
                row.getString("audience"),
                row.getLong("as_of"),
                row.getString("run"),
                row.getInt("version"),
                cause(row),
                BitmapCodec.read(row.getBytes("entered")),
                BitmapCodec.read(row.getBytes("exited")),
                row.getLong("size_after"));
    }

    /** Writes the bitmaps of a change anew, or removes it when both are empty. */
    void rewrite(Handle handle, ChangeSet change) {
        if (change.entered().isEmpty() && change.exited().isEmpty()) {
            handle.createUpdate("DELETE FROM membership_changes WHERE sequence = ?")
                    .bind(0, change.sequence())
                    .execute();
            return;
        }
        handle.createUpdate("""
                        UPDATE membership_changes
                        SET entered = ?, exited = ?, entered_count = ?, exited_count = ? WHERE sequence = ?""")
                .bind(0, BitmapCodec.write(change.entered()))
                .bind(1, BitmapCodec.write(change.exited()))
                .bind(2, change.entered().getLongCardinality())
                .bind(3, change.exited().getLongCardinality())
                .bind(4, change.sequence())
                .execute();
    }

    /** Takes one customer out of the sizes after the changes from one sequence until before another. */
    void shrink(Handle handle, String audience, long from, long until) {
        handle.createUpdate("""
                        UPDATE membership_changes SET size_after = size_after - 1
                        WHERE audience = ? AND sequence >= ? AND sequence < ?""").bind(0, audience).bind(1, from).bind(2, until).execute();
    }

    void delete(Handle handle, String audience) {
        handle.createUpdate("DELETE FROM membership_changes WHERE audience = ?")
                .bind(0, audience)
                .execute();
    }
}
