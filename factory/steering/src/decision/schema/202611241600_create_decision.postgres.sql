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
CREATE FUNCTION decision_act_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.demonstration THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'a decision is written once and kept';
END $$;
CREATE TRIGGER decision_act_is_kept BEFORE UPDATE OR DELETE ON decision_act FOR EACH ROW EXECUTE FUNCTION decision_act_is_kept();
