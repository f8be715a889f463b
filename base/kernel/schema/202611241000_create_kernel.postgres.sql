CREATE TABLE journal_event (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at TIMESTAMPTZ NOT NULL,
    actor_kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    details TEXT NOT NULL,
    position BIGINT UNIQUE,
    link TEXT
);
CREATE INDEX journal_event_unsealed ON journal_event (id) WHERE position IS NULL;
CREATE INDEX journal_event_subject ON journal_event (subject_kind, subject);


CREATE TABLE journal_segment (
    day DATE PRIMARY KEY,
    first_position BIGINT NOT NULL,
    last_position BIGINT NOT NULL,
    opening TEXT NOT NULL,
    root TEXT NOT NULL,
    purged_at TIMESTAMPTZ
);

CREATE TABLE kernel_job (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    run_at TIMESTAMPTZ NOT NULL,
    attempts BIGINT NOT NULL,
    state TEXT NOT NULL,
    locked_until TIMESTAMPTZ,
    last_error TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    done_at TIMESTAMPTZ
);
CREATE INDEX kernel_job_due ON kernel_job (state, run_at);

CREATE TABLE kernel_letter (
    id TEXT PRIMARY KEY,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    sent_at TIMESTAMPTZ
);

CREATE TABLE kernel_grant (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    role TEXT NOT NULL,
    scope TEXT NOT NULL,
    granted_at TIMESTAMPTZ NOT NULL,
    granted_by TEXT NOT NULL,
    ended_at TIMESTAMPTZ
);
CREATE INDEX kernel_grant_account ON kernel_grant (account);
CREATE UNIQUE INDEX kernel_grant_once ON kernel_grant (account, role, scope) WHERE ended_at IS NULL;

-- A line of the journal is never rewritten: only its seal may be set, once.
CREATE FUNCTION journal_event_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.position IS NOT NULL
        OR (NEW.id, NEW.at, NEW.actor_kind, NEW.actor, NEW.kind, NEW.subject_kind, NEW.subject, NEW.details)
        IS DISTINCT FROM (OLD.id, OLD.at, OLD.actor_kind, OLD.actor, OLD.kind, OLD.subject_kind, OLD.subject, OLD.details)
    THEN RAISE EXCEPTION 'the journal is append-only';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER journal_event_is_final BEFORE UPDATE ON journal_event FOR EACH ROW EXECUTE FUNCTION journal_event_is_final();
