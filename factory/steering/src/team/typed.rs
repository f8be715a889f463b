//! What is accepted of missions, contracts, accesses, decisions.

use chrono::NaiveDate;
use kernel::FieldError;
use portfolio::source::read_date;
use serde::{Deserialize, Serialize};

use super::records::contract::Kind;
use super::trade::{Status, Trade};

/// A mission as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedMission {
    /// Prénom et nom.
    pub nom: String,
    /// Métier : `intrapreneuriat`, `produit`, `developpement`, `design`, `deploiement`, `donnees`, `support`, `coaching`, `autre`.
    pub metier: String,
    /// `admin`, `independent` ou `service`.
    pub statut: String,
    /// Quotité, de 1 à 100.
    pub quotite: String,
    /// Service ou employeur.
    pub employeur: String,
    /// Premier jour, AAAA-MM-JJ.
    pub debut: String,
    /// Dernier jour, ou rien.
    pub fin: String,
}

/// A mission as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mission {
    /// The name.
    pub name: String,
    /// The trade.
    pub trade: Trade,
    /// The status.
    pub status: Status,
    /// The share, in per cent.
    pub share: u8,
    /// Service or employer.
    pub employer: String,
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub end: Option<NaiveDate>,
}

/// Reads a mission.
///
/// # Errors
/// Every field to correct.
pub fn mission(typed: &TypedMission) -> Result<Mission, Vec<FieldError>> {
    let mut faults = Vec::new();
    let name = text(&typed.nom, "nom", (3, 100), "Donnez le prénom et le nom", &mut faults);
    let trade = Trade::ALL.into_iter().find(|trade| trade.id() == typed.metier);
    let status = Status::ALL.into_iter().find(|status| status.id() == typed.statut);
    let share =
        typed.quotite.trim().trim_end_matches('%').trim().parse().ok().filter(|share| (1..=100).contains(share));
    let employer = text(&typed.employeur, "employeur", (2, 120), "Donnez le service ou l'employeur", &mut faults);
    let start = read_date(typed.debut.trim());
    let end = read_date(typed.fin.trim());
    let mut ask = |missing: bool, field: &str, told: &str| {
        if missing {
            faults.push(FieldError::new(field, told));
        }
    };
    ask(trade.is_none(), "metier", "Choisissez le métier");
    ask(status.is_none(), "statut", "Choisissez le statut");
    ask(share.is_none(), "quotite", "Donnez la part du temps, de 1 à 100");
    ask(start.is_none(), "debut", "Donnez le premier jour, AAAA-MM-JJ");
    ask(
        !typed.fin.trim().is_empty() && end.is_none_or(|end| start.is_some_and(|start| end < start)),
        "fin",
        "Le dernier jour suit le premier, AAAA-MM-JJ",
    );
    match (trade, status, share, start) {
        (Some(trade), Some(status), Some(share), Some(start)) if faults.is_empty() => {
            Ok(Mission { name, trade, status, share, employer, start, end })
        }
        _ => Err(faults),
    }
}

/// A contract as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedContract {
    /// Objet.
    pub objet: String,
    /// `bon-de-commande`, `marche`, `groupement` ou `convention`.
    pub nature: String,
    /// Titulaire.
    pub titulaire: String,
    /// Co-traitants, ou rien.
    pub cotraitants: String,
    /// Jours commandés, à la demi-journée.
    pub commandes: String,
    /// Jours consommés, à la demi-journée.
    pub consommes: String,
    /// Dernier jour, AAAA-MM-JJ.
    pub echeance: String,
}

/// A contract as it is kept, in half-days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contract {
    /// What it buys.
    pub label: String,
    /// What it is.
    pub kind: Kind,
    /// Who holds it.
    pub holder: String,
    /// Who works with it.
    pub partners: String,
    /// Half-days ordered.
    pub ordered: i64,
    /// Half-days used.
    pub consumed: i64,
    /// Its last day.
    pub ends_on: NaiveDate,
}

/// Reads a contract.
///
/// # Errors
/// Every field to correct.
pub fn contract(typed: &TypedContract) -> Result<Contract, Vec<FieldError>> {
    let mut faults = Vec::new();
    let label = text(&typed.objet, "objet", (3, 150), "Dites ce que le contrat achète", &mut faults);
    let holder = text(&typed.titulaire, "titulaire", (2, 120), "Donnez le titulaire", &mut faults);
    let partners = text(&typed.cotraitants, "cotraitants", (0, 300), "", &mut faults);
    let kind = Kind::ALL.into_iter().find(|kind| kind.id() == typed.nature);
    if kind.is_none() {
        faults.push(FieldError::new("nature", "Choisissez la nature du contrat"));
    }
    let ordered = half_days(&typed.commandes, "commandes", &mut faults);
    let consumed = half_days(&typed.consommes, "consommes", &mut faults);
    let ends_on = read_date(typed.echeance.trim());
    if ends_on.is_none() {
        faults.push(FieldError::new("echeance", "Donnez le dernier jour, AAAA-MM-JJ"));
    }
    match (kind, ends_on) {
        (Some(kind), Some(ends_on)) if faults.is_empty() => {
            Ok(Contract { label, kind, holder, partners, ordered, consumed, ends_on })
        }
        _ => Err(faults),
    }
}

/// The days used of a contract, as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedDays {
    /// Jours consommés en tout, à la demi-journée.
    pub consommes: String,
}

/// Reads days as half-days; nothing means none.
pub fn half_days(text: &str, field: &str, faults: &mut Vec<FieldError>) -> i64 {
    let text = text.trim().replace(',', ".");
    let read = if text.is_empty() { Some(0.0) } else { text.parse::<f64>().ok() };
    match read.map(|days| days * 2.0).filter(|half| half.fract() == 0.0 && (0.0..=20_000.0).contains(half)) {
        Some(half) => format!("{half:.0}").parse().unwrap_or_default(),
        None => {
            faults.push(FieldError::new(field, "Donnez des jours, à la demi-journée : 12 ou 12,5"));
            0
        }
    }
}

/// An access as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedAccess {
    /// Outil et niveau : « Dépôt de code, écriture ».
    pub outil: String,
}

/// A step as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
#[schema(as = TypedMemberStep)]
pub struct TypedStep {
    /// Étape faite.
    pub etape: String,
}

/// A training as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedTraining {
    /// Formation.
    pub formation: String,
    /// Jour, AAAA-MM-JJ.
    pub jour: String,
}

/// A note as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedNote {
    /// Note, chiffrée.
    pub note: String,
}

/// A decision of a team as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedTeamChoice {
    /// Ce qui est décidé.
    pub quoi: String,
    /// Pourquoi.
    pub pourquoi: String,
}

/// Reads a bounded text, trimmed.
pub fn text(
    given: &str,
    field: &str,
    (least, most): (usize, usize),
    missing: &str,
    faults: &mut Vec<FieldError>,
) -> String {
    let given = given.trim();
    match given.chars().count() {
        length if length < least => faults.push(FieldError::new(field, missing)),
        length if length > most => faults.push(FieldError::new(field, format!("{most} caractères au plus"))),
        _ => {}
    }
    given.to_owned()
}
