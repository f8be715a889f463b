//! What wrappers hide and what they let through.

use super::*;
use crate::house::{DOSSIERS, FIVE_YEARS};
use crate::{Article9, Category, Id, Processing};
use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, EntityTrait, QueryFilter, Set, entity::prelude::*,
};

const SHOW: Purpose = Purpose::new("afficher le dossier à son titulaire");
const CARE: Processing = Processing { article9: Some(Article9::ExplicitConsent), ..DOSSIERS };

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, crate::Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = CARE, subject = "id")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant du compte")]
    pub id: Id,
    #[field(personal(category = Identification, retention = FIVE_YEARS, erasure = delete))]
    pub name: Personal<String>,
    #[field(personal(category = Identification, retention = FIVE_YEARS, erasure = delete))]
    pub born: Option<Personal<NaiveDate>>,
    #[field(personal(category = PersonalLife, retention = FIVE_YEARS, erasure = delete))]
    pub children: Personal<Option<i64>>,
    #[field(personal(category = Health, retention = FIVE_YEARS, erasure = delete))]
    pub disease: Sensitive<String>,
    #[field(personal(category = FreeText, retention = FIVE_YEARS, erasure = delete))]
    pub note: Option<Sensitive<String>>,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    pub closed_at: Option<DateTime<Utc>>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

fn camille() -> Model {
    Model {
        id: Id::parse("camille").unwrap(),
        name: "Camille Martin".into(),
        born: Some(NaiveDate::from_ymd_opt(1990, 2, 28).unwrap().into()),
        children: Personal::new(None),
        disease: "asthme".into(),
        note: Some("préfère le matin".into()),
        closed_at: Some(Utc.with_ymd_and_hms(2026, 11, 24, 9, 0, 0).unwrap()),
    }
}

/// The types that migrations use on both engines.
const TABLE: &str = "CREATE TEMPORARY TABLE dossier (id TEXT PRIMARY KEY, name TEXT NOT NULL, born DATE, children BIGINT, \
                     disease TEXT NOT NULL, note TEXT, closed_at TIMESTAMPTZ)";

async fn stored() -> DatabaseConnection {
    let postgres = std::env::var("FABRIQUE_TEST_ENGINE").is_ok_and(|engine| engine == "postgres");
    let server = if postgres { std::env::var("FABRIQUE_TEST_POSTGRES").unwrap() } else { "sqlite::memory:".to_owned() };
    // One connection: the temporary table belongs to it, and each test has its own.
    let database = Database::connect(ConnectOptions::new(server).max_connections(1).to_owned()).await.unwrap();
    database.execute_unprepared(TABLE).await.unwrap();
    let model = camille();
    let row = ActiveModel {
        id: Set(model.id),
        name: Set(model.name),
        born: Set(model.born),
        children: Set(model.children),
        disease: Set(model.disease),
        note: Set(model.note),
        closed_at: Set(model.closed_at),
    };
    Entity::insert(row).exec(&database).await.unwrap();
    database
}

#[tokio::test]
async fn wrapped_columns_come_back_as_they_went() {
    let database = stored().await;
    assert_eq!(Entity::find_by_id(Id::parse("camille").unwrap()).one(&database).await.unwrap(), Some(camille()));
}

#[tokio::test]
async fn a_wrapped_value_filters_a_query() {
    let database = stored().await;
    let named = |name: &str| Entity::find().filter(Column::Name.eq(Personal::new(name.to_owned())));
    assert!(named("Camille Martin").one(&database).await.unwrap().is_some());
    assert!(named("Paul Lefèvre").one(&database).await.unwrap().is_none());
}

#[tokio::test]
async fn a_sensitive_value_read_from_a_row_leaves_its_field_and_person() {
    let database = stored().await;
    let dossier = Entity::find().one(&database).await.unwrap().unwrap();
    let (readings, pseudonym) = (Readings::new(), Id::parse("p-1").unwrap());
    let about = readings.about::<Model>(&pseudonym);
    assert_eq!(dossier.disease.read(SHOW, &about), "asthme");
    assert_eq!(dossier.disease.read(SHOW, &about), "asthme");
    let taken = readings.take();
    assert_eq!(taken.len(), 1);
    assert_eq!((taken[0].table(), taken[0].categories()), (Some("dossier"), vec![Category::Health]));
    assert_eq!((taken[0].subject.clone(), taken[0].purpose), (Some(pseudonym), SHOW));
    assert!(readings.is_empty());
}

#[test]
fn a_reading_whose_column_is_unknown_counts_for_every_sensitive_category() {
    let readings = Readings::new();
    camille().disease.read(SHOW, &readings.about::<Model>(&Id::parse("p-1").unwrap()));
    assert_eq!(readings.take()[0].categories(), [Category::Health, Category::FreeText]);
}

#[test]
fn debug_shows_nothing_of_a_value() {
    let shown = format!("{:?} {:#?}", camille(), camille());
    for value in ["Camille", "1990", "asthme", "matin"] {
        assert!(!shown.contains(value), "{shown}");
    }
}

#[test]
fn an_unreadable_form_value_is_not_quoted_in_the_error() {
    let error = serde_json::from_str::<Personal<NaiveDate>>("\"Camille\"").unwrap_err().to_string();
    assert!(error.contains("illisible") && !error.contains("Camille"), "{error}");
    assert_eq!(*serde_json::from_str::<Personal<i64>>("7").unwrap().read(SHOW), 7);
}

#[test]
fn a_nullable_wrapper_is_a_nullable_column() {
    let field = |name: &str| <Model as crate::Record>::declaration().column(name).unwrap();
    assert!(
        field("born").nullable && field("children").nullable && field("note").nullable && field("closed_at").nullable
    );
    assert!(!field("name").nullable && field("id").key);
}

/// Whether a type has a trait: the constant of the type itself, where its bound holds, hides the constant of the fallback.
macro_rules! has {
    ($ty:ty: $($bound:tt)+) => {{
        struct Probe<T>(std::marker::PhantomData<T>);
        #[allow(dead_code)]
        trait Fallback { const FOUND: bool = false; }
        impl<T> Fallback for Probe<T> {}
        impl<T: $($bound)+> Probe<T> { #[allow(dead_code)] const FOUND: bool = true; }
        Probe::<$ty>::FOUND
    }};
}

#[test]
fn wrappers_are_neither_shown_nor_serialised_nor_dereferenced() {
    assert!(has!(String: fmt::Display) && has!(String: serde::Serialize) && has!(String: std::ops::Deref));
    assert!(!has!(Personal<String>: fmt::Display) && !has!(Sensitive<String>: fmt::Display));
    assert!(!has!(Personal<String>: serde::Serialize) && !has!(Sensitive<String>: serde::Serialize));
    assert!(!has!(Personal<String>: std::ops::Deref) && !has!(Sensitive<String>: std::ops::Deref));
    assert!(!has!(Personal<String>: Into<String>) && !has!(Personal<String>: AsRef<str>));
}
