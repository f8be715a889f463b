CREATE TABLE team_mission (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES registry_person (id) ON DELETE CASCADE,
    product TEXT NOT NULL,
    trade TEXT NOT NULL,
    status TEXT NOT NULL,
    share BIGINT NOT NULL,
    employer TEXT NOT NULL,
    start_on DATE NOT NULL,
    end_on DATE,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX team_mission_product ON team_mission (product);

CREATE TABLE team_contract (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    label TEXT NOT NULL,
    kind TEXT NOT NULL,
    holder TEXT NOT NULL,
    partners TEXT NOT NULL,
    ordered BIGINT NOT NULL,
    consumed BIGINT NOT NULL,
    ends_on DATE NOT NULL,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX team_contract_product ON team_contract (product);

CREATE TABLE team_access (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES registry_person (id) ON DELETE CASCADE,
    product TEXT NOT NULL,
    tool TEXT NOT NULL,
    opened_on DATE NOT NULL,
    closed_on DATE,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX team_access_product ON team_access (product);

CREATE TABLE team_step (
    person TEXT NOT NULL REFERENCES registry_person (id) ON DELETE CASCADE,
    product TEXT NOT NULL,
    step TEXT NOT NULL,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL,
    PRIMARY KEY (person, product, step)
);

CREATE TABLE team_training (
    person TEXT NOT NULL REFERENCES registry_person (id) ON DELETE CASCADE,
    course TEXT NOT NULL,
    followed_on DATE NOT NULL,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL,
    PRIMARY KEY (person, course)
);

CREATE TABLE team_note (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    words BYTEA NOT NULL,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX team_note_product ON team_note (product, written_at);

CREATE TABLE team_choice (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    decided_on DATE NOT NULL,
    what TEXT NOT NULL,
    why TEXT NOT NULL,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX team_choice_product ON team_choice (product, decided_on);
