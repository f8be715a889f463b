//! The rules of requests: which rights are offered, by when they are answered, what a form must say (RGPD, art. 12).

use chrono::{DateTime, Months, TimeDelta, Utc};
use kernel::FieldError;
use kernel::identity::Email;
use privacy::RecordDeclaration;
use privacy::rights::{Right, rights};

/// Wrong tries after which a code is worth nothing.
pub const TRIES: i64 = 5;
/// How long the address of an export leads to it.
pub const DOWNLOAD_LIFE: TimeDelta = TimeDelta::days(7);
/// How long before its term an unanswered request is told to the officer.
pub const NEAR: TimeDelta = TimeDelta::days(7);
const LONGEST: usize = 5_000;

/// The word of a right, in addresses and in the database.
pub fn word(right: Right) -> &'static str {
    match right {
        Right::Access => "acces",
        Right::Rectification => "rectification",
        Right::Erasure => "effacement",
        Right::Restriction => "limitation",
        Right::Portability => "portabilite",
        Right::Objection => "opposition",
    }
}

/// The right of a word.
pub fn right_of(asked: &str) -> Option<Right> {
    Right::ALL.into_iter().find(|right| word(*right) == asked)
}

/// The rights that exist for at least one of the processings of these tables.
pub fn offered(records: &[RecordDeclaration]) -> Vec<Right> {
    let exists = |right: &Right| {
        let bases = records.iter().filter_map(|record| record.processing).map(|processing| &processing.basis);
        bases.into_iter().any(|basis| rights(basis).any(|(granted, _)| granted == *right))
    };
    Right::ALL.into_iter().filter(exists).collect()
}

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The address is still to be proved.
    Unverified,
    /// To be answered.
    Received,
    /// To be answered within three months.
    Extended,
    /// Done.
    Answered,
    /// Refused, with the reason.
    Refused,
}

impl State {
    const ALL: [Self; 5] = [Self::Unverified, Self::Received, Self::Extended, Self::Answered, Self::Refused];

    /// As stored.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unverified => "identite",
            Self::Received => "recue",
            Self::Extended => "prolongee",
            Self::Answered => "repondue",
            Self::Refused => "refusee",
        }
    }

    /// The state of a stored word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    /// As shown.
    pub fn label(self) -> &'static str {
        match self {
            Self::Unverified => "Identité à vérifier",
            Self::Received => "À traiter",
            Self::Extended => "Prolongée",
            Self::Answered => "Répondue",
            Self::Refused => "Refusée",
        }
    }

    /// Whether it waits for an answer that may be given.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Received | Self::Extended)
    }
}

/// The last instant for an answer: one month after reception (art. 12 §3).
pub fn due(received: DateTime<Utc>) -> DateTime<Utc> {
    received + Months::new(1)
}

/// Two months more, which can only be taken within the first one, once.
pub fn extended_due(received: DateTime<Utc>, state: State, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    (state == State::Received && now <= due(received)).then(|| received + Months::new(3))
}

/// What a person asks.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The right.
    pub right: Right,
    /// Where the answer goes.
    pub email: Email,
    /// In their words.
    pub message: String,
}

/// Reads the form; `own` is the address of who is signed in.
///
/// # Errors
/// What is to be corrected, field by field.
pub fn read(
    right: &str,
    email: &str,
    message: &str,
    own: Option<Email>,
    offered: &[Right],
) -> Result<Asked, Vec<FieldError>> {
    let mut errors = Vec::new();
    let right = right_of(right).filter(|right| offered.contains(right));
    if right.is_none() {
        errors.push(FieldError::new("droit", "Choisissez ce que vous demandez"));
    }
    let email = own.or_else(|| Email::parse(email));
    if email.is_none() {
        errors.push(FieldError::new("courriel", "Saisissez votre adresse électronique au format nom@domaine.fr"));
    }
    if message.chars().count() > LONGEST {
        errors.push(FieldError::new("message", "Le message dépasse 5 000 caractères : gardez l'essentiel"));
    }
    match (right, email, errors.is_empty()) {
        (Some(right), Some(email), true) => Ok(Asked { right, email, message: message.trim().to_owned() }),
        _ => Err(errors),
    }
}
