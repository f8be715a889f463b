CREATE TABLE rights_request (
    id TEXT PRIMARY KEY,
    right_asked TEXT NOT NULL,
    email TEXT NOT NULL,
    account TEXT,
    message BYTEA,
    answer BYTEA,
    state TEXT NOT NULL,
    code TEXT,
    tries BIGINT NOT NULL,
    follow TEXT NOT NULL UNIQUE,
    download TEXT UNIQUE,
    received_at TIMESTAMPTZ NOT NULL,
    verified_at TIMESTAMPTZ,
    due_at TIMESTAMPTZ NOT NULL,
    extended_at TIMESTAMPTZ,
    alerted_at TIMESTAMPTZ,
    answered_at TIMESTAMPTZ
);
CREATE INDEX rights_request_state ON rights_request (state, due_at);
CREATE INDEX rights_request_account ON rights_request (account);

CREATE TABLE rights_proof (
    id TEXT PRIMARY KEY,
    erased_at TIMESTAMPTZ NOT NULL,
    person TEXT NOT NULL,
    content TEXT NOT NULL,
    digest TEXT NOT NULL
);
