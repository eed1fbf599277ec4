package io.audiences.membership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.roaringbitmap.RoaringBitmap;

/** The SQL of the members now, and of the lock that all writes take. */
final class MembershipStore {
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

    void delete(Handle handle, String audience) {
        handle.createUpdate("DELETE FROM memberships WHERE audience = ?")
                .bind(0, audience)
                .execute();
    }
}
