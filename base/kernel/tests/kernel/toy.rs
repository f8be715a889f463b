//! A service of three lines to try the kernel with: notes, which writers write.

use kernel::access::Form;
use kernel::manifest::{Accessibility, AccessibilityState, Legal, Manifest};
use kernel::{
    Can, Clock, Deployment, Error, Event, Feature, Ground, Job, Kernel, Migration, Permission, Random, Service,
};
use kernel::{get, post};
use sea_orm::{ConnectionTrait, Statement};
use testkit::Place;

pub const NOTES: Migration =
    Migration::new("202601010000_create_note", "CREATE TABLE toy_note (id TEXT PRIMARY KEY, words TEXT NOT NULL)");

/// What the table of notes declares.
#[derive(privacy::Record)]
#[record(table = "toy_note", no_person = "notes d'essai, écrites par les tests")]
#[allow(dead_code, reason = "the queries of the toy are plain SQL")]
pub struct Note {
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la note")]
    id: privacy::Id,
    #[field(editorial)]
    words: String,
}

pub struct WriteNote;

impl Permission for WriteNote {
    const NAME: &'static str = "WriteNote";
    const PHRASE: &'static str = "écrire une note";
    const ROLES: &'static [&'static str] = &["redacteur"];
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub struct NoteForm {
    pub id: String,
}

pub fn service() -> Service {
    let notes = Feature::new("notes")
        .migrations(&[NOTES])
        .record::<Note>()
        .public(get("/notes", async || "notes"))
        .guarded::<WriteNote>(get("/notes/nouvelle", async |can: Can<WriteNote>| format!("{}", can.grants().len())))
        .guarded::<WriteNote>(post("/notes", write))
        .guarded::<WriteNote>(get("/notes/oubliee", async || "no Can in the handler"))
        .job(Job::on_demand("notes.fail", |_, _| async { anyhow::bail!("la machine à notes est en panne") }))
        .job(Job::on_demand("notes.panic", |_, _| async { panic!("a defect") }))
        .job(Job::on_demand("notes.write", |kernel, id| async move {
            let tx = kernel.begin_as_system("notes.write").await?;
            add_note(&tx, id.as_str().unwrap_or_default()).await?;
            Ok(tx.commit(Event::new("note.written")).await?)
        }));
    Service { manifest: MANIFEST, features: vec![notes] }
}

async fn write(can: Can<WriteNote>, Form(form): Form<NoteForm>) -> Result<&'static str, Error> {
    let tx = can.begin().await?;
    add_note(&tx, &form.id).await?;
    tx.commit(Event::new("note.written").subject("note", &form.id)).await?;
    Ok("écrite")
}

pub async fn add_note(tx: &kernel::Tx, id: &str) -> Result<(), Error> {
    let add = Statement::from_sql_and_values(
        tx.sql().get_database_backend(),
        "INSERT INTO toy_note (id, words) VALUES ($1, 'bonjour')",
        [id.into()],
    );
    tx.sql().execute_raw(add).await?;
    Ok(())
}

pub async fn count(kernel: &Kernel, table: &str) -> i64 {
    let reader = kernel.db().reader();
    let count = Statement::from_string(reader.get_database_backend(), format!("SELECT COUNT(*) FROM {table}"));
    reader.query_one_raw(count).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

/// A deployment of the toy in `place`, with its clock.
pub async fn open(place: &Place) -> anyhow::Result<(Deployment, Clock)> {
    open_services(place, vec![service()]).await
}

pub async fn open_services(place: &Place, services: Vec<Service>) -> anyhow::Result<(Deployment, Clock)> {
    let clock = Clock::fixed("2026-08-20T08:00:00Z".parse()?);
    Ok((open_with(place.config(), services, clock.clone()).await?, clock))
}

/// The toy years ago: the database keeps the journal for a year of its own clock, which a test does not move.
pub async fn open_long_ago(place: &Place) -> anyhow::Result<(Deployment, Clock)> {
    let clock = Clock::fixed("2024-08-20T08:00:00Z".parse()?);
    Ok((open_with(place.config(), vec![service()], clock.clone()).await?, clock))
}

pub async fn open_with(config: kernel::Config, services: Vec<Service>, clock: Clock) -> anyhow::Result<Deployment> {
    Deployment::open(Ground { config, clock, random: Random::system() }, Vec::new(), services).await
}

/// Writes one note and its event.
pub async fn write_note(kernel: &Kernel, id: &str) {
    let tx = kernel.begin_as_system("essai").await.unwrap();
    add_note(&tx, id).await.unwrap();
    tx.commit(Event::new("note.written").subject("note", id)).await.unwrap();
}

pub const MANIFEST: Manifest = Manifest {
    id: "notes",
    title: "Notes",
    mission: "Écrire des notes.",
    audience: "Essais",
    path: "/",
    contact: "contact@exemple.fr",
    repository: "https://exemple.fr/notes",
    phase: "construction",
    legal: Legal { publisher: "Essai", director: "Essai", host: "Essai" },
    accessibility: Accessibility { state: AccessibilityState::NonConforme, audit: "" },
    navigation: &[],
    roles: &[],
};
