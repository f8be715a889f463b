-- A line leaves the journal with its whole day, once that day is marked as purged, and no day is marked before six months.
CREATE TRIGGER journal_event_is_kept BEFORE DELETE ON journal_event
WHEN OLD.position IS NULL
    OR NOT EXISTS (SELECT 1 FROM journal_segment WHERE purged_at IS NOT NULL AND last_position >= OLD.position)
BEGIN SELECT RAISE(ABORT, 'a line of the journal is kept until its day is purged'); END;

CREATE TRIGGER journal_segment_is_kept BEFORE UPDATE OF purged_at ON journal_segment
WHEN NEW.purged_at IS NULL OR date(NEW.purged_at) < date(OLD.day, '+6 months')
BEGIN SELECT RAISE(ABORT, 'a day of the journal is kept for six months at least'); END;
