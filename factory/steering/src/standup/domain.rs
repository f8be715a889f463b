//! What is accepted of a week and of a need, and which week a day belongs to.

use chrono::{Datelike, Days, NaiveDate};
use kernel::FieldError;
use serde::{Deserialize, Serialize};

use super::records::week::Weather;

/// The Monday of a day's week.
pub fn monday(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.weekday().num_days_from_monday()))
}

/// A week as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedWeek {
    /// `bon`, `moyen` ou `mauvais`.
    pub meteo: String,
    /// Chiffres de la semaine.
    pub kpis: String,
    /// Priorités, une par ligne.
    pub priorites: String,
    /// Échéances, une par ligne.
    pub echeances: String,
    /// Un besoin, ou rien.
    pub besoin: String,
}

/// A week as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// How it goes.
    pub weather: Weather,
    /// Figures.
    pub figures: String,
    /// Priorities.
    pub priorities: String,
    /// Dates.
    pub dates: String,
    /// A new need, or nothing.
    pub need: String,
}

/// Reads a week: the weather is enough.
///
/// # Errors
/// Every field to correct.
pub fn week(typed: &TypedWeek) -> Result<Week, Vec<FieldError>> {
    let mut faults = Vec::new();
    let weather = Weather::ALL.into_iter().find(|weather| weather.id() == typed.meteo);
    if weather.is_none() {
        faults.push(FieldError::new("meteo", "Dites comment va la semaine"));
    }
    let figures = bounded(&typed.kpis, "kpis", 300, &mut faults);
    let priorities = bounded(&typed.priorites, "priorites", 500, &mut faults);
    let dates = bounded(&typed.echeances, "echeances", 300, &mut faults);
    let need = bounded(&typed.besoin, "besoin", 300, &mut faults);
    match weather {
        Some(weather) if faults.is_empty() => Ok(Week { weather, figures, priorities, dates, need }),
        _ => Err(faults),
    }
}

fn bounded(text: &str, field: &str, most: usize, faults: &mut Vec<FieldError>) -> String {
    let text = text.trim();
    if text.chars().count() > most {
        faults.push(FieldError::new(field, format!("{most} caractères au plus : une minute par équipe")));
    }
    if !privacy::detect::findings(text).is_empty() {
        faults.push(FieldError::new(field, "Ce texte semble contenir une donnée qui désigne quelqu'un : retirez-la"));
    }
    text.to_owned()
}
