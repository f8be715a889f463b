//! What people type of a budget, read as values: a layer, a convention.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use kernel::FieldError;
use serde::{Deserialize, Serialize};

use super::matrix::Matrix;
use super::money;
use super::records::cell::{Activity, Resource};
use super::records::convention::Funder;
use super::records::layer::Volet;
use super::store::Written;

/// A layer as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedLayer {
    /// Révision lue ; `0` quand le volet n'existait pas.
    pub revision: String,
    /// Autorisations d'engagement, en euros : « 12 345,67 ».
    pub ae: String,
    /// Jour auquel les dépenses sont arrêtées, AAAA-MM-JJ ; pour le réalisé.
    pub arrete_le: String,
    /// `oui` : l'exercice est clos ; pour le réalisé.
    pub clos: String,
    /// Crédits de paiement : `activite_ressource`, en euros. Une cellule absente vaut zéro.
    pub cellules: BTreeMap<String, String>,
}

/// The name of a cell in forms and programs.
pub fn cell_name(activity: Activity, resource: Resource) -> String {
    format!("{}_{}", activity.id(), resource.id())
}

/// The year of an address, within what a budget may tell on that day.
pub fn year(text: &str, today: NaiveDate) -> Option<i32> {
    let year = text.parse::<i32>().ok().filter(|_| text.len() == 4)?;
    (2010..=today.year() + 5).contains(&year).then_some(year)
}

/// Reads a layer: the revision it started from, and what is written.
///
/// # Errors
/// Every field to correct.
pub fn layer(typed: &TypedLayer, kind: Volet, year: i32, today: NaiveDate) -> Result<(i64, Written), Vec<FieldError>> {
    let mut faults = Vec::new();
    let mut written = Written::default();
    let revision = typed.revision.trim().parse::<i64>().unwrap_or_default();
    match typed.ae.trim() {
        "" => {}
        text => match money::read(text) {
            Ok(cents) => written.ae = Some(cents),
            Err(fault) => faults.push(FieldError::new("ae", format!("Autorisations d'engagement. {fault}"))),
        },
    }
    let known: BTreeMap<String, (Activity, Resource)> = Matrix::default()
        .cells()
        .map(|(activity, resource, _)| (cell_name(activity, resource), (activity, resource)))
        .collect();
    for (name, text) in typed.cellules.iter().filter(|(_, text)| !text.trim().is_empty()) {
        let Some((activity, resource)) = known.get(name) else {
            faults
                .push(FieldError::new("cellules", "Une cellule ne porte pas le nom d'une activité et d'une ressource"));
            continue;
        };
        match money::read(text) {
            Ok(cents) => written.matrix.set(*activity, *resource, cents),
            Err(fault) => {
                let told = format!("{}, {}. {fault}", activity.label(), resource.label().to_lowercase());
                faults.push(FieldError::new(name, told));
            }
        }
    }
    if kind == Volet::Realise {
        settled(typed, year, today, &mut written, &mut faults);
    }
    if let Err(why) = written.matrix.total() {
        faults.push(FieldError::new("cellules", why.to_string()));
    }
    if faults.is_empty() { Ok((revision, written)) } else { Err(faults) }
}

/// Up to which day real expenses are counted, and whether the year is closed.
fn settled(typed: &TypedLayer, year: i32, today: NaiveDate, written: &mut Written, faults: &mut Vec<FieldError>) {
    let bounds = NaiveDate::from_ymd_opt(year, 1, 1).zip(NaiveDate::from_ymd_opt(year, 12, 31));
    let Some((first, last)) = bounds else { return };
    if typed.clos == "oui" {
        if today <= last {
            faults.push(FieldError::new("clos", format!("L'exercice {year} n'est pas terminé")));
        }
        (written.complete, written.settled) = (true, Some(last));
        return;
    }
    match portfolio::source::read_date(typed.arrete_le.trim()) {
        Some(day) if day > today => faults.push(FieldError::new("arrete_le", "Ce jour n'est pas encore passé")),
        Some(day) if day < first => {
            faults.push(FieldError::new("arrete_le", format!("Donnez un jour de l'exercice {year}, ou d'après")));
        }
        Some(day) => written.settled = Some(day),
        None => faults.push(FieldError::new("arrete_le", "Donnez le jour auquel les dépenses sont arrêtées")),
    }
}

/// A layer as fields of a form.
pub fn typed(revision: i64, written: &Written) -> TypedLayer {
    let cells = written.matrix.cells().filter(|(_, _, cents)| *cents != 0);
    TypedLayer {
        revision: revision.to_string(),
        ae: written.ae.map(money::plain).unwrap_or_default(),
        arrete_le: written.settled.map(|day| day.to_string()).unwrap_or_default(),
        clos: if written.complete { "oui".to_owned() } else { String::new() },
        cellules: cells.map(|(row, column, cents)| (cell_name(row, column), money::plain(cents))).collect(),
    }
}

/// A convention as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedConvention {
    /// Révision lue ; vide pour une convention nouvelle.
    pub revision: String,
    /// Organisation qui finance.
    pub financeur: String,
    /// `sponsor`, `fast`, `fonds` ou `autre`.
    pub nature: String,
    /// Référence de la convention.
    pub reference: String,
    /// Montant en euros : « 250 000,00 ».
    pub montant: String,
    /// Premier jour, AAAA-MM-JJ.
    pub debut: String,
    /// Dernier jour, AAAA-MM-JJ.
    pub fin: String,
}

/// A convention as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// Who pays.
    pub funder: String,
    /// As what.
    pub kind: Funder,
    /// Its reference.
    pub reference: String,
    /// In cents.
    pub cents: i64,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
}

/// Reads a convention.
///
/// # Errors
/// Every field to correct.
pub fn convention(typed: &TypedConvention) -> Result<Agreed, Vec<FieldError>> {
    let mut faults = Vec::new();
    let mut fault = |field: &str, text: &str| faults.push(FieldError::new(field, text));
    let (funder, reference) = (typed.financeur.trim().to_owned(), typed.reference.trim().to_owned());
    if !(2..=200).contains(&funder.chars().count()) {
        fault("financeur", "Donnez le nom de l'organisation qui finance");
    }
    let kind = Funder::ALL.into_iter().find(|kind| kind.id() == typed.nature);
    if kind.is_none() {
        fault("nature", "Choisissez la nature du financeur");
    }
    if reference.chars().count() > 100 {
        fault("reference", "100 caractères au plus");
    }
    let cents = money::read(&typed.montant);
    match cents {
        Err(why) => fault("montant", &why.to_string()),
        Ok(0) => fault("montant", "Une convention a un montant"),
        Ok(_) => {}
    }
    let day = |text: &str| portfolio::source::read_date(text.trim());
    let (from, until) = (day(&typed.debut), day(&typed.fin));
    if from.is_none() {
        fault("debut", "Donnez le premier jour de la convention");
    }
    match (from, until) {
        (_, None) => fault("fin", "Donnez le dernier jour de la convention"),
        (Some(from), Some(until)) if until < from => fault("fin", "La convention finit avant de commencer"),
        _ => {}
    }
    match (kind, cents, from, until) {
        (Some(kind), Ok(cents), Some(from), Some(until)) if faults.is_empty() => {
            Ok(Agreed { funder, kind, reference, cents, from, until })
        }
        _ => Err(faults),
    }
}
