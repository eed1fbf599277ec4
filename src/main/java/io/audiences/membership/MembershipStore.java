package io.audiences.membership;

import io.audiences.condition.Word;
import io.audiences.customer.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.roaringbitmap.RoaringBitmap;

/** The SQL of members and their changes. */
final class MembershipStore {
    /** Changes in memory at a time. */
    private static final int BATCH = 64;

    private static final String CHANGES =
            "SELECT sequence, audience, as_of, run, version, cause, entered, exited, size_after FROM membership_changes ";

    /** The last revision, and the numbers of erased customers. */
    record Revision(long number, RoaringBitmap erased) {}

    /** Keeps every other write out until the transaction ends. */
    Revision lock(Handle handle) {
        return handle.createQuery("SELECT revision, erased FROM membership_revision WHERE id = 1 FOR UPDATE")
                .map((row, context) -> new Revision(row.getLong(1), BitmapCodec.read(row.getBytes(2))))
                .one();
    }

    void advance(Handle handle, long revision) {
        handle.createUpdate("UPDATE membership_revision SET revision = ? WHERE id = 1")
                .bind(0, revision)
                .execute();
    }

    void writeErased(Handle handle, RoaringBitmap erased) {
        handle.createUpdate("UPDATE membership_revision SET erased = ? WHERE id = 1")
                .bind(0, BitmapCodec.write(erased))
                .execute();
    }

    long revision(Handle handle) {
        return handle.createQuery("SELECT revision FROM membership_revision WHERE id = 1")
                .mapTo(Long.class)
                .one();
    }

    /** The revision of every audience's members, by audience. */
    Map<String, Long> revisions(Handle handle) {
        return handle.createQuery("SELECT audience, revision FROM memberships")
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<CurrentMembers> find(Handle handle, String audience) {
        return handle.createQuery("""
                        SELECT audience, version, run, computed_at, members, last_change, revision, rewritten,
                               history_from, history_from_instant
                        FROM memberships WHERE audience = ?""")
                .bind(0, audience)
                .map((row, context) -> current(row))
                .findOne();
    }

    void insert(Handle handle, CurrentMembers current) {
        bind(handle.createUpdate("""
                INSERT INTO memberships (audience, version, run, computed_at, size, members, last_change, revision,
                                         rewritten, history_from, history_from_instant)
                VALUES (:audience, :version, :run, :computedAt, :size, :members, :lastChange, :revision,
                        :rewritten, :historyFrom, :historyFromInstant)"""), current).execute();
    }

    void update(Handle handle, CurrentMembers current) {
        bind(handle.createUpdate("""
                UPDATE memberships
                SET version = :version, run = :run, computed_at = :computedAt, size = :size, members = :members,
                    last_change = :lastChange, revision = :revision, rewritten = :rewritten,
                    history_from = :historyFrom, history_from_instant = :historyFromInstant
                WHERE audience = :audience"""), current).execute();
    }

    /** Notes a calculation that found the same members. */
    void touch(Handle handle, CurrentMembers current) {
        handle.createUpdate(
                        "UPDATE memberships SET version = ?, run = ?, computed_at = ?, revision = ? WHERE audience = ?")
                .bind(0, current.version())
                .bind(1, current.run())
                .bind(2, current.computedAt())
                .bind(3, current.revision())
                .bind(4, current.audience())
                .execute();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, CurrentMembers current) {
        return statement
                .bind("audience", current.audience())
                .bind("version", current.version())
                .bind("run", current.run())
                .bind("computedAt", current.computedAt())
                .bind("size", current.members().getLongCardinality())
                .bind("members", BitmapCodec.write(current.members()))
                .bind("lastChange", current.lastChange())
                .bind("revision", current.revision())
                .bind("rewritten", current.rewritten())
                .bind("historyFrom", current.historyFrom())
                .bind("historyFromInstant", current.historyFromInstant());
    }

    private static CurrentMembers current(ResultSet row) throws SQLException {
        return new CurrentMembers(
                row.getString("audience"),
                row.getInt("version"),
                row.getString("run"),
                row.getLong("computed_at"),
                BitmapCodec.read(row.getBytes("members")),
                row.getLong("last_change"),
                row.getLong("revision"),
                row.getLong("rewritten"),
                row.getLong("history_from"),
                row.getLong("history_from_instant"));
    }

    void insertChange(Handle handle, ChangeSet change, long committedAt) {
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
    List<ChangeSet> changesAfter(Handle handle, String audience, long sequence, long upTo) {
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
    void rewriteChange(Handle handle, ChangeSet change) {
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
        for (String table : List.of("memberships", "membership_changes")) {
            handle.createUpdate("DELETE FROM " + table + " WHERE audience = ?")
                    .bind(0, audience)
                    .execute();
        }
    }
}
