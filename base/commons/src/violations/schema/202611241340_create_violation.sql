CREATE TABLE violation (
    id TEXT PRIMARY KEY,
    number BIGINT NOT NULL UNIQUE,
    title BYTEA NOT NULL,
    opening TEXT NOT NULL UNIQUE,
    aware_at TIMESTAMPTZ NOT NULL,
    opened_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    alerted_hours BIGINT NOT NULL,
    settled_at TIMESTAMPTZ,
    letters_step TEXT,
    letters BIGINT NOT NULL,
    closed_at TIMESTAMPTZ
);
CREATE INDEX violation_settled ON violation (settled_at);

CREATE TABLE violation_step (
    id TEXT PRIMARY KEY,
    violation TEXT NOT NULL REFERENCES violation (id),
    rank BIGINT NOT NULL,
    kind TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    author TEXT NOT NULL,
    content BYTEA NOT NULL,
    UNIQUE (violation, rank)
);
