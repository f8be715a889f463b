CREATE TABLE transfer_plan (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    direction TEXT NOT NULL,
    receiver TEXT NOT NULL,
    receiver_email TEXT NOT NULL,
    due_on DATE NOT NULL,
    state TEXT NOT NULL,
    decision TEXT,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX transfer_plan_product ON transfer_plan (product, written_at);

CREATE TABLE transfer_item (
    id TEXT PRIMARY KEY,
    plan TEXT NOT NULL REFERENCES transfer_plan (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    place TEXT NOT NULL,
    state TEXT NOT NULL,
    reserve TEXT NOT NULL,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    checker TEXT,
    checker_name TEXT,
    checked_at TIMESTAMPTZ
);
CREATE INDEX transfer_item_plan ON transfer_item (plan, written_at);

CREATE TABLE transfer_dossier (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    digest TEXT NOT NULL,
    files BIGINT NOT NULL,
    missing TEXT NOT NULL,
    author TEXT,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX transfer_dossier_product ON transfer_dossier (product, written_at);

CREATE TABLE transfer_drill (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    dossier TEXT NOT NULL,
    held_on DATE NOT NULL,
    result TEXT NOT NULL,
    report TEXT NOT NULL,
    author TEXT,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX transfer_drill_product ON transfer_drill (product, held_on);
