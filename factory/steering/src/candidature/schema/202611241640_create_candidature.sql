CREATE TABLE candidature_problem (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    email TEXT NOT NULL,
    account TEXT,
    words BYTEA NOT NULL,
    state TEXT NOT NULL,
    follow TEXT NOT NULL UNIQUE,
    pitch_on DATE,
    answer BYTEA,
    product TEXT,
    received_at TIMESTAMPTZ NOT NULL,
    answered_at TIMESTAMPTZ,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX candidature_problem_state ON candidature_problem (state, received_at);

CREATE TABLE candidature_vote (
    problem TEXT NOT NULL REFERENCES candidature_problem (id) ON DELETE CASCADE,
    stage TEXT NOT NULL,
    account TEXT NOT NULL,
    opinion TEXT NOT NULL,
    voted_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (problem, stage, account)
);
