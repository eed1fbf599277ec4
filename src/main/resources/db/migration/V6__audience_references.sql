-- One row. Whoever changes who names whom, or relies on it, locks it first.
CREATE TABLE audience_graph (
    only_row TINYINT NOT NULL PRIMARY KEY
);
INSERT INTO audience_graph VALUES (1);

-- Who names whom in a condition. Conditions written before this table could not name audiences.
CREATE TABLE audience_references (
    audience VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
    named VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
    -- which version of the audience names the other: the latest, the published one, or both
    in_latest BOOLEAN NOT NULL,
    in_published BOOLEAN NOT NULL,
    PRIMARY KEY (audience, named),
    KEY audience_references_by_named (named)
);
