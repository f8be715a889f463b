-- The role of the service may not delete a line: only this function may, a whole day at a time, never before six months.
CREATE FUNCTION journal_purge(until DATE, done_at TIMESTAMPTZ) RETURNS BIGINT LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    bound BIGINT;
    gone BIGINT;
BEGIN
    IF done_at < until + INTERVAL '6 months' THEN
        RAISE EXCEPTION 'a day of the journal is kept for six months at least';
    END IF;
    UPDATE journal_segment SET purged_at = done_at WHERE day < until AND purged_at IS NULL;
    SELECT MAX(last_position) INTO bound FROM journal_segment WHERE purged_at IS NOT NULL;
    DELETE FROM journal_event WHERE position <= bound;
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END $$;
