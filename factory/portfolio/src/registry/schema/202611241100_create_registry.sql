CREATE TABLE registry_product (
    id TEXT PRIMARY KEY,
    revision BIGINT NOT NULL,
    title TEXT NOT NULL,
    mission TEXT NOT NULL,
    sponsors TEXT NOT NULL,
    incubator TEXT NOT NULL,
    incubators TEXT NOT NULL,
    link TEXT,
    repository TEXT,
    contact TEXT NOT NULL,
    contact_dinum TEXT,
    contact_incubator TEXT,
    stats BOOLEAN,
    stats_url TEXT,
    budget_url TEXT,
    impact_url TEXT,
    dashlord_url TEXT,
    accessibility_status TEXT,
    analyse_risques BOOLEAN,
    analyse_risques_url TEXT,
    mon_service_securise BOOLEAN,
    usertypes TEXT NOT NULL,
    thematiques TEXT NOT NULL,
    techno TEXT NOT NULL,
    phases_unread TEXT NOT NULL,
    events_unread TEXT NOT NULL,
    fast TEXT,
    rgpd TEXT,
    redirect_from TEXT NOT NULL,
    robots TEXT,
    extra TEXT NOT NULL,
    body TEXT NOT NULL,
    ended_on DATE,
    imported_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE registry_phase (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL REFERENCES registry_product (id),
    name TEXT NOT NULL,
    start_on DATE NOT NULL,
    end_on DATE,
    comment TEXT,
    extra TEXT NOT NULL,
    position BIGINT NOT NULL,
    origin TEXT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    superseded_at TIMESTAMPTZ
);
CREATE INDEX registry_phase_product ON registry_phase (product, recorded_at);
CREATE INDEX registry_phase_current ON registry_phase (product, position) WHERE superseded_at IS NULL;

CREATE TABLE registry_event (
    id TEXT PRIMARY KEY,
    product TEXT NOT NULL REFERENCES registry_product (id),
    name TEXT NOT NULL,
    on_date DATE NOT NULL,
    comment TEXT,
    extra TEXT NOT NULL,
    position BIGINT NOT NULL
);
CREATE INDEX registry_event_product ON registry_event (product, position);

CREATE TABLE registry_history (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    record TEXT NOT NULL,
    field TEXT NOT NULL,
    before TEXT,
    after TEXT,
    origin TEXT NOT NULL,
    account TEXT,
    changed_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX registry_history_record ON registry_history (kind, record, changed_at);

CREATE TABLE registry_incubator (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    owner TEXT,
    short_description TEXT,
    logo TEXT,
    github TEXT,
    contact TEXT,
    address TEXT,
    website TEXT,
    highlighted_startups TEXT NOT NULL,
    redirect_from TEXT NOT NULL,
    hidden BOOLEAN,
    extra TEXT NOT NULL,
    body TEXT NOT NULL,
    imported_at TIMESTAMPTZ,
    changed_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE registry_organisation (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    acronym TEXT,
    kind TEXT,
    domaine_ministeriel TEXT,
    annuaire TEXT,
    extra TEXT NOT NULL,
    imported_at TIMESTAMPTZ,
    changed_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE registry_phase_text (
    status TEXT PRIMARY KEY,
    label TEXT NOT NULL,
    rank BIGINT,
    short_description TEXT,
    documentation_url TEXT,
    extra TEXT NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE registry_person (
    id TEXT PRIMARY KEY,
    username TEXT NOT NULL UNIQUE,
    fullname TEXT NOT NULL,
    role TEXT,
    domaine TEXT,
    member_type TEXT,
    previously TEXT NOT NULL,
    startups TEXT NOT NULL,
    teams TEXT NOT NULL,
    incubator TEXT,
    extra TEXT NOT NULL,
    source_digest TEXT NOT NULL,
    last_mission_ends_on DATE,
    changed_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE registry_mission (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES registry_person (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    start_on DATE,
    end_on DATE,
    status TEXT,
    employer TEXT,
    extra TEXT NOT NULL
);
CREATE INDEX registry_mission_person ON registry_mission (person, position);

CREATE TABLE registry_assignment (
    mission TEXT NOT NULL REFERENCES registry_mission (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    product TEXT NOT NULL,
    PRIMARY KEY (mission, position)
);
CREATE INDEX registry_assignment_product ON registry_assignment (product);

CREATE TABLE registry_external (
    source TEXT NOT NULL,
    external TEXT NOT NULL,
    product TEXT REFERENCES registry_product (id),
    changed_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (source, external)
);
CREATE INDEX registry_external_product ON registry_external (product);
