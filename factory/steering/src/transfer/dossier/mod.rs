//! The dossier of a transfer: everything that the factory knows of a product, as an archive that another factory restores, and what is missing, with why.

pub mod archive;
mod gather;
mod parts;
pub mod read;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use gather::gather;

/// What this form of the dossier calls itself.
pub const FORMAT: &str = "dossier-de-transfert/1";
/// What the deployment's key signs of it.
pub const KIND: &str = "dossier-de-transfert";
/// The index within the archive.
pub const INDEX: &str = "index.json";
/// The signature of the index.
pub const SIGNATURE: &str = "signature.json";
/// The decisions within the archive.
pub const DECISIONS: &str = "decisions/decisions.json";

/// A file of the dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name, with its folder.
    pub name: String,
    /// Which part of the dossier it is.
    pub part: Part,
    /// Its content.
    pub content: Vec<u8>,
}

/// What a dossier is made of. Source: the network's method, transfer of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// What the product is.
    Fiche,
    /// What was decided, with its digests.
    Decisions,
    /// What it changed.
    Impact,
    /// Its processings of personal data.
    Registre,
    /// Its impact assessment on data.
    Aipd,
    /// Its security approval.
    Homologation,
    /// The software it is made of.
    Nomenclature,
    /// How it is built.
    Architecture,
    /// How one reaches it.
    Acces,
    /// Its data.
    Donnees,
    /// What is still to be decided.
    Ouvertes,
}

impl Part {
    /// All, in order.
    pub const ALL: [Part; 11] = [
        Part::Fiche,
        Part::Decisions,
        Part::Impact,
        Part::Registre,
        Part::Aipd,
        Part::Homologation,
        Part::Nomenclature,
        Part::Architecture,
        Part::Acces,
        Part::Donnees,
        Part::Ouvertes,
    ];

    /// The French label.
    pub fn label(self) -> &'static str {
        match self {
            Part::Fiche => "Fiche du produit",
            Part::Decisions => "Décisions",
            Part::Impact => "Impact et statistiques",
            Part::Registre => "Registre des traitements",
            Part::Aipd => "Analyse d'impact sur les données (AIPD)",
            Part::Homologation => "Homologation de sécurité",
            Part::Nomenclature => "Nomenclature logicielle (SBOM)",
            Part::Architecture => "Architecture",
            Part::Acces => "Accès",
            Part::Donnees => "Export des données",
            Part::Ouvertes => "Décisions ouvertes",
        }
    }
}

/// What a dossier does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Missing {
    /// Ce qui manque.
    pub quoi: String,
    /// Pourquoi, et où le trouver.
    pub pourquoi: String,
}

/// A dossier before it is an archive.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// Identifier of the product.
    pub product: String,
    /// Its name.
    pub title: String,
    /// Its phase, in words.
    pub phase: String,
    /// The day.
    pub on: NaiveDate,
    /// Its files.
    pub files: Vec<File>,
    /// What is missing.
    pub missing: Vec<Missing>,
}

impl Dossier {
    fn add(&mut self, part: Part, name: impl Into<String>, content: impl Into<Vec<u8>>) {
        self.files.push(File { name: name.into(), part, content: content.into() });
    }

    fn lacks(&mut self, part: Part, why: impl Into<String>) {
        self.missing.push(Missing { quoi: part.label().to_owned(), pourquoi: why.into() });
    }
}

/// The index of an archive, as its file says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// The form of the dossier.
    pub format: String,
    /// Identifier of the product.
    pub produit: String,
    /// Its name.
    pub titre: String,
    /// Its phase.
    pub phase: String,
    /// The day of the dossier.
    pub au: NaiveDate,
    /// Its files.
    pub fichiers: Vec<Listed>,
    /// What is missing.
    pub manque: Vec<Missing>,
}

/// A file of the index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Its name, with its folder.
    pub chemin: String,
    /// Which part of the dossier it is.
    pub partie: Part,
    /// Its size.
    pub octets: u64,
    /// Its digest.
    pub sha256: String,
}

/// A decision of the archive: everything that the ledger holds of it but the account of who signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// Its identifier.
    pub id: String,
    /// Its place in the ledger of the factory that signed it.
    pub numero: i64,
    /// The text that was sealed.
    pub texte: String,
    /// Its digest.
    pub empreinte: String,
    /// The file of its document, within the archive.
    pub document: String,
    /// The digest of its document.
    pub empreinte_document: String,
    /// When it was signed.
    pub signee_le: chrono::DateTime<chrono::Utc>,
    /// What the journal says of it, and its place in the chain.
    pub journal: Option<(String, Option<i64>)>,
}
