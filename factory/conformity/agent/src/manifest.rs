//! The manifest: what a team declares of its product's database, with the words of the privacy declarations.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The version of manifests that this program reads.
pub const VERSION: u32 = 1;

/// What a product keeps, table by table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The version of this format.
    pub version: u32,
    /// The product, as the portfolio calls it.
    #[serde(rename = "produit")]
    pub product: String,
    /// The day it was written.
    #[serde(rename = "date")]
    pub day: NaiveDate,
    /// The processings that the tables serve (RGPD, art. 30).
    #[serde(rename = "traitements")]
    pub treatments: Vec<Treatment>,
    /// Every table, view and foreign table of the database.
    pub tables: Vec<Table>,
}

/// A processing of personal data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Treatment {
    /// Its identifier.
    pub id: String,
    /// Its name.
    #[serde(rename = "nom")]
    pub name: String,
    /// Its main objective.
    #[serde(rename = "finalite")]
    pub objective: String,
    /// Its legal basis, with the text (RGPD, art. 6).
    #[serde(rename = "base_legale")]
    pub basis: String,
}

/// A table, or what resembles one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Its name; after that of its schema and a point when it is not the connection's own schema.
    #[serde(rename = "nom")]
    pub name: String,
    /// The processing that it serves; needed as soon as a column is personal.
    #[serde(rename = "traitement", default, skip_serializing_if = "Option::is_none")]
    pub treatment: Option<String>,
    /// Its columns.
    #[serde(rename = "colonnes")]
    pub fields: Vec<Field>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Its name.
    #[serde(rename = "nom")]
    pub name: String,
    /// What it holds.
    #[serde(flatten)]
    pub content: Content,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "contenu", rename_all = "snake_case")]
pub enum Content {
    /// Nothing about a person, and why.
    #[serde(rename = "technique")]
    Technical {
        /// Why.
        #[serde(rename = "motif")]
        reason: String,
    },
    /// A text that the product publishes.
    #[serde(rename = "editorial")]
    Editorial,
    /// Something about a person.
    #[serde(rename = "personnel")]
    Personal {
        /// The category, as the register calls it in JSON (`identification`, `health`…).
        #[serde(rename = "categorie")]
        category: String,
        /// How long it is kept and from when.
        #[serde(rename = "conservation")]
        retention: String,
        /// What an erasure does to it.
        #[serde(rename = "effacement")]
        erasure: String,
    },
}

/// What a manifest lacks; the texts name tables and columns only.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Another version.
    #[error("version {0} inconnue : ce programme lit la version {VERSION}")]
    Version(u32),
    /// Something is named twice.
    #[error("{0} est déclaré deux fois")]
    Twice(String),
    /// Something is left empty.
    #[error("{0} est vide")]
    Empty(String),
    /// Not a category of the register.
    #[error("{0} : catégorie inconnue")]
    Category(String),
    /// A personal column in a table that serves no processing of the manifest (RGPD, art. 30).
    #[error("{0} tient des données personnelles et ne sert aucun traitement déclaré (RGPD, art. 30)")]
    NoTreatment(String),
}

impl Manifest {
    /// Everything that this manifest lacks; nothing when it can be signed.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.version != VERSION {
            faults.push(Fault::Version(self.version));
        }
        empty(&mut faults, "le nom du produit", &self.product);
        let mut treatments = BTreeSet::new();
        for one in &self.treatments {
            if !treatments.insert(one.id.as_str()) {
                faults.push(Fault::Twice(format!("le traitement {}", one.id)));
            }
            for (what, text) in [
                ("l'identifiant", &one.id),
                ("le nom", &one.name),
                ("la finalité", &one.objective),
                ("la base légale", &one.basis),
            ] {
                empty(&mut faults, &format!("{what} du traitement {}", one.id), text);
            }
        }
        let mut tables = BTreeSet::new();
        for table in &self.tables {
            if !tables.insert(table.name.as_str()) {
                faults.push(Fault::Twice(format!("la table {}", table.name)));
            }
            let serves = table.treatment.as_deref().is_some_and(|id| treatments.contains(id));
            let personal = table.fields.iter().any(|field| matches!(field.content, Content::Personal { .. }));
            if !serves && (personal || table.treatment.is_some()) {
                faults.push(Fault::NoTreatment(format!("la table {}", table.name)));
            }
            table.faults(&mut faults);
        }
        faults
    }

    /// The table of this name.
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }
}

impl Table {
    fn faults(&self, faults: &mut Vec<Fault>) {
        let mut names = BTreeSet::new();
        for field in &self.fields {
            let column = format!("{}.{}", self.name, field.name);
            if !names.insert(field.name.as_str()) {
                faults.push(Fault::Twice(column.clone()));
            }
            match &field.content {
                Content::Technical { reason } => empty(faults, &format!("le motif de {column}"), reason),
                Content::Editorial => {}
                Content::Personal { category, retention, erasure } => {
                    if !is_category(category) {
                        faults.push(Fault::Category(column.clone()));
                    }
                    empty(faults, &format!("la conservation de {column}"), retention);
                    empty(faults, &format!("l'effacement de {column}"), erasure);
                }
            }
        }
    }
}

fn empty(faults: &mut Vec<Fault>, what: &str, text: &str) {
    if text.trim().is_empty() {
        faults.push(Fault::Empty(what.to_owned()));
    }
}

fn is_category(name: &str) -> bool {
    let named = |category: &privacy::Category| serde_json::to_value(category).is_ok_and(|value| value == name);
    privacy::Category::ALL.iter().any(named)
}

/// A manifest to begin with: one processing, one table, a column of each kind.
pub fn model(product: &str, day: NaiveDate) -> Manifest {
    let field = |name: &str, content| Field { name: name.to_owned(), content };
    let email = Content::Personal {
        category: "identification".to_owned(),
        retention: "2 ans après la clôture de la demande".to_owned(),
        erasure: "suppression de la ligne".to_owned(),
    };
    let id = Content::Technical { reason: "identifiant tiré au hasard".to_owned() };
    Manifest {
        version: VERSION,
        product: product.to_owned(),
        day,
        treatments: vec![Treatment {
            id: "demandes".to_owned(),
            name: "Demandes des usagers".to_owned(),
            objective: "Répondre aux demandes".to_owned(),
            basis: "Mission d'intérêt public (à compléter : texte qui la confie)".to_owned(),
        }],
        tables: vec![Table {
            name: "demande".to_owned(),
            treatment: Some("demandes".to_owned()),
            fields: vec![field("id", id), field("email", email), field("titre", Content::Editorial)],
        }],
    }
}
