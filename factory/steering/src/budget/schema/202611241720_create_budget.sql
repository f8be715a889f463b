CREATE TABLE budget_layer (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    year BIGINT NOT NULL,
    kind TEXT NOT NULL,
    ae_cents BIGINT,
    settled_on DATE,
    complete BOOLEAN NOT NULL,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    revision BIGINT NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE UNIQUE INDEX budget_layer_place ON budget_layer (product, year, kind);

CREATE TABLE budget_cell (
    layer TEXT NOT NULL REFERENCES budget_layer (id) ON DELETE CASCADE,
    activity TEXT NOT NULL,
    resource TEXT NOT NULL,
    cents BIGINT NOT NULL,
    PRIMARY KEY (layer, activity, resource)
);

CREATE TABLE budget_convention (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    funder TEXT NOT NULL,
    kind TEXT NOT NULL,
    reference TEXT NOT NULL,
    amount_cents BIGINT NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    revision BIGINT NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX budget_convention_product ON budget_convention (product, ends_on);

CREATE TABLE budget_publication (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    year BIGINT NOT NULL,
    published_on DATE NOT NULL,
    content TEXT NOT NULL,
    digest TEXT NOT NULL,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX budget_publication_product ON budget_publication (product, published_on);
