-- The journal is kept for a year by the clock of the database itself, whatever instant the program gives. A day keeps its bounds, is marked once,
-- and is never removed.
DROP TRIGGER journal_event_is_kept;
DROP TRIGGER journal_segment_is_kept;

CREATE TRIGGER journal_event_is_kept BEFORE DELETE ON journal_event
WHEN OLD.position IS NULL OR datetime(OLD.at, '+1 year') > datetime('now')
    OR NOT EXISTS (SELECT 1 FROM journal_segment
        WHERE purged_at IS NOT NULL AND first_position <= OLD.position AND last_position >= OLD.position)
BEGIN SELECT RAISE(ABORT, 'a line of the journal is kept for a year, and goes with its whole day'); END;

CREATE TRIGGER journal_segment_is_kept BEFORE UPDATE ON journal_segment
WHEN OLD.purged_at IS NOT NULL OR NEW.day <> OLD.day OR NEW.first_position <> OLD.first_position OR NEW.opening <> OLD.opening
    OR NEW.last_position < OLD.last_position
BEGIN SELECT RAISE(ABORT, 'a day of the journal keeps its bounds'); END;

CREATE TRIGGER journal_segment_is_marked_in_time BEFORE UPDATE OF purged_at ON journal_segment
WHEN NEW.purged_at IS NULL OR date(NEW.purged_at) < date(OLD.day, '+1 day', '+1 year') OR date('now') < date(OLD.day, '+1 day', '+1 year')
BEGIN SELECT RAISE(ABORT, 'a day of the journal is kept for a year'); END;

CREATE TRIGGER journal_segment_is_made_whole BEFORE INSERT ON journal_segment
WHEN NEW.purged_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a day of the journal is made with its lines'); END;

CREATE TRIGGER journal_segment_is_never_removed BEFORE DELETE ON journal_segment
BEGIN SELECT RAISE(ABORT, 'a day of the journal is never removed'); END;
