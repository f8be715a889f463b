//! What is added behind the program's back is found at the next start, and on PostgreSQL stays out of the application's reach.

use kernel::schema::{self, Diverged};
use kernel::{Deployment, Kernel};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement};
use testkit::{Place, place};

use crate::toy::{self, count};

/// The owner of the database, who lets the guard of schemas know that a migration is going on.
async fn owner(place: &Place, declared: bool) -> DatabaseConnection {
    let config = place.config();
    let migration = if declared { "%20-c%20fabrique.migration%3Don" } else { "" };
    let url = match &config.base.url {
        Some(url) => format!("{}?options=-c%20search_path%3Dnotes{migration}", url.reveal()),
        None => format!("sqlite://{}/notes.db", config.donnees.display()),
    };
    Database::connect(url).await.unwrap()
}

/// A column, table, view or index of a hundred: what makes it, its name, and how the application would read it.
struct Addition {
    name: String,
    made: String,
    read: Option<String>,
}

const TABLES: [(&str, &str); 5] = [
    ("toy_note", "id"),
    ("kernel_job", "kind"),
    ("kernel_letter", "recipient"),
    ("kernel_grant", "account"),
    ("journal_segment", "root"),
];

/// The same hundred at each run: a small generator with a fixed seed.
fn additions() -> Vec<Addition> {
    let mut seed = 0x5eed_u64;
    let mut draw = move |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    (0..100).map(|rank| addition(&format!("ajout_{rank}"), draw(8), TABLES[draw(TABLES.len())])).collect()
}

fn addition(name: &str, kind: usize, (table, column): (&str, &str)) -> Addition {
    let postgres = place::on_postgres();
    let (made, read) = match kind {
        0 => (format!("ALTER TABLE {table} ADD COLUMN {name} TEXT"), Some(format!("SELECT {name} FROM {table}"))),
        1 => (
            format!("ALTER TABLE {table} ADD COLUMN {name} BIGINT DEFAULT 3"),
            Some(format!("SELECT {name} FROM {table}")),
        ),
        2 => (format!("CREATE TABLE {name} (nom TEXT)"), Some(format!("SELECT * FROM {name}"))),
        3 => (format!("CREATE VIEW {name} AS SELECT {column} FROM {table}"), Some(format!("SELECT * FROM {name}"))),
        4 => (format!("CREATE INDEX {name} ON {table} (lower({column}))"), None),
        5 => (format!("CREATE INDEX {name} ON {table} ({column}) WHERE {column} <> 'x'"), None),
        6 if postgres => (
            format!("CREATE MATERIALIZED VIEW {name} AS SELECT {column} FROM {table}"),
            Some(format!("SELECT * FROM {name}")),
        ),
        7 if postgres => {
            (format!("CREATE FOREIGN TABLE {name} (nom TEXT) SERVER loin"), Some(format!("SELECT * FROM {name}")))
        }
        6 => (format!("ALTER TABLE {table} ADD COLUMN {name} TEXT AS ({column} || 'x')"), None),
        _ => (format!("CREATE VIRTUAL TABLE {name} USING fts5(mots)"), None),
    };
    Addition { name: name.to_owned(), made, read }
}

async fn add_all(place: &Place, additions: &[Addition]) {
    let owner = owner(place, true).await;
    if place::on_postgres() {
        owner
            .execute_unprepared("CREATE FOREIGN DATA WRAPPER rien; CREATE SERVER loin FOREIGN DATA WRAPPER rien")
            .await
            .unwrap();
    }
    for Addition { made, .. } in additions {
        owner.execute_unprepared(made).await.unwrap_or_else(|error| panic!("{made}: {error}"));
    }
    owner.close().await.unwrap();
}

/// Whether every addition is named as a whole word by one of the objects.
fn all_named(additions: &[Addition], objects: &[String]) -> bool {
    let word =
        |object: &str, name: &str| object.split(|c: char| !c.is_alphanumeric() && c != '_').any(|part| part == name);
    additions.iter().all(|addition| objects.iter().any(|object| word(object, &addition.name)))
}

#[tokio::test]
async fn a_hundred_additions_behind_the_program_s_back_are_found_a_hundred_times() {
    let place = Place::new().await;
    let (deployment, _) = toy::open(&place).await.unwrap();
    let additions = additions();
    add_all(&place, &additions).await;
    let running = &deployment.running[1];
    let found = schema::check(running.kernel.db(), &running.records).await.unwrap();
    let objects: Vec<_> = found.iter().map(|difference| difference.object.clone()).collect();
    assert!(all_named(&additions, &objects), "{objects:#?}");
    deployment.close().await;
    let refusal = toy::open(&place).await.err().unwrap().downcast::<Diverged>().unwrap();
    let objects: Vec<_> = refusal.0[0].1.iter().map(|difference| difference.object.clone()).collect();
    assert!(all_named(&additions, &objects), "{objects:#?}");
}

