CREATE TABLE deadline_entry (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    due_on DATE NOT NULL,
    done_on DATE,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX deadline_entry_product ON deadline_entry (product, due_on);

CREATE TABLE deadline_subscription (
    account TEXT PRIMARY KEY,
    calendar TEXT UNIQUE,
    letters BOOLEAN NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    sent_at TIMESTAMPTZ
);
