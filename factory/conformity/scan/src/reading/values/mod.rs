//! Values that cannot be had by repeating words: telephone numbers, postal and electronic addresses, names, durations, dates, amounts.

mod contact;
mod dates;
mod durations;
mod names;
mod numbers;

pub use contact::{emails, has_postal_address, phones};
pub use dates::{Dated, dates, latest_before, years};
pub use durations::durations;
pub use names::{names_an_organisation, names_of_people};
pub use numbers::{amounts, figures, percentages};

use super::{contains_any, fold};

/// What models of pages leave for their users to fill.
const PLACEHOLDERS: [&str; 21] = [
    "a completer",
    "a confirmer",
    "a definir",
    "a preciser",
    "a renseigner",
    "a remplir",
    "lorem ipsum",
    "prenom nom",
    "nom prenom",
    "nom de la personne",
    "nom du directeur",
    "nom de la directrice",
    "nom de l'hebergeur",
    "nom de l'organisme",
    "votre organisme",
    "adresse complete",
    "inserer ici",
    "todo",
    "tbd",
    "xxx",
    "renseigner ici",
];

/// Whether a text is still the model that someone had to fill: brackets, crosses, « à compléter ».
#[must_use]
pub fn is_placeholder(text: &str) -> bool {
    let folded = fold(text);
    contains_any(&folded, &PLACEHOLDERS)
        || ["{{", "}}", "[...", "<nom", "____", "......"].iter().any(|mark| folded.contains(mark))
        || bracketed(&folded)
        || folded.split_whitespace().filter(|word| *word == "xx").count() >= 2
}

/// « [nom de l'hébergeur] »: several words in square brackets.
fn bracketed(folded: &str) -> bool {
    let Some((_, rest)) = folded.split_once('[') else { return false };
    let Some((inside, _)) = rest.split_once(']') else { return false };
    inside.chars().any(char::is_alphabetic) && inside.len() > 2
}