#[tokio::test]
async fn none_of_a_hundred_additions_is_readable_by_the_application_on_postgresql() {
    if !place::on_postgres() {
        return;
    }
    let place = Place::new().await;
    let (deployment, _) = toy::open(&place).await.unwrap();
    let additions = additions();
    add_all(&place, &additions).await;
    assert_eq!(readable(deployment.front(), &additions).await, Vec::<String>::new());
    // A start that is refused gives nothing either.
    assert!(toy::open(&place).await.is_err());
    assert_eq!(readable(deployment.front(), &additions).await, Vec::<String>::new());
    assert!(additions.iter().filter(|addition| addition.read.is_some()).count() > 50);
}

/// What the application's two connections can read of the additions.
async fn readable(kernel: &Kernel, additions: &[Addition]) -> Vec<String> {
    let mut readable = Vec::new();
    for read in additions.iter().filter_map(|addition| addition.read.as_ref()) {
        let statement = Statement::from_string(kernel.db().reader().get_database_backend(), read.clone());
        let tx = kernel.begin_as_system("essai").await.unwrap();
        let written = tx.sql().query_all_raw(statement.clone()).await.is_ok();
        if written || kernel.db().reader().query_all_raw(statement).await.is_ok() {
            readable.push(read.clone());
        }
    }
    readable
}

/// The ways by which a statement that found its way into a query would become somebody else.
const ESCAPES: [&str; 8] = [
    "SET ROLE NONE",
    "RESET ROLE",
    "SET SESSION AUTHORIZATION DEFAULT",
    "RESET SESSION AUTHORIZATION",
    "SET ROLE {owner}",
    "SET SESSION AUTHORIZATION {owner}",
    "GRANT {owner} TO current_user",
    "GRANT SELECT ON toy_note TO current_user",
];

#[tokio::test]
async fn no_statement_makes_a_service_the_owner_of_its_tables() {
    if !place::on_postgres() {
        return;
    }
    let place = Place::new().await;
    let (deployment, _) = toy::open(&place).await.unwrap();
    let admin = owner(&place, true).await;
    admin.execute_unprepared("ALTER TABLE toy_note ADD COLUMN telephone TEXT").await.unwrap();
    let me = admin.query_one_raw(Statement::from_string(admin.get_database_backend(), "SELECT current_user::text"));
    let me: String = me.await.unwrap().unwrap().try_get_by_index(0).unwrap();
    for escape in ESCAPES.map(|escape| escape.replace("{owner}", &me)) {
        for read in ["SELECT telephone FROM toy_note", "SELECT * FROM toy_note", "DROP TABLE toy_note"] {
            let tx = deployment.front().begin_as_system("essai").await.unwrap();
            let escaped = tx.sql().execute_unprepared(&escape).await.is_ok();
            let read_inside = escaped && tx.sql().execute_unprepared(read).await.is_ok();
            let together = deployment.front().db().reader().execute_unprepared(&format!("{escape}; {read}")).await;
            assert!(!read_inside && together.is_err(), "{escape}, then {read}");
        }
    }
}

#[tokio::test]
async fn accounts_that_the_operator_gives_are_used_and_hold_the_same_wall() {
    if !place::on_postgres() {
        return;
    }
    let place = Place::new().await;
    let admin = owner(&place, true).await;
    let [small, large] = ["a", "b"].map(|name| format!("essai_{name}_{}", kernel::Random::system().digits(12)));
    let base = place.config().base.url.unwrap().reveal().to_owned();
    let mut config = place.config();
    for (service, role) in [("notes", &small), ("plateforme", &large)] {
        admin.execute_unprepared(&format!("CREATE ROLE {role} LOGIN PASSWORD 'essai'")).await.unwrap();
        let mut url = url::Url::parse(&base).unwrap();
        url.set_username(role).unwrap();
        url.set_password(Some("essai")).unwrap();
        config.base.comptes.insert(service.into(), kernel::config::Secret::new(url.to_string()));
    }
    let deployment = toy::open_with(config, vec![toy::service()], kernel::Clock::system()).await.unwrap();
    toy::write_note(deployment.front(), "a").await;
    admin.execute_unprepared("ALTER TABLE notes.toy_note ADD COLUMN telephone TEXT").await.unwrap();
    let kernel = deployment.front();
    let who = Statement::from_string(admin.get_database_backend(), "SELECT session_user::text");
    let who: String = kernel.db().reader().query_one_raw(who).await.unwrap().unwrap().try_get_by_index(0).unwrap();
    assert_eq!(who, small);
    assert!(kernel.db().reader().execute_unprepared("RESET ROLE; SELECT telephone FROM toy_note").await.is_err());
    deployment.close().await;
    for role in [small, large] {
        admin.execute_unprepared(&format!("DROP OWNED BY {role} CASCADE; DROP ROLE {role}")).await.unwrap();
    }
}

