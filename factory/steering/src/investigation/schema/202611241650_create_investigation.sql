CREATE TABLE investigation_interview (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    target TEXT NOT NULL,
    held_on DATE NOT NULL,
    consent BOOLEAN NOT NULL,
    verbatim TEXT NOT NULL,
    notes BYTEA,
    interviewer TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX investigation_interview_product ON investigation_interview (product, held_on);

CREATE TABLE investigation_hypothesis (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    statement TEXT NOT NULL,
    state TEXT NOT NULL,
    evidence TEXT NOT NULL,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX investigation_hypothesis_product ON investigation_hypothesis (product);

CREATE TABLE investigation_report (
    product TEXT PRIMARY KEY,
    summary TEXT NOT NULL,
    alternatives TEXT NOT NULL,
    constraints TEXT NOT NULL,
    published_at TIMESTAMPTZ,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
