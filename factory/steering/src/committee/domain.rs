//! When a committee is held, and what it may conclude.

use chrono::{Days, Months, NaiveDate};
use kernel::FieldError;
use portfolio::phase::PhaseName;
use serde::{Deserialize, Serialize};

use super::records::session::Outcome;
use crate::decision::domain::signed;
use crate::gate::gates::Gate;
use crate::machine::State;

/// The dates that the method gives. Source: the method of the beta.gouv.fr network, 2026.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Window {
    /// Six months after the last committee.
    pub latest: Option<NaiveDate>,
    /// From 45 to 30 days before the envelope ends.
    pub best: Option<(NaiveDate, NaiveDate)>,
}

/// Documents are read a week before.
pub const READING: Days = Days::new(7);

/// The dates for the next committee, given the last one and the end of the envelope.
pub fn window(last: Option<NaiveDate>, envelope_end: Option<NaiveDate>) -> Window {
    Window {
        latest: last.map(|last| last + Months::new(6)),
        best: envelope_end.map(|end| (end - Days::new(45), end - Days::new(30))),
    }
}

impl Window {
    /// Why a day is outside the method's dates, in French.
    pub fn outside(&self, on: NaiveDate) -> Option<String> {
        let date = |day: NaiveDate| ui::format::date(day);
        match (self.latest, self.best) {
            (Some(latest), _) if on > latest => {
                Some(format!("plus de six mois après le dernier comité (au plus tard le {})", date(latest)))
            }
            (_, Some((from, to))) if on < from || on > to => Some(format!(
                "hors de la période de 45 à 30 jours avant la fin de l'enveloppe (du {} au {})",
                date(from),
                date(to)
            )),
            _ => None,
        }
    }
}

/// A day as asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedPlan {
    /// Jalon jugé.
    pub jalon: String,
    /// Jour de la séance, AAAA-MM-JJ.
    pub date: String,
    /// Lieu ou lien de visioconférence.
    pub lieu: String,
    /// Pourquoi ce jour, quand il sort des dates de la méthode.
    pub raison: String,
}

/// Reads a day and its reason.
///
/// # Errors
/// Every field to correct.
pub fn day(typed: &TypedPlan, window: Window, today: NaiveDate) -> Result<(NaiveDate, String), Vec<FieldError>> {
    let reason = typed.raison.trim().to_owned();
    let Some(on) = portfolio::source::read_date(typed.date.trim()) else {
        return Err(vec![FieldError::new("date", "Donnez le jour du comité")]);
    };
    if on < today {
        return Err(vec![FieldError::new("date", "Ce jour est passé : un comité se planifie")]);
    }
    match window.outside(on) {
        Some(why) if reason.chars().count() < 10 => {
            Err(vec![FieldError::new("raison", format!("Ce jour est {why} : écrivez pourquoi"))])
        }
        _ if reason.chars().count() > 1_000 => Err(vec![FieldError::new("raison", "1 000 caractères au plus")]),
        _ => Ok((on, reason)),
    }
}

/// The gate that a committee judges, for a product in `state`.
///
/// # Errors
/// The field to correct.
pub fn gate(typed: &TypedPlan, state: State) -> Result<Gate, FieldError> {
    let gate = Gate::of(&typed.jalon).filter(|gate| *gate != Gate::Engagement);
    let gate = gate.ok_or_else(|| FieldError::new("jalon", "Choisissez le jalon que le comité jugera"))?;
    if gate.concerns(state) {
        Ok(gate)
    } else {
        Err(FieldError::new("jalon", "Ce jalon ne concerne pas la phase en cours du produit"))
    }
}

/// A conclusion as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedDecision {
    /// `convaincu`, `incertain` ou `non-convaincu`.
    pub issue: String,
    /// Motif.
    pub motif: String,
    /// Enveloppe en euros.
    pub enveloppe: String,
    /// Dernier jour couvert, AAAA-MM-JJ ; six mois par défaut.
    pub terme: String,
    /// Preuve demandée, pour une conclusion incertaine.
    pub preuve: String,
    /// Phase ouverte, quand le jalon laisse le choix.
    pub phase: String,
    /// `oui` : la personne signe.
    pub signature: String,
}

/// A conclusion as it will be sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conclusion {
    /// Convinced or not.
    pub outcome: Outcome,
    /// Why.
    pub reason: String,
    /// In cents.
    pub envelope: Option<i64>,
    /// The last day covered.
    pub until: Option<NaiveDate>,
    /// The proof asked for.
    pub proof: String,
    /// The phase that opens.
    pub to: Option<PhaseName>,
}

