//! What is handed over, item by item, and who checked it.

use chrono::{DateTime, Utc};
use privacy::{Id, Personal};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// An item of a plan.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "transfer_item")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de l'élément")]
    pub id: Id,
    /// Its plan.
    #[field(technical = "plan de passation")]
    pub plan: Id,
    /// What it is.
    #[field(technical = "nature de l'élément")]
    pub kind: Kind,
    /// What it is about.
    #[field(editorial)]
    pub label: String,
    /// Where it is: an address, a document, a session of work; never a secret.
    #[field(editorial)]
    pub place: String,
    /// Where it stands.
    #[field(technical = "état de l'élément")]
    pub state: State,
    /// What the receiver still asks for.
    #[field(editorial)]
    pub reserve: String,
    /// Who hands it over.
    #[field(personal(category = ProfessionalLife, retention = AUTHOR, erasure = pseudonymise))]
    pub author: Personal<Id>,
    /// When it was written.
    #[field(technical = "date de l'écriture")]
    pub written_at: DateTime<Utc>,
    /// Account of who checked it.
    #[field(personal(category = ProfessionalLife, retention = AUTHOR, erasure = pseudonymise))]
    pub checker: Option<Personal<Id>>,
    /// Name of who checked it, as it is written on the record.
    #[field(personal(category = Identification, retention = AUTHOR, erasure = pseudonymise))]
    pub checker_name: Option<Personal<String>>,
    /// When it was checked.
    #[field(technical = "date de la vérification")]
    pub checked_at: Option<DateTime<Utc>>,
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Kind {
    /// Something that people have to know.
    Connaissance,
    /// An access to a tool or a machine.
    Acces,
    /// Somebody to know.
    Contact,
    /// A contract or an agreement.
    Contrat,
    /// The description of how it is built.
    Architecture,
    /// The list of the software it is made of.
    Nomenclature,
    /// An export of its data.
    Donnees,
}

impl Kind {
    /// All, in order.
    pub const ALL: [Kind; 7] = [
        Kind::Connaissance,
        Kind::Acces,
        Kind::Contact,
        Kind::Contrat,
        Kind::Architecture,
        Kind::Nomenclature,
        Kind::Donnees,
    ];

    /// The identifier in forms.
    pub fn id(self) -> &'static str {
        match self {
            Kind::Connaissance => "connaissance",
            Kind::Acces => "acces",
            Kind::Contact => "contact",
            Kind::Contrat => "contrat",
            Kind::Architecture => "architecture",
            Kind::Nomenclature => "nomenclature",
            Kind::Donnees => "donnees",
        }
    }

    /// The French label.
    pub fn label(self) -> &'static str {
        match self {
            Kind::Connaissance => "Connaissance",
            Kind::Acces => "Accès",
            Kind::Contact => "Contact",
            Kind::Contrat => "Contrat",
            Kind::Architecture => "Architecture",
            Kind::Nomenclature => "Nomenclature logicielle (SBOM)",
            Kind::Donnees => "Export de données",
        }
    }
}

/// Where an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum State {
    /// Nobody has checked it.
    ATransmettre,
    /// The receiver has checked it, and asks for something more.
    Reserve,
    /// The receiver has it.
    Recu,
}

impl State {
    /// The French label, and the kind of its badge.
    pub fn label(self) -> (&'static str, &'static str) {
        match self {
            State::ATransmettre => ("À vérifier", ""),
            State::Reserve => ("Réserve", "warning"),
            State::Recu => ("Reçu", "success"),
        }
    }
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
