CREATE TABLE decision_act (
    id TEXT PRIMARY KEY,
    number BIGINT NOT NULL UNIQUE,
    product TEXT NOT NULL,
    kind TEXT NOT NULL,
    decided_on DATE NOT NULL,
    content TEXT NOT NULL,
    digest TEXT NOT NULL UNIQUE,
    pdf BYTEA NOT NULL,
    pdf_digest TEXT NOT NULL UNIQUE,
    signer TEXT NOT NULL,
    signed_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX decision_act_product ON decision_act (product, number);

-- A decision is written once. Only those of a demonstration ever leave.
CREATE TRIGGER decision_act_is_unchanged BEFORE UPDATE ON decision_act
BEGIN SELECT RAISE(ABORT, 'a decision is written once'); END;
CREATE TRIGGER decision_act_is_kept BEFORE DELETE ON decision_act WHEN NOT OLD.demonstration
BEGIN SELECT RAISE(ABORT, 'a decision is kept'); END;
