//! What a stop has to tell, and which stops have told nothing.

use chrono::{Days, NaiveDate};
use kernel::FieldError;
use portfolio::phase::{Phase, current};
use serde::{Deserialize, Serialize};

/// A page as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedStop {
    /// Ce qui a été essayé.
    pub essaye: String,
    /// Ce qui a été appris.
    pub appris: String,
    /// Ce qui peut resservir.
    pub reutilisable: String,
    /// `oui` : chacun peut la lire.
    pub publique: String,
}

/// Reads a page: trimmed, or what to correct.
///
/// # Errors
/// Every field to correct.
pub fn lesson(typed: &TypedStop) -> Result<TypedStop, Vec<FieldError>> {
    let mut faults = Vec::new();
    let mut one = |field: &str, text: &str, least: usize, what: &str| {
        let text = text.trim();
        match text.chars().count() {
            length if length < least => faults.push(FieldError::new(field, what)),
            3_001.. => faults.push(FieldError::new(field, "3 000 caractères au plus : c'est une page courte")),
            _ => {}
        }
        text.to_owned()
    };
    let read = TypedStop {
        essaye: one("essaye", &typed.essaye, 20, "Dites ce qui a été essayé, en une phrase au moins"),
        appris: one("appris", &typed.appris, 20, "Dites ce qui a été appris, en une phrase au moins"),
        reutilisable: one("reutilisable", &typed.reutilisable, 0, ""),
        publique: typed.publique.clone(),
    };
    if faults.is_empty() { Ok(read) } else { Err(faults) }
}

/// For how long a stop that taught nothing is told.
const LATELY: Days = Days::new(365);

/// The day on which a product stopped, when it has.
pub fn stopped_on(phases: &[Phase], today: NaiveDate) -> Option<NaiveDate> {
    current(phases, today).filter(|phase| phase.name.is_stopped()).map(|phase| phase.start)
}

/// Whether a stop of this day still waits for its page.
pub fn is_awaited(stopped: NaiveDate, today: NaiveDate) -> bool {
    stopped + LATELY >= today
}

/// Whether a text answers a search: every word of it, whatever its capitals and its accents.
pub fn answers(text: &str, search: &str) -> bool {
    let text = plain(text);
    plain(search).split_whitespace().all(|word| text.contains(word))
}

fn plain(text: &str) -> String {
    let letter = |letter: char| match letter {
        'à' | 'â' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        '’' => '\'',
        other => other,
    };
    text.to_lowercase().chars().map(letter).collect()
}
