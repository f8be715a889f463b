CREATE TABLE conformity_scan (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    url TEXT NOT NULL,
    asked_at TIMESTAMPTZ NOT NULL,
    done_at TIMESTAMPTZ,
    report TEXT,
    digest TEXT,
    met BIGINT NOT NULL,
    refuted BIGINT NOT NULL,
    unknown BIGINT NOT NULL
);
CREATE INDEX conformity_scan_product ON conformity_scan (product, id);
