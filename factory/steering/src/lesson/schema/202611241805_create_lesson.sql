CREATE TABLE lesson_page (
    product TEXT PRIMARY KEY,
    tried TEXT NOT NULL,
    learned TEXT NOT NULL,
    reusable TEXT NOT NULL,
    published_at TIMESTAMPTZ,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
