//! Small steps: numbers corrected by hand, measures, the end.

use kernel::FieldError;
use serde::{Deserialize, Serialize};

use super::typed::{number, text};

/// Numbers corrected by hand; those that the tables gave stay beside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// People.
    pub persons: u64,
    /// Records.
    pub rows: u64,
    /// Why the tables are not right.
    pub why: String,
}

/// What the form of numbers sends.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CountsForm {
    pub(crate) personnes: String,
    pub(crate) enregistrements: String,
    pub(crate) raison: String,
    pub(crate) version: i64,
}

impl CountsForm {
    /// Reads the form.
    ///
    /// # Errors
    /// What is to be corrected, field by field.
    pub fn read(&self) -> Result<Counts, Vec<FieldError>> {
        let mut errors = Vec::new();
        let persons = number("personnes", &self.personnes, &mut errors);
        let rows = number("enregistrements", &self.enregistrements, &mut errors);
        let lack = "Dites pourquoi les nombres tirés des tables ne conviennent pas";
        let why = text("raison", &self.raison, lack, &mut errors);
        if errors.is_empty() { Ok(Counts { persons, rows, why }) } else { Err(errors) }
    }
}

/// Something against the violation or its effects (art. 33 §3 d).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// What.
    pub text: String,
    /// Whether it is done; else it is to be.
    pub done: bool,
}

impl Measure {
    /// As shown.
    pub fn label(&self) -> &'static str {
        if self.done { "Mesure prise" } else { "Mesure envisagée" }
    }

    /// The kind of its badge.
    pub fn badge(&self) -> &'static str {
        if self.done { "success" } else { "info" }
    }
}

/// What the form of measures sends.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MeasureForm {
    pub(crate) mesure: String,
    pub(crate) etat: String,
    pub(crate) version: i64,
}

impl MeasureForm {
    /// Reads the form.
    ///
    /// # Errors
    /// What is to be corrected, field by field.
    pub fn read(&self) -> Result<Measure, Vec<FieldError>> {
        let mut errors = Vec::new();
        let text = text("mesure", &self.mesure, "Dites ce qui est fait, ou le sera", &mut errors);
        if !matches!(self.etat.as_str(), "prise" | "envisagee") {
            errors.push(FieldError::new("etat", "Choisissez : prise, ou envisagée"));
        }
        if errors.is_empty() { Ok(Measure { text, done: self.etat == "prise" }) } else { Err(errors) }
    }
}

/// The end of a violation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// What is drawn from it, so that it does not come back.
    pub lessons: String,
}

/// Reads the lessons.
///
/// # Errors
/// When there are none.
pub fn read_closing(lessons: &str) -> Result<Closing, Vec<FieldError>> {
    let mut errors = Vec::new();
    let lessons = text("enseignements", lessons, "Dites ce qui change pour que cela n'arrive plus", &mut errors);
    if errors.is_empty() { Ok(Closing { lessons }) } else { Err(errors) }
}
