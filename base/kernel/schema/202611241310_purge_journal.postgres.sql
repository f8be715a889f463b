-- A line leaves the journal with its whole day, once that day is marked as purged, and no day is marked before six months: the owner of the
-- schema itself is held to it.
CREATE FUNCTION journal_event_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.position IS NULL
        OR NOT EXISTS (SELECT 1 FROM journal_segment WHERE purged_at IS NOT NULL AND last_position >= OLD.position)
    THEN RAISE EXCEPTION 'a line of the journal is kept until its day is purged';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER journal_event_is_kept BEFORE DELETE ON journal_event FOR EACH ROW EXECUTE FUNCTION journal_event_is_kept();

CREATE FUNCTION journal_segment_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.purged_at IS DISTINCT FROM OLD.purged_at AND (NEW.purged_at IS NULL OR NEW.purged_at < OLD.day + INTERVAL '6 months')
    THEN RAISE EXCEPTION 'a day of the journal is kept for six months at least';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER journal_segment_is_kept BEFORE UPDATE ON journal_segment FOR EACH ROW EXECUTE FUNCTION journal_segment_is_kept();
