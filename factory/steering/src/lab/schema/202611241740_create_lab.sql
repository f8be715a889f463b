CREATE TABLE lab_session (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    held_on DATE NOT NULL,
    place TEXT NOT NULL,
    profiles TEXT NOT NULL,
    table_count BIGINT NOT NULL,
    roti TEXT NOT NULL,
    next_on DATE,
    digest TEXT,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX lab_session_product ON lab_session (product, held_on);

CREATE TABLE lab_participant (
    id TEXT PRIMARY KEY,
    session TEXT NOT NULL REFERENCES lab_session (id),
    email BYTEA NOT NULL,
    email_index TEXT NOT NULL,
    held_on DATE NOT NULL
);
CREATE UNIQUE INDEX lab_participant_once ON lab_participant (session, email_index);

CREATE TABLE lab_lesson (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    session TEXT NOT NULL REFERENCES lab_session (id),
    statement TEXT NOT NULL,
    digest TEXT NOT NULL,
    choice TEXT,
    reason TEXT NOT NULL,
    decided_on DATE,
    delivery TEXT NOT NULL,
    link TEXT,
    delivered_on DATE,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX lab_lesson_product ON lab_lesson (product);

CREATE TABLE lab_verbatim (
    id TEXT PRIMARY KEY,
    session TEXT NOT NULL REFERENCES lab_session (id),
    lesson TEXT REFERENCES lab_lesson (id),
    profile TEXT NOT NULL,
    words BYTEA NOT NULL,
    held_on DATE NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX lab_verbatim_session ON lab_verbatim (session);

CREATE TABLE lab_launch (
    product TEXT PRIMARY KEY,
    first_user_on DATE NOT NULL,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
