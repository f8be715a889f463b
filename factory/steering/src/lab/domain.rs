//! What is accepted of an open lab: sessions, words heard, lessons, decisions, deliveries.

use chrono::NaiveDate;
use kernel::FieldError;
use kernel::identity::Email;
use portfolio::source::{LinkKind, judge_link, read_date};
use serde::{Deserialize, Serialize};

use super::records::lesson::Choice;

/// A session to come, as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedSession {
    /// Jour, AAAA-MM-JJ.
    pub jour: String,
    /// Lieu.
    pub lieu: String,
}

/// Reads a session to come; one that was held may be noted after.
///
/// # Errors
/// Every field to correct.
pub fn session(typed: &TypedSession) -> Result<(NaiveDate, String), Vec<FieldError>> {
    let mut faults = Vec::new();
    let on = read_date(typed.jour.trim());
    if on.is_none() {
        faults.push(FieldError::new("jour", "Donnez le jour de la séance"));
    }
    let place = words(&typed.lieu, "lieu", (2, 120), "Dites où la séance se tient", &mut faults);
    match on {
        Some(on) if faults.is_empty() => Ok((on, place)),
        _ => Err(faults),
    }
}

/// Invitations as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedInvitations {
    /// Adresses électroniques, une par ligne.
    pub courriels: String,
}

/// Reads invitations.
///
/// # Errors
/// Every field to correct.
pub fn invitations(typed: &TypedInvitations) -> Result<Vec<Email>, Vec<FieldError>> {
    let separators = |letter: char| letter.is_whitespace() || matches!(letter, ',' | ';');
    let given: Vec<&str> = typed.courriels.split(separators).filter(|text| !text.is_empty()).collect();
    let read: Option<Vec<Email>> = given.iter().map(|text| Email::parse(text)).collect();
    match read {
        Some(all) if (1..=200).contains(&all.len()) => Ok(all),
        Some(all) if all.is_empty() => Err(vec![FieldError::new("courriels", "Donnez au moins une adresse")]),
        Some(_) => Err(vec![FieldError::new("courriels", "Deux cents adresses au plus à la fois")]),
        None => {
            Err(vec![FieldError::new("courriels", "Une des adresses n'en est pas une : nom@domaine.fr, une par ligne")])
        }
    }
}

/// Words heard, as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedVerbatim {
    /// Profil de la personne, sans la nommer.
    pub profil: String,
    /// Ce qui a été dit, mot à mot. Chiffré, jamais public.
    pub verbatim: String,
    /// L'enseignement qu'il appuie, quand il existe déjà.
    pub enseignement: String,
}

/// Reads words heard: the profile, the words.
///
/// # Errors
/// Every field to correct.
pub fn verbatim(typed: &TypedVerbatim) -> Result<(String, String), Vec<FieldError>> {
    let mut faults = Vec::new();
    let profile =
        words(&typed.profil, "profil", (2, 80), "Dites qui la personne représente, sans la nommer", &mut faults);
    let said = words(&typed.verbatim, "verbatim", (3, 2_000), "Notez ce qui a été dit", &mut faults);
    if faults.is_empty() { Ok((profile, said)) } else { Err(faults) }
}

/// A lesson as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedLesson {
    /// Ce que les usagers ont dit, en une phrase publique.
    pub enonce: String,
}

/// Reads a lesson: it will be public once decided.
///
/// # Errors
/// Every field to correct.
pub fn lesson(typed: &TypedLesson) -> Result<String, Vec<FieldError>> {
    let mut faults = Vec::new();
    let missing = "Écrivez l'enseignement en une phrase";
    let statement = public_words(&typed.enonce, "enonce", (10, 500), missing, &mut faults);
    if faults.is_empty() { Ok(statement) } else { Err(faults) }
}

/// A product decision as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedChoice {
    /// `oui` ou `non`.
    pub decision: String,
    /// Ce qui sera fait, ou pourquoi non.
    pub motif: String,
}

/// Reads a decision: a « non » has its reason, as a « oui » says what will be done.
///
/// # Errors
/// Every field to correct.
pub fn choice(typed: &TypedChoice) -> Result<(Choice, String), Vec<FieldError>> {
    let mut faults = Vec::new();
    let choice = [Choice::Oui, Choice::Non].into_iter().find(|choice| choice.id() == typed.decision);
    if choice.is_none() {
        faults.push(FieldError::new("decision", "Répondez oui ou non"));
    }
    let missing = "Dites ce qui sera fait, ou pourquoi c'est non";
    let reason = public_words(&typed.motif, "motif", (10, 500), missing, &mut faults);
    match choice {
        Some(choice) if faults.is_empty() => Ok((choice, reason)),
        _ => Err(faults),
    }
}

/// A delivery as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedDelivery {
    /// Jour, AAAA-MM-JJ.
    pub jour: String,
    /// Ce qui a été livré.
    pub livraison: String,
    /// Où le voir.
    pub lien: String,
}

/// A delivery: its day, what it is, where it shows.
pub type Delivery = (NaiveDate, String, Option<String>);

/// Reads a delivery.
///
/// # Errors
/// Every field to correct.
pub fn delivery(
    typed: &TypedDelivery,
    decided_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<Delivery, Vec<FieldError>> {
    let mut faults = Vec::new();
    let on = read_date(typed.jour.trim()).filter(|on| *on <= today && decided_on.is_none_or(|decided| *on >= decided));
    if on.is_none() {
        faults.push(FieldError::new("jour", "Donnez le jour de la livraison, entre la décision et aujourd'hui"));
    }
    let missing = "Dites ce qui a été livré";
    let what = public_words(&typed.livraison, "livraison", (5, 500), missing, &mut faults);
    let link = typed.lien.trim();
    if !link.is_empty() && judge_link(link) != LinkKind::Web {
        faults.push(FieldError::new("lien", "Donnez une adresse complète, qui commence par https://"));
    }
    match on {
        Some(on) if faults.is_empty() => Ok((on, what, (!link.is_empty()).then(|| link.to_owned()))),
        _ => Err(faults),
    }
}

fn words(
    text: &str,
    field: &str,
    (least, most): (usize, usize),
    missing: &str,
    faults: &mut Vec<FieldError>,
) -> String {
    let text = text.trim();
    match text.chars().count() {
        length if length < least => faults.push(FieldError::new(field, missing)),
        length if length > most => faults.push(FieldError::new(field, format!("{most} caractères au plus"))),
        _ => {}
    }
    text.to_owned()
}

fn public_words(
    text: &str,
    field: &str,
    bounds: (usize, usize),
    missing: &str,
    faults: &mut Vec<FieldError>,
) -> String {
    let text = words(text, field, bounds, missing, faults);
    if !privacy::detect::findings(&text).is_empty() {
        let told = "Ce texte est public et semble contenir une donnée qui désigne quelqu'un : retirez-la";
        faults.push(FieldError::new(field, told));
    }
    text
}
