CREATE TABLE priority_candidate (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    title TEXT NOT NULL,
    hypothesis TEXT NOT NULL,
    indicator TEXT NOT NULL,
    gain BIGINT NOT NULL,
    confidence BIGINT NOT NULL,
    cost_cents BIGINT NOT NULL,
    state TEXT NOT NULL,
    ended_on DATE,
    lesson TEXT NOT NULL,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX priority_candidate_product ON priority_candidate (product);
