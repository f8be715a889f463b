CREATE TABLE conformity_perimeter (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    categories TEXT NOT NULL,
    recipients TEXT NOT NULL,
    retentions TEXT NOT NULL,
    tools TEXT NOT NULL,
    domains TEXT NOT NULL,
    health BOOLEAN NOT NULL,
    cyber_tenths BIGINT,
    declared TEXT,
    account TEXT,
    at TIMESTAMPTZ NOT NULL
);
CREATE INDEX conformity_perimeter_product ON conformity_perimeter (product, id);
