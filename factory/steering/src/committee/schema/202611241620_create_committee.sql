CREATE TABLE committee_session (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    gate TEXT NOT NULL,
    held_on DATE NOT NULL,
    place TEXT NOT NULL,
    state TEXT NOT NULL,
    schedule_reason TEXT NOT NULL,
    problem TEXT NOT NULL,
    last_months TEXT NOT NULL,
    strategy TEXT NOT NULL,
    ask TEXT NOT NULL,
    outcome TEXT,
    envelope_cents BIGINT,
    covers_until DATE,
    proof TEXT NOT NULL,
    decision TEXT,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    revision BIGINT NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX committee_session_product ON committee_session (product, held_on);
CREATE INDEX committee_session_day ON committee_session (held_on);

CREATE TABLE committee_member (
    id TEXT PRIMARY KEY,
    session TEXT NOT NULL REFERENCES committee_session (id) ON DELETE CASCADE,
    seat TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL
);
CREATE INDEX committee_member_session ON committee_member (session);

CREATE TABLE committee_document (
    id TEXT PRIMARY KEY,
    session TEXT NOT NULL REFERENCES committee_session (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    link TEXT,
    extension TEXT NOT NULL,
    size BIGINT NOT NULL,
    content BYTEA,
    author TEXT NOT NULL,
    attached_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX committee_document_session ON committee_document (session);
