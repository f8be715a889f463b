//! What is due, and when: computed from what is known, on plain values.

use std::collections::HashSet;

use chrono::{Datelike, Days, Months, NaiveDate};
use portfolio::phase::{Guide, Phase, PhaseName, current};

use crate::committee::domain::READING;
use crate::committee::records::session::{Model as Session, State as Stand};
use crate::committee::store::last_closed;
use crate::gate::gates::Gate;
use crate::gate::records::derogation;
use crate::machine::State;

/// Something due.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// The day.
    pub on: NaiveDate,
    /// Identifier of the product.
    pub product: String,
    /// What it is.
    pub what: String,
    /// Where one acts.
    pub href: String,
    /// Is it one of the many proofs of a carnet? A short list tells how many.
    pub proof: bool,
    /// Its line, when somebody wrote it: it can then be said done.
    pub entry: Option<String>,
}

/// What is known of a product.
pub struct Known<'a> {
    /// Its identifier.
    pub id: &'a str,
    /// Its phases.
    pub phases: &'a [Phase],
    /// Its committees.
    pub sessions: &'a [Session],
    /// The committees that have a document to read.
    pub documented: &'a HashSet<String>,
    /// Its derogations.
    pub derogations: &'a [derogation::Model],
    /// Whether its impact assessment on data is shown at the gate of acceleration.
    pub assessed: bool,
    /// Whether its budget is kept here: its publications are then told by the budget itself.
    pub budgeted: bool,
}

/// Everything computed for one product, the nearest first.
pub fn due(known: &Known<'_>, today: NaiveDate) -> Vec<Due> {
    let page = portfolio::catalogue::href("/produits/", known.id);
    let mut all = Vec::new();
    let mut add = |on: NaiveDate, what: String, href: String| {
        all.push(Due { on, product: known.id.to_owned(), what, href, proof: false, entry: None });
    };
    let planned: Vec<&Session> = known.sessions.iter().filter(|one| one.state == Stand::Planifie).collect();
    for one in &planned {
        let href = format!("/comites/{}", one.id);
        if one.held_on >= today {
            if !known.documented.contains(one.id.as_str()) {
                add(one.held_on - READING, format!("Documents du comité « {} »", one.gate.label()), href.clone());
            }
            add(one.held_on, one.gate.label().to_owned(), href);
        } else {
            add(one.held_on, format!("{} : la décision manque", one.gate.label()), href);
        }
    }
    let state = State::on(known.phases, today);
    if state.is_active() {
        let (last, covers) = last_closed(known.sessions);
        if planned.is_empty() {
            let plan = format!("{page}/comites");
            let late = last.map(|last| last + Months::new(6));
            let before = covers.map(|end| end - Days::new(45));
            if let Some(on) = [late, before].into_iter().flatten().min() {
                add(on, "Comité à planifier".to_owned(), plan);
            }
        }
        if let Some(end) = covers {
            add(end, "Fin de l'enveloppe".to_owned(), format!("{page}/pilotage"));
        }
    }
    for one in known.derogations.iter().filter(|one| one.ends_on >= today || state.is_active()) {
        let label = one.gate.criterion(one.criterion.as_str()).map_or("critère", |criterion| criterion.label);
        add(one.ends_on, format!("Fin de la dérogation : {label}"), format!("{page}/jalons/{}", one.gate.id()));
    }
    if let State::In(phase) = state {
        of_phase(known, phase, &planned, today, &page, &mut add);
    }
    all.sort();
    all
}

fn of_phase(
    known: &Known<'_>,
    phase: PhaseName,
    planned: &[&Session],
    today: NaiveDate,
    page: &str,
    add: &mut impl FnMut(NaiveDate, String, String),
) {
    let since = current(known.phases, today).map_or(today, |phase| phase.start);
    if !known.budgeted && matches!(phase, PhaseName::Construction | PhaseName::Acceleration | PhaseName::Consolidation)
    {
        add(publication(today), "Publication du budget".to_owned(), format!("{page}/modifier"));
    }
    if phase == PhaseName::Construction && !known.assessed {
        let entry = planned.iter().find(|one| one.gate == Gate::Acceleration).map(|one| one.held_on);
        let guide = Guide::of(phase).map(|guide| guide.span(since).1);
        if let Some(on) = entry.or(guide) {
            let what = "Analyse d'impact sur les données (AIPD), avant l'accélération".to_owned();
            add(on, what, format!("{page}/jalons/acceleration?critere=aipd"));
        }
    }
    if phase == PhaseName::Acceleration {
        let on = since + Months::new(36);
        add(
            on,
            "Consolidation au plus tard, trois ans après l'accélération".to_owned(),
            format!("{page}/jalons/consolidation"),
        );
    }
}

/// Budgets are published in January and in June: the end of the next of them.
pub fn publication(today: NaiveDate) -> NaiveDate {
    let year = today.year();
    let ends = [(year, 1, 31), (year, 6, 30), (year + 1, 1, 31)];
    let days = ends.into_iter().filter_map(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day));
    days.filter(|day| *day >= today).min().unwrap_or(today)
}

/// The same list with one line for the proofs of a product's carnet, at the day of the first: they are many, and renewed at one place.
pub fn gathered(all: Vec<Due>) -> Vec<Due> {
    let mut kept: Vec<(Due, usize)> = Vec::new();
    for due in all {
        let same = kept.iter_mut().find(|(one, _)| one.proof && due.proof && one.product == due.product);
        match same {
            Some((one, count)) => {
                one.on = one.on.min(due.on);
                *count += 1;
            }
            None => kept.push((due, 1)),
        }
    }
    let told = |(due, count): (Due, usize)| match count {
        1 => due,
        _ => Due { what: format!("{count} preuves du carnet de conformité"), ..due },
    };
    let mut lines: Vec<Due> = kept.into_iter().map(told).collect();
    lines.sort_by_key(|due| due.on);
    lines
}

/// Where a day stands for a list: late, within two weeks, later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Near {
    /// Past.
    Late,
    /// Within fourteen days.
    Soon,
    /// Later.
    Later,
}

/// How near a day is.
pub fn near(on: NaiveDate, today: NaiveDate) -> Near {
    match (on - today).num_days() {
        ..0 => Near::Late,
        0..=14 => Near::Soon,
        _ => Near::Later,
    }
}
