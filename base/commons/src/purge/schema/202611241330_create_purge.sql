CREATE TABLE purge_report (
    id TEXT PRIMARY KEY,
    done_at TIMESTAMPTZ NOT NULL,
    counted_at TIMESTAMPTZ NOT NULL,
    simulation BOOLEAN NOT NULL,
    destroyed BIGINT NOT NULL,
    anonymised BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    content TEXT NOT NULL
);
CREATE INDEX purge_report_done ON purge_report (done_at);
