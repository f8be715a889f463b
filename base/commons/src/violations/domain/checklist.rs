//! What is owed, in order: the page of a violation shows it, and the end waits for it.

use chrono::{DateTime, Utc};

use super::notification::{Stage, missing};
use super::{Case, deadline, left};

/// Where a duty stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Done.
    Done,
    /// To be done.
    Due,
    /// Begun, to be completed.
    Begun,
    /// To be done, and its term is past.
    Late,
    /// Not owed.
    NotOwed,
}

impl Standing {
    /// As shown.
    pub fn label(self) -> &'static str {
        match self {
            Self::Done => "Fait",
            Self::Due => "À faire",
            Self::Begun => "À compléter",
            Self::Late => "En retard",
            Self::NotOwed => "Sans objet",
        }
    }

    /// The kind of its badge.
    pub fn badge(self) -> &'static str {
        match self {
            Self::Done => "success",
            Self::Due => "info",
            Self::Begun => "warning",
            Self::Late => "error",
            Self::NotOwed => "",
        }
    }

    /// Whether the end waits for it.
    pub fn holds_back(self) -> bool {
        matches!(self, Self::Due | Self::Begun | Self::Late)
    }
}

/// One thing owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// What.
    pub title: &'static str,
    /// Where it is done, under the address of the violation.
    pub page: &'static str,
    /// Where it stands.
    pub standing: Standing,
    /// What to know.
    pub text: String,
}

/// Everything that is owed at `now`, in the order in which to do it.
pub fn checklist(case: &Case, now: DateTime<Utc>) -> Vec<Duty> {
    vec![data(case), measures(case), risk(case), notification(case, now), persons(case)]
}

/// What keeps a violation from being closed.
pub fn left_to_do(case: &Case, now: DateTime<Utc>) -> Vec<&'static str> {
    checklist(case, now).iter().filter(|duty| duty.standing.holds_back()).map(|duty| duty.title).collect()
}

fn data(case: &Case) -> Duty {
    let (standing, text) = match (case.persons(), case.rows()) {
        (Some(persons), Some(rows)) => {
            let persons = ui::format::plural(persons, "personne", "personnes");
            (Standing::Done, format!("{persons}, {}", ui::format::plural(rows, "enregistrement", "enregistrements")))
        }
        (None, Some(_)) => (
            Standing::Begun,
            "Les tables nommées ne disent pas de qui sont leurs lignes : corrigez le nombre à la main".into(),
        ),
        _ => (Standing::Due, "Nommez les traitements ou les tables, ou donnez les nombres à la main".into()),
    };
    Duty { title: "Dire quelles données et combien de personnes", page: "/faits", standing, text }
}

fn measures(case: &Case) -> Duty {
    let count = case.measures().count() as u64;
    let (standing, text) = match count {
        0 => (Standing::Due, "Arrêter la fuite, protéger les comptes, garder les traces : notez chaque mesure".into()),
        _ => (Standing::Done, ui::format::plural(count, "mesure notée", "mesures notées")),
    };
    Duty { title: "Prendre et noter les mesures", page: "#mesures", standing, text }
}

fn risk(case: &Case) -> Duty {
    let (standing, text) = match case.assessment() {
        None => (Standing::Due, "Le niveau décide de ce qui est dû à la CNIL et aux personnes".into()),
        Some(one) => {
            let decision = if one.notify { "notifier" } else { "ne pas notifier" };
            (Standing::Done, format!("{}, décision de {decision}", one.level.label()))
        }
    };
    Duty { title: "Évaluer le risque et décider", page: "/evaluation", standing, text }
}

fn notification(case: &Case, now: DateTime<Utc>) -> Duty {
    let end = deadline(case.facts().aware_at);
    let sent: Vec<_> = case.notifications().collect();
    let (standing, text) = match (case.assessment(), sent.last()) {
        (_, Some((_, last))) if last.stage == Stage::Finale => {
            (Standing::Done, format!("Notification complète, accusé de réception {}", last.receipt))
        }
        (_, Some((_, last))) => {
            let missing = missing(case);
            let rest =
                if missing.is_empty() { "tout est connu".into() } else { format!("il manque {}", missing.join(", ")) };
            (Standing::Begun, format!("Notification {} envoyée ; reste la finale ({rest})", last.stage.word()))
        }
        (Some(one), None) if !one.notify => (Standing::NotOwed, "Le risque est improbable : le registre suffit".into()),
        (_, None) if now > end => {
            (Standing::Late, format!("Délai {} : notifiez sans attendre, avec la raison du retard", left(now, end)))
        }
        (_, None) => (Standing::Due, format!("Avant le {} : il reste {}", ui::format::datetime(end), left(now, end))),
    };
    Duty { title: "Notifier la CNIL", page: "/notification", standing, text }
}

fn persons(case: &Case) -> Duty {
    let (standing, text) = match (case.assessment(), case.told()) {
        (_, Some((at, told))) => (Standing::Done, format!("{}, le {}", told.way.label(), ui::format::datetime(at))),
        (None, None) => (Standing::NotOwed, "Dû si le risque est élevé : évaluez-le d'abord".into()),
        (Some(_), None) if case.is_high() => {
            (Standing::Due, "Dans les meilleurs délais, en termes clairs et simples (art. 34)".into())
        }
        (Some(_), None) => (Standing::NotOwed, "Le risque n'est pas élevé".into()),
    };
    Duty { title: "Prévenir les personnes", page: "/personnes", standing, text }
}
