CREATE TABLE conformity_constat (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    criterion TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    origin TEXT NOT NULL,
    account TEXT,
    role TEXT,
    note TEXT,
    message TEXT NOT NULL,
    evidence TEXT,
    piece TEXT,
    scope TEXT,
    expires_on DATE,
    at TIMESTAMPTZ NOT NULL
);
CREATE INDEX conformity_constat_latest ON conformity_constat (product, criterion, kind, id);

CREATE TABLE conformity_piece (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    content BYTEA NOT NULL,
    size BIGINT NOT NULL,
    digest TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL
);
CREATE INDEX conformity_piece_product ON conformity_piece (product);
