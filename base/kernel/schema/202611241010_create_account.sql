CREATE TABLE account (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    subject TEXT UNIQUE,
    created_at TIMESTAMPTZ NOT NULL,
    signed_in_at TIMESTAMPTZ NOT NULL,
    disabled_at TIMESTAMPTZ
);

CREATE TABLE account_session (
    id TEXT PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL REFERENCES account (id),
    how TEXT NOT NULL,
    device TEXT NOT NULL,
    logout_hint TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    last_seen_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ
);
CREATE INDEX account_session_account ON account_session (account);
CREATE INDEX account_session_last_seen ON account_session (last_seen_at);

CREATE TABLE account_code (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL,
    context TEXT NOT NULL UNIQUE,
    code TEXT,
    return_to TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    tries BIGINT NOT NULL,
    used_at TIMESTAMPTZ
);
CREATE INDEX account_code_email ON account_code (email, created_at);
CREATE INDEX account_code_created ON account_code (created_at);
