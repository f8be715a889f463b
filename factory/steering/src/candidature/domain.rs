//! What is accepted of a problem, of a vote, of an answer.

use kernel::FieldError;
use kernel::identity::Email;
use serde::{Deserialize, Serialize};

use super::records::problem::Stage;

/// A problem as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedProblem {
    /// Le problème en quelques mots.
    pub titre: String,
    /// Le drame : ce que vivent les personnes.
    pub drame: String,
    /// À quelle fréquence.
    pub frequence: String,
    /// Qui est touché, combien.
    pub public: String,
    /// Ce qui existe déjà.
    pub existant: String,
    /// Adresse électronique de la réponse.
    pub courriel: String,
}

/// The sealed words of a problem.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// What people live.
    pub drame: String,
    /// How often.
    pub frequence: String,
    /// Who, how many.
    pub public: String,
    /// What exists.
    pub existant: String,
}

/// Reads a problem; `own` is the address of who is signed in.
///
/// # Errors
/// Every field to correct.
pub fn problem(typed: &TypedProblem, own: Option<Email>) -> Result<(String, Words, Email), Vec<FieldError>> {
    let mut faults = Vec::new();
    let mut text = |value: &str, field: &str, least: usize, most: usize, missing: &str| {
        let value = value.trim();
        match value.chars().count() {
            length if length < least => faults.push(FieldError::new(field, missing)),
            length if length > most => {
                faults.push(FieldError::new(field, format!("{most} caractères au plus : raccourcissez ce texte")));
            }
            _ => {}
        }
        value.to_owned()
    };
    let title = text(&typed.titre, "titre", 5, 120, "Dites le problème en quelques mots");
    let words = Words {
        drame: text(&typed.drame, "drame", 20, 4_000, "Racontez ce que vivent les personnes"),
        frequence: text(&typed.frequence, "frequence", 3, 500, "Dites à quelle fréquence cela arrive"),
        public: text(&typed.public, "public", 3, 500, "Dites qui est touché, et combien de personnes"),
        existant: text(&typed.existant, "existant", 3, 2_000, "Dites ce qui existe déjà, même si c'est « rien »"),
    };
    let email = own.or_else(|| Email::parse(&typed.courriel));
    match email {
        Some(email) if faults.is_empty() => Ok((title, words, email)),
        Some(_) => Err(faults),
        None => {
            faults.push(FieldError::new(
                "courriel",
                "Donnez une adresse électronique, nom@domaine.fr : la réponse y sera envoyée",
            ));
            Err(faults)
        }
    }
}

/// The opinions of a vote.
pub const OPINIONS: [(&str, &str); 3] = [("pour", "Pour"), ("contre", "Contre"), ("abstention", "Je m'abstiens")];

/// What happens to a candidature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It goes on to the jury.
    ToJury,
    /// It is kept.
    Keep,
    /// It is refused.
    Refuse,
}

/// Why it does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It was answered.
    #[error("Cette candidature a déjà sa réponse.")]
    Answered,
    /// The jury has not seen it.
    #[error("Le jury n'a pas encore entendu cette candidature.")]
    NoJury,
    /// It is there already.
    #[error("Cette candidature est déjà au jury.")]
    AtJury,
}

/// The stage after a step.
///
/// # Errors
/// Why the step is not possible.
pub fn step(stage: Stage, step: Step) -> Result<Stage, Refusal> {
    match (stage, step) {
        (Stage::Retenue | Stage::Refusee, _) => Err(Refusal::Answered),
        (Stage::Prejury, Step::ToJury) => Ok(Stage::Jury),
        (Stage::Jury, Step::ToJury) => Err(Refusal::AtJury),
        (Stage::Prejury, Step::Keep) => Err(Refusal::NoJury),
        (Stage::Jury, Step::Keep) => Ok(Stage::Retenue),
        (_, Step::Refuse) => Ok(Stage::Refusee),
    }
}

/// The identifier of the product that a title makes: « Les dossiers perdus » → `les-dossiers-perdus`.
pub fn product_id(title: &str) -> String {
    let mut id = String::new();
    for letter in portfolio::search::normalise(title).chars() {
        if letter.is_ascii_alphanumeric() {
            id.push(letter);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.truncate(60);
    id.trim_end_matches('-').to_owned()
}
