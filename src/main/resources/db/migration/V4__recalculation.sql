-- The ledger: one row a run, kept whatever became of it. Instants are microseconds since 1970-01-01T00:00Z.
CREATE TABLE runs (
    -- the order of the requests
    position BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    id VARCHAR(36) NOT NULL,
    state VARCHAR(16) NOT NULL,
    cause VARCHAR(16) NOT NULL,
    phase VARCHAR(16) NOT NULL,
    as_of BIGINT NULL,
    done BIGINT NOT NULL,
    total BIGINT NOT NULL,
    entered BIGINT NOT NULL,
    exited BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    started_at BIGINT NULL,
    finished_at BIGINT NULL,
    failure_code VARCHAR(64) NULL,
    failure_detail VARCHAR(1000) NULL,
    failure_what_to_do VARCHAR(1000) NULL,
    UNIQUE KEY runs_id (id),
    KEY runs_state (state)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE run_audiences (
    run VARCHAR(36) NOT NULL,
    audience VARCHAR(128) NOT NULL,
    version INT NOT NULL,
    state VARCHAR(16) NOT NULL,
    members BIGINT NOT NULL,
    entered BIGINT NOT NULL,
    exited BIGINT NOT NULL,
    failure_code VARCHAR(64) NULL,
    failure_detail VARCHAR(1000) NULL,
    failure_what_to_do VARCHAR(1000) NULL,
    PRIMARY KEY (run, audience),
    KEY run_audiences_audience (audience)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
