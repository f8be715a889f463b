-- The journal is kept for a year by the clock of the database itself, whatever instant the program gives; the owner of the schema is held to it.
-- A day keeps its bounds, is marked once, and is never removed.
CREATE OR REPLACE FUNCTION journal_event_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.position IS NULL OR OLD.at + INTERVAL '1 year' > now()
        OR NOT EXISTS (SELECT 1 FROM journal_segment
            WHERE purged_at IS NOT NULL AND first_position <= OLD.position AND last_position >= OLD.position)
    THEN RAISE EXCEPTION 'a line of the journal is kept for a year, and goes with its whole day';
    END IF;
    RETURN OLD;
END $$;

CREATE OR REPLACE FUNCTION journal_segment_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    term timestamptz;
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a day of the journal is never removed';
    ELSIF TG_OP = 'INSERT' THEN
        IF NEW.purged_at IS NOT NULL THEN
            RAISE EXCEPTION 'a day of the journal is made with its lines';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.purged_at IS NOT NULL OR NEW.day <> OLD.day OR NEW.first_position <> OLD.first_position OR NEW.opening <> OLD.opening
        OR NEW.last_position < OLD.last_position
    THEN RAISE EXCEPTION 'a day of the journal keeps its bounds';
    END IF;
    term := (OLD.day + 1 + INTERVAL '1 year') AT TIME ZONE 'UTC';
    IF NEW.purged_at IS NOT NULL AND (NEW.purged_at < term OR now() < term) THEN
        RAISE EXCEPTION 'a day of the journal is kept for a year';
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER journal_segment_is_kept ON journal_segment;
CREATE TRIGGER journal_segment_is_kept BEFORE INSERT OR UPDATE OR DELETE ON journal_segment
    FOR EACH ROW EXECUTE FUNCTION journal_segment_is_kept();
