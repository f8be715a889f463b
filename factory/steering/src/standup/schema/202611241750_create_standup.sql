CREATE TABLE standup_week (
    product TEXT NOT NULL,
    week DATE NOT NULL,
    weather TEXT NOT NULL,
    figures TEXT NOT NULL,
    priorities TEXT NOT NULL,
    dates TEXT NOT NULL,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL,
    PRIMARY KEY (product, week)
);

CREATE TABLE standup_need (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    asked_on DATE NOT NULL,
    need TEXT NOT NULL,
    taker TEXT,
    closed_on DATE,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX standup_need_product ON standup_need (product, asked_on);