/// Reads the conclusion of a committee that judges `gate`, held on `held_on`, about a product in `state`.
///
/// # Errors
/// Every field to correct.
pub fn conclude(
    typed: &TypedDecision,
    gate: Gate,
    state: State,
    held_on: NaiveDate,
) -> Result<Conclusion, Vec<FieldError>> {
    let mut faults = Vec::new();
    let Some(outcome) = Outcome::ALL.into_iter().find(|outcome| outcome.id() == typed.issue) else {
        return Err(vec![FieldError::new(
            "issue",
            "Choisissez une conclusion : un comité ne se clôt pas sans décision",
        )]);
    };
    let mut fault = |field: &str, text: &str| faults.push(FieldError::new(field, text));
    let reason = typed.motif.trim().to_owned();
    if reason.chars().count() < 10 {
        fault("motif", "Écrivez le motif de la décision, en une phrase au moins");
    } else if reason.chars().count() > 5_000 {
        fault("motif", "5 000 caractères au plus : raccourcissez le motif");
    }
    let envelope = match typed.enveloppe.trim() {
        "" => None,
        text => {
            let cents = cents(text);
            if cents.is_none() {
                fault("enveloppe", "Donnez un montant en euros, par exemple 250 000");
            }
            cents
        }
    };
    let asked = typed.terme.trim();
    let until = if asked.is_empty() { None } else { portfolio::source::read_date(asked) };
    if !asked.is_empty() && until.is_none() {
        fault("terme", "Donnez une date");
    }
    let proof = typed.preuve.trim().to_owned();
    let half_year = held_on + Months::new(6);
    let mut conclusion = Conclusion { outcome, reason, envelope, until, proof: String::new(), to: None };
    match outcome {
        Outcome::Convaincu => {
            conclusion.until = Some(until.unwrap_or(half_year));
            if until.is_some_and(|until| until <= held_on || until > half_year) {
                fault("terme", "Une conclusion convaincue couvre six mois au plus");
            }
            if gate == Gate::Investissement && envelope.is_none() && typed.enveloppe.trim().is_empty() {
                fault("enveloppe", "Donnez l'enveloppe des six mois");
            }
            conclusion.to = opened(typed, gate, state, &mut fault);
        }
        Outcome::Incertain => {
            let (least, most) = (held_on + Months::new(1), held_on + Months::new(2));
            conclusion.until = Some(until.unwrap_or(most));
            if until.is_some_and(|until| until < least || until > most) {
                fault("terme", "Une conclusion incertaine dure un à deux mois");
            }
            if proof.chars().count() < 10 {
                fault("preuve", "Écrivez la preuve que le prochain comité attendra");
            }
            conclusion.proof = proof;
        }
        Outcome::NonConvaincu => {
            if envelope.is_some() {
                fault("enveloppe", "Un produit qui s'arrête ne reçoit pas d'enveloppe");
            }
            conclusion.until = None;
            conclusion.to = state.stop();
        }
    }
    signed(&typed.signature, &mut faults);
    if faults.is_empty() { Ok(conclusion) } else { Err(faults) }
}

/// The phase that a convinced committee opens: the gate's own, chosen when there are two.
fn opened(typed: &TypedDecision, gate: Gate, state: State, fault: &mut impl FnMut(&str, &str)) -> Option<PhaseName> {
    match gate.opens(state).as_slice() {
        [] => None,
        [one] => Some(*one),
        several => {
            let chosen = several.iter().copied().find(|phase| phase.id() == typed.phase);
            if chosen.is_none() {
                fault("phase", "Choisissez la phase que le comité ouvre");
            }
            chosen
        }
    }
}

/// « 250 000,50 » euros in cents.
pub fn cents(text: &str) -> Option<i64> {
    let plain: String = text
        .trim_end_matches('€')
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect::<String>()
        .replace(',', ".");
    let (euros, rest) = plain.split_once('.').unwrap_or((&plain, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(euros) || !digits(rest) || rest.len() > 2 || euros.len() > 12 {
        return None;
    }
    let cents: i64 = format!("{rest:0<2}").parse().ok()?;
    let all = euros.parse::<i64>().ok()? * 100 + cents;
    (all > 0).then_some(all)
}

/// The sentences of a decision of committee.
pub fn sentences(
    title: &str,
    gate: Gate,
    state: State,
    (held_on, decided_on): (NaiveDate, NaiveDate),
    conclusion: &Conclusion,
) -> Vec<String> {
    let date = |day: NaiveDate| ui::format::date(day);
    let mut says =
        vec![format!("{} du {} : {}.", gate.label(), date(held_on), conclusion.outcome.label().to_lowercase())];
    let until = conclusion.until.map(date).unwrap_or_default();
    match (conclusion.outcome, conclusion.envelope) {
        (Outcome::NonConvaincu, _) => {}
        (_, Some(cents)) => {
            says.push(format!("Une enveloppe de {} est accordée jusqu'au {until}.", ui::format::euros(cents)))
        }
        (Outcome::Incertain, None) => says.push(format!("Le produit continue à titre provisoire jusqu'au {until}.")),
        (Outcome::Convaincu, None) => says.push(format!("Le produit continue jusqu'au {until}.")),
    }
    if let Some(to) = conclusion.to {
        says.push(crate::decision::domain::sentence(title, state, to, decided_on, None));
    }
    says
}
