CREATE TABLE conformity_token (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    digest TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ
);
CREATE INDEX conformity_token_product ON conformity_token (product);
