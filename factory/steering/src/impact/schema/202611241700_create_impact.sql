CREATE TABLE impact_indicator (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    kind TEXT,
    name TEXT NOT NULL,
    family TEXT NOT NULL,
    unit TEXT NOT NULL,
    direction TEXT NOT NULL,
    frequency TEXT NOT NULL,
    aarri TEXT,
    dataviz TEXT,
    calculation TEXT NOT NULL,
    limits TEXT NOT NULL,
    source TEXT NOT NULL,
    automated BOOLEAN NOT NULL,
    flagship BOOLEAN NOT NULL,
    since DATE NOT NULL,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE UNIQUE INDEX impact_indicator_name ON impact_indicator (product, name);
CREATE UNIQUE INDEX impact_indicator_kind ON impact_indicator (product, kind);
CREATE UNIQUE INDEX impact_indicator_flagship ON impact_indicator (product) WHERE flagship;

CREATE TABLE impact_measure (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    indicator TEXT NOT NULL,
    frequency TEXT NOT NULL,
    measured_on DATE NOT NULL,
    millionths BIGINT NOT NULL,
    target BOOLEAN NOT NULL,
    period BOOLEAN NOT NULL,
    starts_on DATE,
    automated BOOLEAN NOT NULL,
    source TEXT NOT NULL,
    territory TEXT,
    dataviz TEXT,
    comments TEXT NOT NULL,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE UNIQUE INDEX impact_measure_key ON impact_measure (indicator, frequency, measured_on);
CREATE INDEX impact_measure_product ON impact_measure (product, measured_on);

CREATE TABLE impact_review (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    indicator TEXT NOT NULL,
    level TEXT NOT NULL,
    remark TEXT NOT NULL,
    quality TEXT NOT NULL,
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX impact_review_indicator ON impact_review (indicator, written_at);