#[tokio::test]
async fn the_application_reads_what_is_declared() {
    let place = Place::new().await;
    let (deployment, _) = toy::open(&place).await.unwrap();
    let read = |read: &str| Addition { name: String::new(), made: String::new(), read: Some(read.to_owned()) };
    let declared = ["SELECT id, words FROM toy_note", "SELECT recipient FROM kernel_letter"].map(read);
    assert_eq!(readable(deployment.front(), &declared).await.len(), 2);
}

#[tokio::test]
async fn an_account_without_superuser_rights_starts_with_fewer_defences_and_the_same_check() {
    if !place::on_postgres() {
        return;
    }
    let place = Place::new().await;
    let role = format!("essai_{}", kernel::Random::system().digits(12));
    let admin = owner(&place, true).await;
    let base = place.config().base.url.unwrap().reveal().rsplit('/').next().unwrap().to_owned();
    admin
        .execute_unprepared(&format!(
            "CREATE ROLE {role} LOGIN PASSWORD 'essai'; GRANT CREATE ON DATABASE {base} TO {role}"
        ))
        .await
        .unwrap();
    let mut config = place.config();
    let mut url = url::Url::parse(config.base.url.as_ref().unwrap().reveal()).unwrap();
    url.set_username(&role).unwrap();
    url.set_password(Some("essai")).unwrap();
    config.base.url = Some(kernel::config::Secret::new(url.to_string()));
    let open = async || {
        let ground =
            kernel::Ground { config: config.clone(), clock: kernel::Clock::system(), random: kernel::Random::system() };
        Deployment::open(ground, Vec::new(), vec![toy::service()]).await
    };
    toy::write_note(open().await.unwrap().front(), "a").await;
    admin.execute_unprepared("ALTER TABLE notes.toy_note ADD COLUMN telephone TEXT").await.unwrap();
    assert!(open().await.err().unwrap().downcast::<Diverged>().is_ok());
    admin.execute_unprepared(&format!("DROP OWNED BY {role} CASCADE; DROP ROLE {role}")).await.unwrap();
}

#[tokio::test]
async fn the_server_refuses_a_change_that_is_no_migration() {
    if !place::on_postgres() {
        return;
    }
    let place = Place::new().await;
    let (_deployment, _) = toy::open(&place).await.unwrap();
    let owner = owner(&place, false).await;
    for Addition { made, .. } in additions().iter().filter(|addition| !addition.made.contains("SERVER")) {
        let refusal = owner.execute_unprepared(made).await.unwrap_err().to_string();
        assert!(refusal.contains("migration"), "{made}: {refusal}");
    }
    assert!(owner.execute_unprepared("CREATE TABLE public.ailleurs (id TEXT)").await.is_ok());
}

#[tokio::test]
async fn what_appears_at_night_is_journaled() {
    let place = Place::new().await;
    let (deployment, clock) = toy::open(&place).await.unwrap();
    deployment.tend().await.unwrap();
    assert_eq!(count(deployment.front(), "journal_event WHERE kind = 'schema.diverged'").await, 0);
    owner(&place, true).await.execute_unprepared("ALTER TABLE toy_note ADD COLUMN telephone TEXT").await.unwrap();
    clock.advance(chrono::TimeDelta::days(1));
    deployment.tend().await.unwrap();
    let told = "journal_event WHERE kind = 'schema.diverged' AND details LIKE '%toy_note.telephone%'";
    assert_eq!(count(deployment.front(), told).await, 1);
}

#[tokio::test]
async fn a_personal_value_in_a_technical_column_is_suspected_without_being_repeated() {
    let place = Place::new().await;
    let (deployment, _) = toy::open(&place).await.unwrap();
    write(&deployment, "ines.benali@exemple.fr", "Bonjour").await;
    write(&deployment, "a", "écrire à contact@exemple.fr").await;
    write(&deployment, "b", "FR76 3000 6000 0112 3456 7890 189").await;
    let found = schema::look_again(deployment.front()).await.unwrap().suspicions;
    let columns: Vec<_> = found.iter().map(|one| (one.table, one.column, one.found.label())).collect();
    assert_eq!(columns, [("toy_note", "id", "adresse électronique"), ("toy_note", "words", "IBAN")]);
    assert_eq!(count(deployment.front(), "journal_event WHERE kind = 'schema.suspicion'").await, 2);
    assert_eq!(
        count(deployment.front(), "journal_event WHERE details LIKE '%benali%' OR details LIKE '%3000%'").await,
        0
    );
}

async fn write(deployment: &Deployment, id: &str, words: &str) {
    let tx = deployment.front().begin_as_system("essai").await.unwrap();
    let insert = "INSERT INTO toy_note (id, words) VALUES ($1, $2)";
    tx.sql()
        .execute_raw(Statement::from_sql_and_values(tx.sql().get_database_backend(), insert, [id.into(), words.into()]))
        .await
        .unwrap();
    tx.commit(kernel::Event::new("note.written")).await.unwrap();
}
