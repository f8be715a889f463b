CREATE TABLE dpia_screening (
    id TEXT PRIMARY KEY,
    processing TEXT NOT NULL,
    number BIGINT NOT NULL,
    content TEXT NOT NULL,
    scope TEXT NOT NULL,
    author TEXT,
    written_at TIMESTAMPTZ NOT NULL,
    replaced_at TIMESTAMPTZ,
    UNIQUE (processing, number)
);

CREATE TABLE dpia_assessment (
    id TEXT PRIMARY KEY,
    processing TEXT NOT NULL,
    number BIGINT NOT NULL,
    state TEXT NOT NULL,
    content TEXT NOT NULL,
    scope TEXT NOT NULL,
    author TEXT,
    written_at TIMESTAMPTZ NOT NULL,
    replaced_at TIMESTAMPTZ,
    UNIQUE (processing, number)
);
