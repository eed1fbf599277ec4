-- One row. Every write of the tables below locks it first and takes the next number, so numbers commit in their own order:
-- whoever has read up to a number has missed nothing before it.
CREATE TABLE membership_revision (
    id TINYINT NOT NULL PRIMARY KEY,
    revision BIGINT NOT NULL,
    -- numbers of customers erased so far, so that a calculation that began before does not bring one back
    erased LONGBLOB NOT NULL
);
INSERT INTO membership_revision (id, revision, erased) VALUES (1, 0, '');

-- The primary record: what each calculation changed. One that changes nothing leaves no row.
CREATE TABLE membership_changes (
    -- the revision that wrote the row: the order of the feed, with gaps
    sequence BIGINT NOT NULL PRIMARY KEY,
    audience VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
    as_of BIGINT NOT NULL,
    committed_at BIGINT NOT NULL,
    run VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
    version INT NOT NULL,
    cause VARCHAR(16) NOT NULL,
    entered LONGBLOB NOT NULL,
    exited LONGBLOB NOT NULL,
    entered_count BIGINT NOT NULL,
    exited_count BIGINT NOT NULL,
    size_after BIGINT NOT NULL,
    KEY membership_changes_by_audience (audience, sequence)
);

-- The members now, which the changes add up to.
CREATE TABLE memberships (
    audience VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL PRIMARY KEY,
    version INT NOT NULL,
    run VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
    computed_at BIGINT NOT NULL,
    size BIGINT NOT NULL,
    members LONGBLOB NOT NULL,
    -- the sequence of the last change, or the revision of the first calculation when that found no one
    last_change BIGINT NOT NULL,
    -- the revision of the last write of this row
    revision BIGINT NOT NULL,
    -- the revision that last rewrote changes already committed: an erasure, or the first calculation
    rewritten BIGINT NOT NULL,
    -- changes after this sequence are complete, as is membership from the instant on
    history_from BIGINT NOT NULL,
    history_from_instant BIGINT NOT NULL,
    KEY memberships_by_revision (revision)
);
