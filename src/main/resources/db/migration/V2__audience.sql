CREATE TABLE audiences (
    id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL PRIMARY KEY,
    state VARCHAR(16) NOT NULL,
    -- the latest; every edit adds one
    version INT NOT NULL,
    published_version INT NULL,
    -- of the latest version, for lists to filter by
    name VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL,
    description VARCHAR(2000) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL,
    brands JSON NOT NULL,
    tags JSON NOT NULL,
    created_at BIGINT NOT NULL,
    created_by VARCHAR(200) CHARACTER SET utf8mb4 NOT NULL,
    -- the last edit, publishing, archiving or restoring
    changed_at BIGINT NOT NULL,
    changed_by VARCHAR(200) CHARACTER SET utf8mb4 NOT NULL,
    KEY audiences_by_state (state)
);

CREATE TABLE audience_versions (
    audience VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
    version INT NOT NULL,
    -- canonical JSON; not checked again when it is read
    definition LONGTEXT CHARACTER SET utf8mb4 NOT NULL,
    created_at BIGINT NOT NULL,
    created_by VARCHAR(200) CHARACTER SET utf8mb4 NOT NULL,
    -- when this version last became the published one
    published_at BIGINT NULL,
    published_by VARCHAR(200) CHARACTER SET utf8mb4 NULL,
    PRIMARY KEY (audience, version)
);
