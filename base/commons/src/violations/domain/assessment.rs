//! The risk for people, and whether the authority is notified (RGPD, art. 33 §1).

use kernel::FieldError;
use serde::{Deserialize, Serialize};

use super::typed::{short, text};

/// The risk for the rights and freedoms of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Unlikely: written in the register, and nothing else is owed.
    Nul,
    /// A risk: the authority is notified.
    Limite,
    /// A high risk: people are told too (art. 34).
    Eleve,
}

impl Level {
    /// From none to high.
    pub const ALL: [Self; 3] = [Self::Nul, Self::Limite, Self::Eleve];

    /// As the form sends it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Nul => "nul",
            Self::Limite => "limite",
            Self::Eleve => "eleve",
        }
    }

    /// As shown.
    pub fn label(self) -> &'static str {
        match self {
            Self::Nul => "Risque improbable",
            Self::Limite => "Risque limité",
            Self::Eleve => "Risque élevé",
        }
    }

    /// What it entails.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Nul => "Rien à craindre pour les personnes : la violation reste au registre (art. 33 §5)",
            Self::Limite => "Des conséquences sont possibles : la CNIL est notifiée (art. 33 §1)",
            Self::Eleve => {
                "Des conséquences graves sont possibles : la CNIL est notifiée et les personnes sont prévenues (art. 34)"
            }
        }
    }
}

/// What to weigh, after the EDPB (guidelines 9/2022, section on the factors of risk).
pub const FACTORS: [&str; 7] = [
    "Le genre de violation : lue, modifiée ou perdue, une donnée n'expose pas aux mêmes suites",
    "La nature, la sensibilité et le volume des données : seules ou réunies, que permettent-elles ?",
    "La facilité d'identifier les personnes, directement ou par recoupement, chiffrement compris",
    "La gravité des suites : discrimination, usurpation, perte financière, atteinte à la réputation, danger physique",
    "Les personnes : enfants, patients, personnes vulnérables",
    "Le responsable : un hôpital n'expose pas aux mêmes suites qu'une liste de diffusion",
    "Le nombre de personnes touchées, même si une seule suffit",
];

/// An assessment and the decision drawn from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// The risk.
    pub level: Level,
    /// Why this level.
    pub reasons: String,
    /// What may happen to people (art. 33 §3 c).
    pub consequences: String,
    /// Whether the authority is notified.
    pub notify: bool,
    /// Why it is not; may be empty when it is.
    pub why: String,
}

/// What the form sends.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AssessmentForm {
    pub(crate) niveau: String,
    pub(crate) raisons: String,
    pub(crate) consequences: String,
    pub(crate) decision: String,
    pub(crate) motif: String,
    pub(crate) version: i64,
}

impl AssessmentForm {
    /// Reads the form; `notified`: a notification already left.
    ///
    /// # Errors
    /// What is to be corrected, field by field.
    pub fn read(&self, notified: bool) -> Result<Assessment, Vec<FieldError>> {
        let mut errors = Vec::new();
        let level = Level::ALL.into_iter().find(|level| level.word() == self.niveau);
        if level.is_none() {
            errors.push(FieldError::new("niveau", "Choisissez un niveau de risque"));
        }
        let reasons = text("raisons", &self.raisons, "Dites ce qui fonde ce niveau", &mut errors);
        let lack = "Dites ce que la violation peut entraîner pour les personnes, ou pourquoi rien n'est à craindre";
        let consequences = text("consequences", &self.consequences, lack, &mut errors);
        let why = short("motif", &self.motif, &mut errors);
        let notify = match self.decision.as_str() {
            "notifier" => Some(true),
            "non" => Some(false),
            _ => None,
        };
        match (notify, level) {
            (None, _) => errors.push(FieldError::new("decision", "Choisissez : notifier la CNIL, ou non")),
            (Some(false), _) if notified => {
                errors.push(FieldError::new("decision", "Une notification est déjà partie : elle se complète, elle ne se retire pas ici"));
            }
            (Some(false), Some(Level::Limite | Level::Eleve)) => errors.push(FieldError::new(
                "decision",
                "Seule une violation dont le risque est improbable ne se notifie pas (RGPD, art. 33 §1) : changez le niveau ou la décision",
            )),
            (Some(false), _) if why.is_empty() => {
                errors.push(FieldError::new("motif", "Dites pourquoi la violation n'est pas notifiée : le registre en garde la raison"));
            }
            _ => {}
        }
        match (level, notify, errors.is_empty()) {
            (Some(level), Some(notify), true) => Ok(Assessment { level, reasons, consequences, notify, why }),
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(level: &str, decision: &str) -> AssessmentForm {
        AssessmentForm {
            niveau: level.into(),
            raisons: "Un fichier de dix adresses".into(),
            consequences: "Des messages non sollicités".into(),
            decision: decision.into(),
            motif: "Le fichier était chiffré".into(),
            version: 1,
        }
    }

    #[test]
    fn a_risk_is_notified_whatever_the_form_says() {
        assert!(form("limite", "non").read(false).is_err());
        assert!(form("eleve", "non").read(false).is_err());
        assert!(form("limite", "notifier").read(false).unwrap().notify);
    }

    #[test]
    fn no_risk_may_stay_in_the_register_with_its_reason() {
        assert!(!form("nul", "non").read(false).unwrap().notify);
        assert!(AssessmentForm { motif: " ".into(), ..form("nul", "non") }.read(false).is_err());
        assert!(form("nul", "non").read(true).is_err(), "what left does not come back");
    }
}
