//! A service that holds people in every way a declaration can say: by address, through another table, several in one row, encrypted.

use chrono::{DateTime, NaiveDate, Utc};
use kernel::manifest::{Manifest, Role, Service};
use kernel::records::{JOURNAL, Word};
use kernel::vault::{Cell, Encrypted};
use kernel::{Event, Feature, Kernel, Migration};
use privacy::{Fate, Id, Period, Personal, Processing, Retention, Sensitive, Trigger};
use sea_orm::{ConnectionTrait, Statement, Value};
use testkit::{App, Setup};

pub const TOY: Processing = Processing {
    id: "essai",
    name: "Traitement d'essai",
    free_text_guard: Some("Un texte d'essai, sans rien de personnel"),
    ..JOURNAL
};

const fn two_years(trigger: Trigger, fate: Fate) -> Retention {
    Retention {
        trigger,
        active: Period::months(12),
        intermediate: Some(Period::months(12)),
        fate,
        source: "Décision d'essai",
    }
}

pub const MEMBER_LIFE: Retention = two_years(Trigger::Column("left_at"), Fate::Destruction);
pub const NOTE_LIFE: Retention = two_years(
    Trigger::Parent { column: "member", table: "toy_member", key: "id", trigger: "left_at" },
    Fate::Destruction,
);
pub const FICHE_LIFE: Retention = two_years(Trigger::Column("ended_on"), Fate::Destruction);
pub const PAPER_LIFE: Retention = two_years(Trigger::Column("closed_at"), Fate::Versement);

#[derive(privacy::Record)]
#[record(table = "toy_member", processing = TOY, subject(contact = "email"))]
#[allow(dead_code, reason = "written and read by plain SQL")]
pub struct Member {
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant")]
    pub id: Id,
    #[field(personal(category = Identification, retention = MEMBER_LIFE, erasure = delete))]
    pub email: Personal<String>,
    #[field(personal(category = Identification, retention = MEMBER_LIFE, erasure = delete), label = "Nom")]
    pub name: Personal<String>,
    #[field(technical = "fait courir la durée")]
    pub left_at: Option<DateTime<Utc>>,
}

#[derive(privacy::Record)]
#[record(table = "toy_note", processing = TOY, subject(through(column = "member", table = "toy_member", key = "id")))]
#[allow(dead_code, reason = "written and read by plain SQL")]
pub struct Note {
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant")]
    pub id: Id,
    #[field(technical = "membre")]
    pub member: Id,
    #[field(personal(category = FreeText, retention = NOTE_LIFE, erasure = delete))]
    pub words: Sensitive<Encrypted>,
}

#[derive(privacy::Record)]
#[record(table = "toy_fiche", processing = TOY, subject(contact = "lead", contact = "deputy"))]
#[allow(dead_code, reason = "written and read by plain SQL")]
pub struct Fiche {
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant")]
    pub id: Id,
    #[field(editorial)]
    pub title: String,
    #[field(personal(category = ProfessionalLife, retention = FICHE_LIFE, erasure = pseudonymise))]
    pub lead: Personal<String>,
    #[field(personal(category = ProfessionalLife, retention = FICHE_LIFE, erasure = delete))]
    pub deputy: Option<Personal<String>>,
    #[field(technical = "fin")]
    pub ended_on: Option<NaiveDate>,
}

#[derive(privacy::Record)]
#[record(table = "toy_paper", processing = TOY, subject(account = "account"))]
#[allow(dead_code, reason = "written and read by plain SQL")]
pub struct Paper {
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant")]
    pub id: Id,
    #[field(technical = "compte")]
    pub account: Id,
    #[field(technical = "nature")]
    pub kind: Word,
    #[field(personal(category = ProfessionalLife, retention = PAPER_LIFE, erasure = keep("archive publique, art. 17 §3 d")))]
    pub text: Personal<String>,
    #[field(technical = "clôture")]
    pub closed_at: Option<DateTime<Utc>>,
}

/// A file deposited by somebody.
#[derive(privacy::Record)]
#[record(table = "toy_piece", processing = TOY, subject(through(column = "member", table = "toy_member", key = "id")))]
#[allow(dead_code, reason = "written and read by plain SQL")]
pub struct Piece {
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant")]
    pub id: Id,
    #[field(technical = "membre")]
    pub member: Id,
    #[field(personal(category = Identification, retention = NOTE_LIFE, erasure = delete, file))]
    pub file: Personal<String>,
}

const TABLES: Migration = Migration::new(
    "202601010000_create_toy",
    "CREATE TABLE toy_member (id TEXT PRIMARY KEY, email TEXT NOT NULL, name TEXT NOT NULL, left_at TIMESTAMPTZ);
     CREATE TABLE toy_note (id TEXT PRIMARY KEY, member TEXT NOT NULL REFERENCES toy_member (id), words BYTEA NOT NULL);
     CREATE TABLE toy_piece (id TEXT PRIMARY KEY, member TEXT NOT NULL REFERENCES toy_member (id), file TEXT NOT NULL);
     CREATE TABLE toy_fiche (id TEXT PRIMARY KEY, title TEXT NOT NULL, lead TEXT NOT NULL, deputy TEXT, ended_on DATE);
     CREATE TABLE toy_paper (id TEXT PRIMARY KEY, account TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, closed_at TIMESTAMPTZ)",
);

