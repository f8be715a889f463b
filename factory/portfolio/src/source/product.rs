//! One product of the source (`_startups/<id>.md`), every field typed, what is unknown kept.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use chrono::NaiveDate;

use crate::phase::Phase;

/// A product as its file gives it. The order of the fields is the order of the export.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductSource {
    /// Name of the file without `.md`, in composed form.
    pub id: String,
    /// Displayed name.
    pub title: String,
    /// One sentence: what it is for.
    pub mission: String,
    /// Identifiers of the organisations that carry it, without `/organisations/`.
    pub sponsors: Vec<String>,
    /// Identifier of its incubator.
    pub incubator: String,
    /// Identifiers of all its incubators when there are several.
    pub incubators: Vec<String>,
    /// Its site.
    pub link: Option<String>,
    /// Its source code.
    pub repository: Option<String>,
    /// Address of the team.
    pub contact: String,
    /// Person of the network who follows it.
    pub contact_dinum: Option<String>,
    /// Person of the incubator who follows it.
    pub contact_incubator: Option<String>,
    /// Whether it says that it publishes statistics.
    pub stats: Option<bool>,
    /// Its public statistics.
    pub stats_url: Option<String>,
    /// Its public budget.
    pub budget_url: Option<String>,
    /// Its public measure of impact.
    pub impact_url: Option<String>,
    /// Its page in a DashLord.
    pub dashlord_url: Option<String>,
    /// `non`, `partiellement` or `totalement conforme`.
    pub accessibility_status: Option<String>,
    /// Whether a risk analysis was made.
    pub analyse_risques: Option<bool>,
    /// Where the risk analysis is published.
    pub analyse_risques_url: Option<String>,
    /// Whether it uses MonServiceSécurisé.
    pub mon_service_securise: Option<bool>,
    /// Publics, in the source's spelling.
    pub usertypes: Vec<String>,
    /// Themes, in the source's spelling.
    pub thematiques: Vec<String>,
    /// Technologies, in the source's spelling.
    pub techno: Vec<String>,
    /// Its phases, in the order of the file.
    pub phases: Vec<SourcePhase>,
    /// Phases that could not be read, as they were written.
    pub phases_unread: Vec<Value>,
    /// Its events, in the order of the file.
    pub events: Vec<SourceEvent>,
    /// Events that could not be read, as they were written.
    pub events_unread: Vec<Value>,
    /// Money won from the fund for acceleration.
    pub fast: Option<Fast>,
    /// What its processings of personal data are.
    pub rgpd: Option<Rgpd>,
    /// Older addresses of its page.
    pub redirect_from: Vec<String>,
    /// `noindex` when search engines are asked to leave it out.
    pub robots: Option<String>,
    /// Keys outside the format and values that could not be read, in their order.
    pub extra: Map<String, Value>,
    /// The text, Markdown.
    pub body: String,
}

/// A phase of the source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SourcePhase {
    /// The phase that was read.
    #[serde(flatten)]
    pub phase: Phase,
    /// Other keys, and an end that could not be read.
    #[serde(default, skip_serializing_if = "Map::is_empty", rename = "(autres)")]
    pub extra: Map<String, Value>,
}

/// A dated event of the source: `committee`, `product_launch`, `end`, `fast`, `national_impact`, `eig`, `other`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SourceEvent {
    /// Kind of event, in the source's spelling.
    pub name: String,
    /// Its day.
    pub date: NaiveDate,
    /// Free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Other keys.
    #[serde(default, skip_serializing_if = "Map::is_empty", rename = "(autres)")]
    pub extra: Map<String, Value>,
}

/// Kinds of events of the source and their French label.
pub const EVENTS: [(&str, &str); 7] = [
    ("committee", "Comité d'investissement"),
    ("product_launch", "Lancement du produit"),
    ("other", "Autre événement"),
    ("end", "Fin"),
    ("fast", "Lauréat du fonds d'accélération"),
    ("national_impact", "Impact national"),
    ("eig", "Entrepreneurs d'intérêt général"),
];

/// A grant of the fund for acceleration.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Fast {
    /// Number of the cohort.
    pub promotion: Option<i64>,
    /// Amount in euros.
    pub montant: Option<i64>,
    /// Other keys.
    #[serde(skip_serializing_if = "Map::is_empty", rename = "(autres)")]
    pub extra: Map<String, Value>,
}

/// What a product says of its processings of personal data.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Rgpd {
    /// Who decides.
    pub responsable: Option<String>,
    /// What for.
    pub finalites: Vec<String>,
    /// Which data.
    pub donnees: Vec<String>,
    /// Audits and tests.
    pub controles: Vec<Controle>,
    /// How they are protected.
    pub mesures_securite: Option<String>,
    /// Where to use one's rights.
    pub exercer_vos_droits: Option<String>,
    /// Until when the homologation holds, in the source's spelling.
    pub validite_homologation: Option<String>,
    /// Other keys.
    #[serde(skip_serializing_if = "Map::is_empty", rename = "(autres)")]
    pub extra: Map<String, Value>,
}

/// An audit or a test.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Controle {
    /// What was done.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Who did it.
    pub intervenant: Option<String>,
    /// When.
    pub date: Option<NaiveDate>,
    /// Other keys.
    #[serde(skip_serializing_if = "Map::is_empty", rename = "(autres)")]
    pub extra: Map<String, Value>,
}

impl ProductSource {
    /// The dated phases alone.
    pub fn dated(&self) -> Vec<Phase> {
        self.phases.iter().map(|source| source.phase.clone()).collect()
    }

    /// All its incubators, the main one first, none twice.
    pub fn all_incubators(&self) -> Vec<&str> {
        let mut all: Vec<&str> = Vec::new();
        for id in std::iter::once(&self.incubator).chain(&self.incubators) {
            if !id.is_empty() && !all.contains(&id.as_str()) {
                all.push(id);
            }
        }
        all
    }
}
