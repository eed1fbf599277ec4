-- One row. Writers of facts share its lock; whoever changes the catalogue, takes back or erases has it alone.
CREATE TABLE catalogue_version (
    only_row TINYINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

INSERT INTO catalogue_version VALUES (1, 1);

CREATE TABLE brands (
    number SMALLINT UNSIGNED NOT NULL PRIMARY KEY,
    id VARCHAR(128) NOT NULL,
    name VARCHAR(1000) NOT NULL,
    zone VARCHAR(64) NULL,
    declared BOOLEAN NOT NULL,
    UNIQUE KEY brands_id (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Attributes that are not built in; tags and consents have their prefix.
CREATE TABLE attributes (
    name VARCHAR(64) NOT NULL PRIMARY KEY,
    type VARCHAR(16) NOT NULL,
    declared BOOLEAN NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE event_types (
    number SMALLINT UNSIGNED NOT NULL PRIMARY KEY,
    name VARCHAR(64) NOT NULL,
    declared BOOLEAN NOT NULL,
    UNIQUE KEY event_types_name (name)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

INSERT INTO event_types VALUES
    (1, 'PURCHASE', TRUE),
    (2, 'ADD_TO_CART', TRUE),
    (3, 'VISIT', TRUE),
    (4, 'VIEW', TRUE),
    (5, 'REGISTRATION', TRUE),
    (6, 'REFERRAL', TRUE),
    (7, 'REDEMPTION', TRUE);

-- Properties that are not built in; `item` tells those of line items.
CREATE TABLE event_properties (
    event_type SMALLINT UNSIGNED NOT NULL,
    item BOOLEAN NOT NULL,
    name VARCHAR(64) NOT NULL,
    type VARCHAR(16) NOT NULL,
    declared BOOLEAN NOT NULL,
    PRIMARY KEY (event_type, item, name)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Instants are microseconds since 1970-01-01T00:00Z everywhere.
CREATE TABLE customers (
    number INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    id VARCHAR(128) NOT NULL,
    email VARCHAR(1000) NULL,
    phone VARCHAR(1000) NULL,
    name VARCHAR(1000) NULL,
    gender VARCHAR(1000) NULL,
    birth_date DATE NULL,
    country VARCHAR(1000) NULL,
    city VARCHAR(1000) NULL,
    language VARCHAR(1000) NULL,
    timezone VARCHAR(1000) NULL,
    status VARCHAR(1000) NULL,
    is_anonymous BOOLEAN NULL,
    tier VARCHAR(1000) NULL,
    registered_at BIGINT NULL,
    last_seen_at BIGINT NULL,
    brands JSON NULL,
    location JSON NULL,
    tags JSON NULL,
    consent JSON NULL,
    custom JSON NULL,
    UNIQUE KEY customers_id (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Clustered in the order in which they are read. Brand 0 is none.
CREATE TABLE events (
    customer INT UNSIGNED NOT NULL,
    occurred_at BIGINT NOT NULL,
    id VARCHAR(128) NOT NULL,
    type SMALLINT UNSIGNED NOT NULL,
    brand SMALLINT UNSIGNED NOT NULL,
    value DECIMAL(18, 6) NULL,
    discounted_value DECIMAL(18, 6) NULL,
    order_id VARCHAR(1000) NULL,
    channel VARCHAR(1000) NULL,
    store VARCHAR(1000) NULL,
    payment_method VARCHAR(1000) NULL,
    platform VARCHAR(1000) NULL,
    items JSON NULL,
    properties JSON NULL,
    PRIMARY KEY (customer, occurred_at, id),
    UNIQUE KEY events_id (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- The brands of a customer's events, with the first such event.
CREATE TABLE customer_brands (
    customer INT UNSIGNED NOT NULL,
    brand SMALLINT UNSIGNED NOT NULL,
    first_event_at BIGINT NOT NULL,
    PRIMARY KEY (customer, brand)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Ids of events that were taken back; delivered again they do not count.
CREATE TABLE taken_back (
    id VARCHAR(128) NOT NULL PRIMARY KEY,
    customer INT UNSIGNED NOT NULL,
    KEY taken_back_customer (customer)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE imports (
    id VARCHAR(36) NOT NULL PRIMARY KEY,
    kind VARCHAR(16) NOT NULL,
    state VARCHAR(16) NOT NULL,
    done BIGINT NOT NULL,
    accepted BIGINT NOT NULL,
    repeated BIGINT NOT NULL,
    rejected BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    started_at BIGINT NULL,
    finished_at BIGINT NULL,
    error VARCHAR(1000) NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE import_rejections (
    import VARCHAR(36) NOT NULL,
    position INT NOT NULL,
    line BIGINT NOT NULL,
    pointer VARCHAR(255) NOT NULL,
    code VARCHAR(32) NOT NULL,
    detail VARCHAR(1000) NOT NULL,
    PRIMARY KEY (import, position)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
