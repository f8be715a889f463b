CREATE TABLE gate_evidence (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    gate TEXT NOT NULL,
    criterion TEXT NOT NULL,
    held BOOLEAN NOT NULL,
    score BIGINT,
    measure TEXT,
    evidence TEXT NOT NULL,
    link TEXT,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX gate_evidence_product ON gate_evidence (product, gate, written_at);

CREATE TABLE gate_derogation (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    gate TEXT NOT NULL,
    criterion TEXT NOT NULL,
    reason TEXT NOT NULL,
    ends_on DATE NOT NULL,
    decision TEXT NOT NULL,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX gate_derogation_product ON gate_derogation (product, gate);

CREATE TABLE gate_engagement (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    problem TEXT NOT NULL,
    sponsor TEXT NOT NULL,
    half_days BIGINT NOT NULL,
    commitments TEXT NOT NULL,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX gate_engagement_product ON gate_engagement (product, written_at);

CREATE TABLE gate_signature (
    engagement TEXT NOT NULL REFERENCES gate_engagement (id) ON DELETE CASCADE,
    quality TEXT NOT NULL,
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (engagement, quality)
);
