-- What divided the buyers of some brands into fifths in a run. Instants are microseconds since 1970-01-01T00:00Z.
CREATE TABLE run_thresholds (
    run VARCHAR(36) NOT NULL,
    position INT NOT NULL,
    -- one id a line, sorted; empty for all brands
    brands MEDIUMTEXT NOT NULL,
    zone VARCHAR(64) NOT NULL,
    figure VARCHAR(4000) NOT NULL,
    -- the ends of the lower four fifths, in ascending order, with blanks between; empty without buyers
    ends VARCHAR(1000) NOT NULL,
    buyers BIGINT NOT NULL,
    computed_at BIGINT NOT NULL,
    PRIMARY KEY (run, position),
    KEY run_thresholds_last (zone, figure(200), computed_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
