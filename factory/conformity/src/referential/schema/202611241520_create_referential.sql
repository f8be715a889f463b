CREATE TABLE conformity_standard (
    id TEXT PRIMARY KEY,
    standard TEXT NOT NULL,
    title TEXT NOT NULL,
    category TEXT NOT NULL,
    number BIGINT NOT NULL,
    label TEXT NOT NULL,
    version TEXT NOT NULL,
    retired BOOLEAN NOT NULL
);

CREATE TABLE conformity_rule (
    id TEXT PRIMARY KEY,
    rule TEXT NOT NULL,
    version BIGINT NOT NULL,
    label TEXT NOT NULL,
    proof TEXT NOT NULL,
    class TEXT NOT NULL,
    phases TEXT NOT NULL,
    days BIGINT NOT NULL,
    retired BOOLEAN NOT NULL,
    account TEXT,
    at TIMESTAMPTZ NOT NULL,
    UNIQUE (rule, version)
);
