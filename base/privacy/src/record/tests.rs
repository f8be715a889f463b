//! What a declaration tells.

use crate::house::{DOSSIERS, FIVE_YEARS};
use crate::{Erasure, Fate, Id, Period, Personal, Processing, Record, Retention, Sensitive, Slug, Subject, Trigger};
use chrono::{DateTime, Utc};

const GUARDED: Processing = Processing { free_text_guard: Some("consigne sous le champ et relecture"), ..DOSSIERS };
const CHILD: Retention = Retention {
    trigger: Trigger::Parent { column: "dossier", table: "dossier", key: "id", trigger: "closed_at" },
    active: Period::months(6),
    intermediate: None,
    fate: Fate::Versement,
    source: "Décision d'essai",
};

#[derive(Record)]
#[sea_orm(table_name = "letters", rename_all = "camelCase")]
#[record(processing = GUARDED, subject(account = "author", through(column = "dossier", table = "dossier", key = "id")))]
#[allow(dead_code)]
struct Letter {
    #[sea_orm(primary_key)]
    #[field(technical = "numéro d'ordre")]
    _id: i64,
    #[field(technical = "dossier auquel la lettre appartient")]
    dossier: Id,
    #[field(label = "Auteur", personal(category = Identification, retention = FIVE_YEARS, erasure = pseudonymise))]
    author: Personal<Id>,
    #[field(personal(category = FreeText, retention = CHILD, erasure = keep("preuve de l'échange"), blind_index = "bodyIndex"))]
    body: Sensitive<String>,
    #[field(technical = "index aveugle du texte")]
    body_index: privacy::Digest,
    #[sea_orm(column_name = "kind_of")]
    #[field(technical = "gabarit de la lettre")]
    r#type: Option<Slug>,
    #[sea_orm(ignore)]
    _cache: String,
    #[field(technical = "déclencheur")]
    #[sea_orm(column_name = "closed_at")]
    closed_at: DateTime<Utc>,
    #[field(editorial)]
    title: String,
}

#[test]
fn columns_have_the_names_that_the_orm_gives_them() {
    let columns: Vec<_> = Letter::DECLARATION.fields.iter().map(|field| field.column).collect();
    assert_eq!(columns, ["id", "dossier", "author", "body", "bodyIndex", "kind_of", "closed_at", "title"]);
    assert_eq!(Letter::DECLARATION.column("kind_of").unwrap().name, "type");
}

#[test]
fn a_row_may_be_about_several_people() {
    let through = Subject::Through { column: "dossier", table: "dossier", key: "id" };
    assert_eq!(Letter::DECLARATION.subjects, [Subject::Account("author"), through]);
    assert!(!Letter::DECLARATION.erased_by_row());
}

#[test]
fn fields_are_grouped_by_retention() {
    let groups = Letter::DECLARATION.retention_groups();
    let names: Vec<Vec<_>> = groups.iter().map(|(_, fields)| fields.iter().map(|field| field.name).collect()).collect();
    assert_eq!(names, [["author"], ["body"]]);
    assert_eq!(Letter::DECLARATION.row_retention(), None);
}

#[test]
fn a_field_tells_its_label_erasure_and_encryption() {
    let field = |name: &str| Letter::DECLARATION.column(name).unwrap();
    assert_eq!(field("author").label, Some("Auteur"));
    assert_eq!(field("body").kind.erasure(), Some(Erasure::Keep("preuve de l'échange")));
    assert!(field("body").kind.encrypted() && !field("author").kind.encrypted());
    assert_eq!(field("title").kind.category(), None);
}
