CREATE TABLE agent_product (
    product TEXT PRIMARY KEY,
    key TEXT NOT NULL,
    digest TEXT NOT NULL,
    manifest TEXT NOT NULL,
    registered_at TIMESTAMPTZ NOT NULL
);
CREATE TABLE agent_report (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL REFERENCES agent_product (product),
    read_at TIMESTAMPTZ NOT NULL,
    received_at TIMESTAMPTZ NOT NULL,
    manifest TEXT NOT NULL,
    agrees BOOLEAN NOT NULL,
    content TEXT NOT NULL
);
CREATE UNIQUE INDEX agent_report_read ON agent_report (product, read_at);
