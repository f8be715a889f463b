//! Notifications to the authority, in stages (RGPD, art. 33 §3 and §4).

use chrono::{DateTime, Utc};
use kernel::FieldError;
use serde::{Deserialize, Serialize};

use super::typed::{instant, short, text};
use super::{Case, deadline};

/// Which one of the notifications.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// What is known within the term.
    Initiale,
    /// What was learnt since.
    Complementaire,
    /// Everything that article 33 §3 asks for; alone, when everything is known at once.
    Finale,
}

impl Stage {
    /// In order.
    pub const ALL: [Self; 3] = [Self::Initiale, Self::Complementaire, Self::Finale];

    /// As the form sends it, and as sentences say it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Initiale => "initiale",
            Self::Complementaire => "complémentaire",
            Self::Finale => "finale",
        }
    }

    /// As the form shows it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Initiale => "Initiale : ce qui est connu aujourd'hui",
            Self::Complementaire => "Complémentaire : ce qui a été appris depuis",
            Self::Finale => "Finale, ou complète en une seule fois",
        }
    }

    /// Those that may come after what was sent.
    pub fn possible(case: &Case) -> Vec<Self> {
        let sent: Vec<_> = case.notifications().map(|(_, sent)| sent.stage).collect();
        match (sent.is_empty(), sent.contains(&Self::Finale)) {
            (true, _) => vec![Self::Initiale, Self::Finale],
            (false, false) => vec![Self::Complementaire, Self::Finale],
            (false, true) => Vec::new(),
        }
    }
}

/// A notification, sent by the person on the authority's own service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notification {
    /// Which one.
    pub stage: Stage,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
    /// The number that the authority gave.
    pub receipt: String,
    /// Why it came after the term; empty within it.
    pub delay: String,
    /// What was sent.
    pub content: String,
}

/// What the form sends.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NotificationForm {
    pub(crate) etape: String,
    pub(crate) envoyee_jour: String,
    pub(crate) envoyee_heure: String,
    pub(crate) accuse: String,
    pub(crate) retard: String,
    pub(crate) version: i64,
}

/// What article 33 §3 asks for and the case does not say yet.
pub fn missing(case: &Case) -> Vec<&'static str> {
    let mut missing = Vec::new();
    if case.persons().is_none() {
        missing.push("les catégories et le nombre approximatif de personnes et d'enregistrements (a)");
    }
    if case.assessment().is_none() {
        missing.push("les conséquences probables (c)");
    }
    if case.measures().next().is_none() {
        missing.push("les mesures prises ou envisagées (d)");
    }
    missing
}

impl NotificationForm {
    /// Reads the form at `now`; `content` is what the files of this case say.
    ///
    /// # Errors
    /// What is to be corrected, field by field.
    pub fn read(&self, case: &Case, content: String, now: DateTime<Utc>) -> Result<Notification, Vec<FieldError>> {
        let mut errors = Vec::new();
        let stage = Stage::possible(case).into_iter().find(|stage| stage.word() == self.etape);
        match stage {
            None => errors.push(FieldError::new("etape", "Choisissez l'étape de la notification")),
            Some(Stage::Finale) if !missing(case).is_empty() => errors.push(FieldError::new(
                "etape",
                format!(
                    "Une notification finale dit aussi {} : complétez la violation d'abord",
                    missing(case).join(", ")
                ),
            )),
            Some(_) => {}
        }
        let aware = case.facts().aware_at;
        let mut sent_at = now;
        match instant(&self.envoyee_jour, &self.envoyee_heure) {
            Ok(Some(at)) if at > now + chrono::TimeDelta::minutes(1) => {
                errors.push(FieldError::new("envoyee_jour", "Cet instant n'est pas encore passé"));
            }
            // The form has no seconds: within the minute of the awareness, it is not before.
            Ok(Some(at)) if at < aware - chrono::TimeDelta::minutes(1) => {
                errors.push(FieldError::new("envoyee_jour", "La notification ne précède pas la prise de connaissance"));
            }
            Ok(Some(at)) => sent_at = at.clamp(aware.min(now), now),
            Ok(None) => errors.push(FieldError::new("envoyee_jour", "Dites quand la notification a été envoyée")),
            Err(why) => errors.push(FieldError::new("envoyee_jour", why)),
        }
        let receipt = text("accuse", &self.accuse, "Recopiez le numéro que le téléservice a donné", &mut errors);
        let is_first = case.notifications().next().is_none();
        let delay = if is_first && sent_at > deadline(aware) {
            let lack = "Le délai de 72 heures est dépassé : dites pourquoi (RGPD, art. 33 §1)";
            text("retard", &self.retard, lack, &mut errors)
        } else {
            short("retard", &self.retard, &mut errors)
        };
        match (stage, errors.is_empty()) {
            (Some(stage), true) => Ok(Notification { stage, sent_at, receipt, delay, content }),
            _ => Err(errors),
        }
    }
}
