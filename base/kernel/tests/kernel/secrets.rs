//! A service that keeps a sensitive word about people: sealed by the vault, and journaled when it is read.

use kernel::vault::{Cell, Encrypted};
use kernel::{Can, Digest, Error, Event, Feature, Id, Kernel, Migration, Permission, Purpose, Sensitive, Service, get};
use privacy::{Article9, Fate, Period, Processing, Retention, Trigger};
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, EntityTrait};

const MAKE: Migration = Migration::new(
    "202601030000_create_secret",
    "CREATE TABLE toy_secret (id TEXT PRIMARY KEY, person TEXT NOT NULL, words BYTEA NOT NULL, words_index TEXT NOT NULL, closed_at TIMESTAMPTZ)",
);

pub const SHOW: Purpose = Purpose::new("montrer le mot à la personne habilitée");

const CARE: Processing =
    Processing { id: "mots", name: "Mots", article9: Some(Article9::ExplicitConsent), ..kernel::records::JOURNAL };

const LIFE: Retention = Retention {
    trigger: Trigger::Column("closed_at"),
    active: Period::months(1),
    intermediate: None,
    fate: Fate::Destruction,
    source: "essai",
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "toy_secret")]
#[record(processing = CARE, subject = "person")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant du mot")]
    pub id: Id,
    #[field(technical = "compte de la personne")]
    pub person: Id,
    #[field(personal(category = Health, retention = LIFE, erasure = delete, blind_index = "words_index"))]
    pub words: Sensitive<Encrypted>,
    #[field(technical = "index aveugle du mot")]
    pub words_index: Digest,
    #[field(technical = "fait courir la durée de conservation")]
    pub closed_at: Option<chrono::DateTime<chrono::Utc>>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub struct ReadSecret;

impl Permission for ReadSecret {
    const NAME: &'static str = "ReadSecret";
    const PHRASE: &'static str = "lire un mot";
    const ROLES: &'static [&'static str] = &["redacteur"];
}

pub fn service() -> Service {
    let secrets = Feature::new("mots")
        .migrations(&[MAKE])
        .record::<Model>()
        .guarded::<ReadSecret>(get("/mots", show))
        .guarded::<ReadSecret>(get("/mots/nombre", async |_: Can<ReadSecret>| "un"));
    Service { manifest: crate::toy::MANIFEST, features: vec![secrets] }
}

pub fn cell(row: &str) -> Cell<'_> {
    Cell { table: "toy_secret", column: "words", row }
}

pub fn person(name: &str) -> Id {
    Id::parse(name).unwrap()
}

/// Keeps a word about somebody.
pub async fn keep(kernel: &Kernel, id: &str, about: &Id, words: &str) {
    let sealed = kernel.vault().seal(about, cell(id), words).await.unwrap();
    let tx = kernel.begin_as_system("essai").await.unwrap();
    let row = ActiveModel {
        id: Set(person(id)),
        person: Set(about.clone()),
        words: Set(Sensitive::new(sealed)),
        words_index: Set(kernel.vault().blind("toy_secret", "words", words).await.unwrap()),
        closed_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx.sql()).await.unwrap();
    tx.commit(Event::new("secret.kept")).await.unwrap();
}

pub async fn find(kernel: &Kernel, id: &str) -> Model {
    Entity::find_by_id(person(id)).one(kernel.db().reader()).await.unwrap().unwrap()
}

async fn show(can: Can<ReadSecret>) -> Result<String, Error> {
    let model = Entity::find_by_id(person("a")).one(can.reader()).await?.ok_or(Error::NotFound)?;
    let readings = can.readings().about::<Model>(&model.person);
    can.vault().open(&model.person, cell("a"), &model.words, SHOW, &readings).await?.ok_or(Error::NotFound)
}
