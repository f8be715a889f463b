CREATE TABLE fiche_note (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL REFERENCES registry_product (id),
    account TEXT NOT NULL,
    text TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX fiche_note_product ON fiche_note (product, written_at);
