//! What is known of a violation: the first form, and each correction of it.

use chrono::{DateTime, TimeDelta, Utc};
use kernel::FieldError;
use serde::{Deserialize, Serialize};

use super::typed::{instant, short, text};

/// In what way data were violated (RGPD, art. 4 (12)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// Somebody saw or took them.
    Confidentialite,
    /// Somebody changed them.
    Integrite,
    /// They are lost, or out of reach.
    Disponibilite,
}

impl Nature {
    /// The three of them.
    pub const ALL: [Self; 3] = [Self::Confidentialite, Self::Integrite, Self::Disponibilite];

    /// As the form sends it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Confidentialite => "confidentialite",
            Self::Integrite => "integrite",
            Self::Disponibilite => "disponibilite",
        }
    }

    /// As shown.
    pub fn label(self) -> &'static str {
        match self {
            Self::Confidentialite => "Confidentialité",
            Self::Integrite => "Intégrité",
            Self::Disponibilite => "Disponibilité",
        }
    }

    /// In plain words.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Confidentialite => "Des données ont été vues, copiées ou envoyées à qui n'y avait pas droit",
            Self::Integrite => "Des données ont été modifiées sans droit ou par erreur",
            Self::Disponibilite => "Des données sont perdues, détruites ou hors d'atteinte",
        }
    }
}

/// A table touched, as its declaration and its rows stood when it was counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touched {
    /// The database.
    pub base: String,
    /// The table.
    pub table: String,
    /// The processing that it serves.
    pub processing: String,
    /// Categories of data.
    pub categories: Vec<String>,
    /// Whether some are sensitive.
    pub sensitive: bool,
    /// Categories of people.
    pub people: Vec<String>,
    /// Different people, where rows say whose they are.
    pub persons: Option<u64>,
    /// Rows.
    pub rows: u64,
}

/// A processor who reported it (art. 33 §2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Processor {
    /// Its name.
    pub name: String,
    /// When it told.
    pub told_at: DateTime<Utc>,
}

/// What is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// In a few words.
    pub title: String,
    /// In more words; may be empty.
    pub details: String,
    /// In what ways.
    pub nature: Vec<Nature>,
    /// When it happened, if that is known.
    pub occurred_at: Option<DateTime<Utc>>,
    /// When it became known.
    pub aware_at: DateTime<Utc>,
    /// Who reported it, when a processor did.
    pub processor: Option<Processor>,
    /// The tables.
    pub tables: Vec<Touched>,
    /// Different people over all tables, where rows say whose they are.
    pub persons: Option<u64>,
    /// Rows over all tables.
    pub rows: u64,
    /// When they were counted.
    pub counted_at: DateTime<Utc>,
    /// Why it was written again; empty at the opening.
    pub why: String,
}

/// What the form sends.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FactsForm {
    pub(crate) titre: String,
    pub(crate) details: String,
    pub(crate) nature: Vec<String>,
    pub(crate) connue_jour: String,
    pub(crate) connue_heure: String,
    pub(crate) survenue_jour: String,
    pub(crate) survenue_heure: String,
    pub(crate) sous_traitant: String,
    pub(crate) signalee_jour: String,
    pub(crate) signalee_heure: String,
    /// Processings touched, by identifier.
    pub(crate) traitements: Vec<String>,
    /// Tables touched, `base.table`.
    pub(crate) tables: Vec<String>,
    pub(crate) pourquoi: String,
    /// The one-time key of an opening.
    pub(crate) cle: String,
    /// The version that the person saw.
    pub(crate) version: i64,
}

impl FactsForm {
    /// Reads the form at `now`; the tables are counted by the caller. `again`: it corrects what was written before, and says why.
    ///
    /// # Errors
    /// What is to be corrected, field by field.
    pub fn read(&self, now: DateTime<Utc>, again: bool) -> Result<Facts, Vec<FieldError>> {
        let mut errors = Vec::new();
        let title = text("titre", &self.titre, "Dites en quelques mots ce qui s'est passé", &mut errors);
        if title.chars().count() > 200 {
            errors.push(FieldError::new("titre", "L'intitulé dépasse 200 caractères : mettez le reste dans le récit"));
        }
        let details = short("details", &self.details, &mut errors);
        let nature: Vec<_> =
            Nature::ALL.into_iter().filter(|nature| self.nature.iter().any(|word| word == nature.word())).collect();
        if nature.is_empty() {
            errors.push(FieldError::new("nature", "Cochez au moins une réponse : elle se corrige plus tard"));
        }
        let aware_at = self.aware(now, &mut errors);
        let occurred_at = self.occurred(aware_at, &mut errors);
        let processor = self.processor(aware_at, &mut errors);
        let why = match again {
            true => text("pourquoi", &self.pourquoi, "Dites pourquoi les faits sont corrigés", &mut errors),
            false => String::new(),
        };
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Facts {
            title,
            details,
            nature,
            occurred_at,
            aware_at,
            processor,
            tables: Vec::new(),
            persons: None,
            rows: 0,
            counted_at: now,
            why,
        })
    }

    fn aware(&self, now: DateTime<Utc>, errors: &mut Vec<FieldError>) -> DateTime<Utc> {
        match instant(&self.connue_jour, &self.connue_heure) {
            // A page opened within the minute shows an hour that has no seconds yet.
            Ok(Some(at)) if at <= now + TimeDelta::minutes(1) => return at.min(now),
            Ok(Some(_)) => errors.push(FieldError::new("connue_jour", "Cet instant n'est pas encore passé")),
            Ok(None) => errors.push(FieldError::new(
                "connue_jour",
                "Dites quand la violation a été connue : le délai de 72 heures court de cet instant",
            )),
            Err(why) => errors.push(FieldError::new("connue_jour", why)),
        }
        now
    }

    fn occurred(&self, aware: DateTime<Utc>, errors: &mut Vec<FieldError>) -> Option<DateTime<Utc>> {
        match instant(&self.survenue_jour, &self.survenue_heure) {
            Ok(Some(at)) if at > aware => {
                errors.push(FieldError::new("survenue_jour", "Une violation ne se connaît pas avant de survenir"));
                None
            }
            Ok(at) => at,
            Err(why) => {
                errors.push(FieldError::new("survenue_jour", why));
                None
            }
        }
    }

    /// The controller is aware at the latest when its processor tells it (EDPB, guidelines 9/2022, on the obligations of processors).
    fn processor(&self, aware: DateTime<Utc>, errors: &mut Vec<FieldError>) -> Option<Processor> {
        let name = short("sous_traitant", &self.sous_traitant, errors);
        let told = instant(&self.signalee_jour, &self.signalee_heure);
        match (name.is_empty(), told) {
            (true, Ok(None)) => None,
            (true, _) => {
                errors.push(FieldError::new("sous_traitant", "Nommez le sous-traitant qui a signalé la violation"));
                None
            }
            (false, Ok(Some(at))) if at < aware => {
                errors.push(FieldError::new(
                    "signalee_jour",
                    "La violation est connue au plus tard quand le sous-traitant la signale : corrigez l'une des deux dates",
                ));
                None
            }
            (false, Ok(Some(told_at))) => Some(Processor { name, told_at }),
            (false, Ok(None)) => {
                errors.push(FieldError::new("signalee_jour", "Dites quand le sous-traitant a signalé la violation"));
                None
            }
            (false, Err(why)) => {
                errors.push(FieldError::new("signalee_jour", why));
                None
            }
        }
    }
}
