//! The register of processings (RGPD, art. 30), read from the declarations that store the data: nothing is typed twice.
//!
//! The CNIL's model of a record has eighteen fields. Each comes from the declarations:
//!
//! | field of the model | public | where it comes from |
//! |---|---|---|
//! | Nom du traitement | yes | `Processing::name` |
//! | Référence | yes | `Processing::id` |
//! | Date de création | yes | `Processing::created` |
//! | Date de mise à jour | yes | `Processing::updated` |
//! | Responsable du traitement | yes | `Processing::controller` |
//! | Responsables conjoints | yes | `Processing::joint_controllers` |
//! | Délégué à la protection des données | yes | `Processing::dpo` |
//! | Représentant dans l'Union | yes | `Processing::representative` |
//! | Finalité principale | yes | the first of `Processing::objectives` |
//! | Sous-finalités | yes | the others |
//! | Catégories de personnes concernées | yes | `Processing::people` |
//! | Catégories de données | yes | the categories and labels of the fields of every table that serves the processing |
//! | Données sensibles | yes | the same, for the categories of articles 9 and 10, the NIR and free texts |
//! | Durées de conservation | yes | the retentions of these fields and rows |
//! | Destinataires | yes | `Processing::recipients`, name and capacity |
//! | Transferts hors de l'Union européenne | yes | `Processing::transfers` |
//! | Mesures de sécurité techniques | no | `Processing::technical_measures` |
//! | Mesures de sécurité organisationnelles | no | `Processing::organisational_measures` |
//!
//! Beyond the model: legal basis, exceptions, sources, automated decisions (public); contracts, outbound hosts, tables and columns,
//! screening for an impact assessment, digest of the scope (restricted).

mod declared;
mod document;
mod export;
mod fields;
mod permission;
mod screening;
mod web;
pub mod words;

#[cfg(test)]
pub(crate) mod tests;

use chrono::NaiveDate;
use kernel::{Feature, Kernel, get};
use privacy::RecordDeclaration;

pub use declared::{Declared, Kept, gather};
pub use export::{Format, export};
pub use fields::Field;
pub use permission::ReadRegister;
pub use screening::{Question, Screened};

/// The register of one service, or of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register {
    /// Whose it is.
    pub title: String,
    /// The day it was read.
    pub day: NaiveDate,
    /// Whether it holds what is restricted.
    pub full: bool,
    /// One for each processing.
    pub entries: Vec<Entry>,
}

/// The record of one processing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The service that does it.
    pub service: String,
    /// The identifier of the processing.
    pub id: String,
    /// Its fields, each with one line at least.
    pub fields: Vec<(Field, Vec<String>)>,
    /// How long what is kept.
    pub kept: Vec<Kept>,
    /// Every column of its tables; none in the public part.
    pub columns: Vec<Column>,
    /// The screening for an impact assessment; nothing in the public part.
    pub screening: Option<Screened>,
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its table.
    pub table: String,
    /// Its name.
    pub column: String,
    /// How pages call it; empty when they do not.
    pub label: String,
    /// What it holds.
    pub kind: String,
    /// What an erasure does to it; empty when it holds nothing personal.
    pub erasure: String,
}

/// `/registre` and its exports, public part for anybody and full for who may; `/registre/{id}`, full. `path` is the service's own: empty for the
/// factory, `/mano` for a service.
pub fn feature(path: &str) -> Feature {
    let at = |page: &str| format!("{path}/registre{page}");
    Feature::new("register")
        .menu::<ReadRegister>(at(""), "Registre des traitements")
        .public(get(at(""), web::list))
        .public(get(at(".csv"), web::csv))
        .public(get(at(".json"), web::json))
        .public(get(at(".ods"), web::ods))
        .public(get(at(".pdf"), web::pdf))
        .guarded::<ReadRegister>(get(at("/{id}"), web::show))
}

/// The full register of a service: the processings of its own tables, and those of accounts, sessions and journal that it relies on.
pub fn of(kernel: &Kernel) -> Register {
    of_records(kernel.manifest().title, kernel.clock().today(), &kernel.outline().relied_on())
}

/// The full register of these tables.
pub fn of_records(title: &str, day: NaiveDate, records: &[RecordDeclaration]) -> Register {
    let entries = gather(records).iter().map(|declared| Entry::of(title, declared)).collect();
    Register { title: title.to_owned(), day, full: true, entries }
}

impl Register {
    /// What anybody may read.
    pub fn public(self) -> Self {
        let entries = self.entries.into_iter().map(Entry::public).collect();
        Self { full: false, entries, ..self }
    }

    /// One register of several services, under a common title.
    pub fn joined(title: &str, day: NaiveDate, registers: impl IntoIterator<Item = Self>) -> Self {
        let registers: Vec<_> = registers.into_iter().collect();
        let full = registers.iter().all(|register| register.full);
        let entries = registers.into_iter().flat_map(|register| register.entries).collect();
        Self { title: title.to_owned(), day, full, entries }
    }

    /// The fields that its entries have.
    pub fn fields(&self) -> impl Iterator<Item = Field> + use<> {
        let full = self.full;
        Field::all().filter(move |field| full || field.is_public())
    }
}

impl Entry {
    fn of(service: &str, declared: &Declared) -> Self {
        Self {
            service: service.to_owned(),
            id: declared.processing.id.to_owned(),
            fields: Field::all().map(|field| (field, field.read(declared))).collect(),
            kept: declared.kept.clone(),
            columns: declared.records.iter().flat_map(Column::list).collect(),
            screening: Some(Screened::of(declared)),
        }
    }

    fn public(mut self) -> Self {
        self.fields.retain(|(field, _)| field.is_public());
        Self { columns: Vec::new(), screening: None, ..self }
    }

    /// The lines of a field; none when this part of the register does not hold it.
    pub fn lines(&self, field: Field) -> &[String] {
        self.fields.iter().find(|(known, _)| *known == field).map_or(&[], |(_, lines)| lines)
    }

    /// The name of the processing.
    pub fn name(&self) -> &str {
        self.lines(Field::Name).first().map_or("", String::as_str)
    }
}

impl Column {
    fn list(record: &RecordDeclaration) -> Vec<Self> {
        let of = |field: &privacy::FieldDeclaration| Self {
            table: record.table.to_owned(),
            column: field.column.to_owned(),
            label: field.label.unwrap_or_default().to_owned(),
            kind: words::kind(&field.kind),
            erasure: words::erasure(field.kind.erasure()),
        };
        record.fields.iter().map(of).collect()
    }
}
