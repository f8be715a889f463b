CREATE TABLE rights_restriction (
    id TEXT PRIMARY KEY,
    request TEXT NOT NULL UNIQUE,
    account TEXT,
    email TEXT NOT NULL,
    since TIMESTAMPTZ NOT NULL,
    end_planned_at TIMESTAMPTZ,
    lifted_at TIMESTAMPTZ
);
