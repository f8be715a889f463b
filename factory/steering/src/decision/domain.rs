//! What is accepted of a decision about a phase.

use chrono::{Days, NaiveDate};
use kernel::FieldError;
use portfolio::phase::PhaseName;
use serde::{Deserialize, Serialize};

use crate::machine::{self, Move, State};

/// A decision as asked for, in a form or by a program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Typed {
    /// Révision du produit lue avant de décider : une autre décision entre-temps est signalée.
    pub revision: String,
    /// Phase à ouvrir.
    pub phase: String,
    /// Premier jour de la phase, AAAA-MM-JJ ; aujourd'hui par défaut.
    pub effet: String,
    /// Motif.
    pub motif: String,
    /// `oui` : la personne signe.
    pub signature: String,
}

/// A decision as it will be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The phase.
    pub to: PhaseName,
    /// Its first day.
    pub from: NaiveDate,
    /// Why.
    pub reason: String,
    /// How the move reads.
    pub way: Move,
}

/// The longest reason.
const LONGEST: usize = 5_000;
/// How far ahead a phase may be decided, in days.
const AHEAD: u64 = 365;

/// Reads a decision on a product in `state` since `since`.
///
/// # Errors
/// Every field to correct.
pub fn read(typed: &Typed, state: State, since: Option<NaiveDate>, today: NaiveDate) -> Result<Asked, Vec<FieldError>> {
    let mut faults = Vec::new();
    let to = typed.phase.parse::<PhaseName>().ok();
    let way = match to.map(|to| machine::judge(state, to, &typed.motif)) {
        None => fault(&mut faults, "phase", "Choisissez la phase à ouvrir"),
        Some(Err(why @ machine::Fault::Same)) => fault(&mut faults, "phase", &why.to_string()),
        Some(Err(why)) => fault(&mut faults, "motif", &why.to_string()),
        Some(Ok(way)) => Some(way),
    };
    if typed.motif.chars().count() > LONGEST {
        faults.push(FieldError::new("motif", "5 000 caractères au plus : raccourcissez le motif"));
    }
    let from = first_day(typed.effet.trim(), since, today, &mut faults);
    signed(&typed.signature, &mut faults);
    match (to, way, from) {
        (Some(to), Some(way), Some(from)) if faults.is_empty() => {
            Ok(Asked { to, from, reason: typed.motif.trim().to_owned(), way })
        }
        _ => Err(faults),
    }
}

/// A decision without a signature is none.
pub fn signed(signature: &str, faults: &mut Vec<FieldError>) {
    if signature != "oui" {
        faults
            .push(FieldError::new("signature", "Cochez la case pour signer : une décision est signée par son auteur"));
    }
}

fn first_day(
    text: &str,
    since: Option<NaiveDate>,
    today: NaiveDate,
    faults: &mut Vec<FieldError>,
) -> Option<NaiveDate> {
    let day = if text.is_empty() { Some(today) } else { portfolio::source::read_date(text) };
    let Some(day) = day else { return fault(faults, "effet", "Donnez une date, ou laissez vide pour aujourd'hui") };
    if since.is_some_and(|since| day < since) {
        return fault(faults, "effet", "Cette date précède la phase en cours : une décision ne réécrit pas le passé");
    }
    if day > today + Days::new(AHEAD) {
        return fault(faults, "effet", "Une phase se décide au plus un an à l'avance");
    }
    Some(day)
}

fn fault<T>(faults: &mut Vec<FieldError>, field: &str, text: &str) -> Option<T> {
    faults.push(FieldError::new(field, text));
    None
}

/// The sentence of a move.
pub fn sentence(title: &str, state: State, to: PhaseName, from: NaiveDate, way: Option<Move>) -> String {
    let how = match way {
        Some(Move::Backward) => "Retour en arrière : ",
        Some(Move::Shortcut) => "Passage direct : ",
        _ => "",
    };
    let day = ui::format::date(from);
    format!("{how}« {title} » passe de la phase « {} » à la phase « {} » le {day}.", state.label(), to.label())
}
