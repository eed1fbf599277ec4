CREATE TABLE api_keys (
    id VARCHAR(36) NOT NULL PRIMARY KEY,
    name VARCHAR(200) NOT NULL,
    -- SHA-256 of the whole key; the key itself is kept nowhere
    hash BINARY(32) NOT NULL,
    start VARCHAR(16) NOT NULL,
    scopes JSON NOT NULL,
    -- NULL for no restriction
    brands JSON NULL,
    created_at BIGINT NOT NULL,
    created_by VARCHAR(200) NOT NULL,
    revoked_at BIGINT NULL,
    UNIQUE KEY api_keys_hash (hash)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Answers to requests with an Idempotency-Key; a row without a status is being worked on.
CREATE TABLE idempotent_answers (
    api_key VARCHAR(36) NOT NULL,
    idempotency_key VARCHAR(255) NOT NULL,
    -- SHA-256 of method, address and body
    request CHAR(64) NOT NULL,
    -- of the attempt that is working on it
    attempt VARCHAR(36) NOT NULL,
    created_at BIGINT NOT NULL,
    status SMALLINT NULL,
    headers JSON NULL,
    body LONGTEXT NULL,
    PRIMARY KEY (api_key, idempotency_key),
    KEY idempotent_answers_created_at (created_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
