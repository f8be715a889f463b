CREATE TABLE __feature___entry (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    added_at TIMESTAMPTZ NOT NULL
);