const ROLES: &[Role] = &[Role { id: "administrateur", label: "Administrateur", mission: "Répond aux personnes." }];

pub fn service() -> Service {
    let toy = Feature::new("toy")
        .migrations(&[TABLES])
        .record::<Member>()
        .record::<Note>()
        .record::<Piece>()
        .record::<Fiche>()
        .record::<Paper>();
    let sample = crate::samples::service();
    let manifest = Manifest { roles: ROLES, ..sample.manifest };
    Service {
        manifest,
        features: vec![
            toy,
            crate::rights::feature(""),
            crate::purge::feature(""),
            crate::notice::feature(""),
            crate::violations::feature(""),
        ],
    }
}

pub async fn open() -> App {
    App::open_with(Setup {
        platform: vec![crate::accounts::feature(true)],
        services: vec![service()],
        others: axum::Router::new(),
        configure: Box::new(|_| {}),
    })
    .await
}

pub async fn write(kernel: &Kernel, sql: &str, values: Vec<Value>) {
    let tx = kernel.begin_as_system("essai").await.unwrap();
    tx.sql().execute_raw(Statement::from_sql_and_values(tx.sql().get_database_backend(), sql, values)).await.unwrap();
    tx.commit(Event::new("toy.written")).await.unwrap();
}

pub async fn add_member(kernel: &Kernel, id: &str, email: &str, name: &str, left_at: Option<DateTime<Utc>>) {
    let insert = "INSERT INTO toy_member (id, email, name, left_at) VALUES ($1, $2, $3, $4)";
    write(kernel, insert, vec![id.into(), email.into(), name.into(), left_at.into()]).await;
}

/// A note sealed for the row itself.
pub async fn add_note(kernel: &Kernel, id: &str, member: &str, words: &str) {
    let person = Id::parse(id).unwrap();
    let cell = Cell { table: "toy_note", column: "words", row: id };
    let sealed = kernel.vault().seal(&person, cell, words).await.unwrap();
    write(
        kernel,
        "INSERT INTO toy_note (id, member, words) VALUES ($1, $2, $3)",
        vec![id.into(), member.into(), sealed.into()],
    )
    .await;
}

/// A stored file of a member, with what it holds.
pub async fn add_piece(app: &App, id: &str, member: &str, content: &str) {
    let insert = "INSERT INTO toy_piece (id, member, file) VALUES ($1, $2, $3)";
    let name = format!("pieces/{id}.txt");
    write(app.kernel(), insert, vec![id.into(), member.into(), name.as_str().into()]).await;
    let file = app.folder().join("fichiers").join(name);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, content).unwrap();
}

pub async fn add_fiche(kernel: &Kernel, id: &str, lead: &str, deputy: &str, ended_on: Option<NaiveDate>) {
    let insert = "INSERT INTO toy_fiche (id, title, lead, deputy, ended_on) VALUES ($1, 'Un produit', $2, $3, $4)";
    write(kernel, insert, vec![id.into(), lead.into(), deputy.into(), ended_on.into()]).await;
}

pub async fn add_paper(kernel: &Kernel, id: &str, account: &str, text: &str, closed_at: Option<DateTime<Utc>>) {
    let insert = "INSERT INTO toy_paper (id, account, kind, text, closed_at) VALUES ($1, $2, 'acte', $3, $4)";
    write(kernel, insert, vec![id.into(), account.into(), text.into(), closed_at.into()]).await;
}

pub async fn count(kernel: &Kernel, table: &str) -> i64 {
    let reader = kernel.db().reader();
    let count = Statement::from_string(reader.get_database_backend(), format!("SELECT COUNT(*) FROM {table}"));
    reader.query_one_raw(count).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

/// Two people whose every value is a canary, in every table: `camille` and `amadou`.
pub async fn two_people(app: &App) {
    let kernel = app.kernel();
    for name in ["Camille", "Amadou"] {
        let small = name.to_lowercase();
        let client = app.person(&format!("{name} Canari{small}"), &[]).await;
        let email = format!("{small}.canari{small}@exemple.fr");
        add_member(kernel, &format!("m-{small}"), &email, &format!("nom-canari{small}"), None).await;
        add_note(kernel, &format!("n-{small}"), &format!("m-{small}"), &format!("texte-canari{small}")).await;
        add_piece(app, &format!("f-{small}"), &format!("m-{small}"), &format!("piece-canari{small}")).await;
        add_paper(
            kernel,
            &format!("p-{small}"),
            client.account.unwrap().as_str(),
            &format!("acte-canari{small}"),
            None,
        )
        .await;
    }
    add_fiche(kernel, "f", "Camille.canaricamille@exemple.fr", "amadou.canariamadou@exemple.fr", None).await;
}

/// The words of a note, as they are stored.
pub async fn sealed_words(kernel: &Kernel, id: &str) -> Sensitive<Encrypted> {
    let reader = kernel.db().reader();
    let find = "SELECT words FROM toy_note WHERE id = $1";
    let find = Statement::from_sql_and_values(reader.get_database_backend(), find, [id.into()]);
    reader.query_one_raw(find).await.unwrap().unwrap().try_get_by("words").unwrap()
}
