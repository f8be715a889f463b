CREATE TABLE strategy_roadmap (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    orientation TEXT NOT NULL,
    ends_on DATE NOT NULL,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    revision BIGINT NOT NULL,
    demonstration BOOLEAN NOT NULL
);

CREATE TABLE strategy_goal (
    id TEXT PRIMARY KEY,
    roadmap TEXT NOT NULL REFERENCES strategy_roadmap (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    result TEXT NOT NULL,
    indicator TEXT NOT NULL,
    target TEXT NOT NULL,
    due_on DATE NOT NULL,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    revision BIGINT NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX strategy_goal_roadmap ON strategy_goal (roadmap, due_on);

CREATE TABLE strategy_link (
    goal TEXT NOT NULL REFERENCES strategy_goal (id) ON DELETE CASCADE,
    product TEXT NOT NULL,
    contribution TEXT NOT NULL,
    PRIMARY KEY (goal, product)
);
CREATE INDEX strategy_link_product ON strategy_link (product);

CREATE TABLE strategy_comment (
    id TEXT PRIMARY KEY,
    roadmap TEXT NOT NULL REFERENCES strategy_roadmap (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    answer TEXT,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX strategy_comment_roadmap ON strategy_comment (roadmap, written_at);

CREATE TABLE strategy_version (
    id TEXT PRIMARY KEY,
    roadmap TEXT NOT NULL,
    number BIGINT NOT NULL,
    content TEXT NOT NULL,
    digest TEXT NOT NULL,
    decision TEXT NOT NULL,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE UNIQUE INDEX strategy_version_number ON strategy_version (roadmap, number);

CREATE TABLE strategy_request (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    body TEXT NOT NULL,
    subject TEXT NOT NULL,
    asked_on DATE NOT NULL,
    due_on DATE NOT NULL,
    answered_on DATE,
    answer TEXT NOT NULL,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX strategy_request_product ON strategy_request (product, due_on);

CREATE TABLE strategy_message (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL,
    kind TEXT NOT NULL,
    audience TEXT NOT NULL,
    message TEXT NOT NULL,
    channel TEXT NOT NULL,
    planned_on DATE NOT NULL,
    done_on DATE,
    result TEXT NOT NULL,
    author TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    demonstration BOOLEAN NOT NULL
);
CREATE INDEX strategy_message_product ON strategy_message (product, planned_on);
