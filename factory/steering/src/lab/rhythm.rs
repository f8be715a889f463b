//! When an open lab is due: the first about a month after the first real user, then every one or two months.

use chrono::{Months, NaiveDate};
use portfolio::phase::{Phase, PhaseName};

use super::records::session::Model as Session;
use crate::machine::State;

/// The next session, at the latest, when none was announced: two months.
const RHYTHM: Months = Months::new(2);
/// The first session after the first real user: about a month.
const FIRST: Months = Months::new(1);
/// Without a declared first user, the method expects one six months after the start of construction.
const LAUNCH: Months = Months::new(6);

/// What a product owes its users.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owed {
    /// The first session.
    First,
    /// The next one.
    Next,
    /// A session that is planned.
    Planned,
    /// The report of a session that is past.
    Report,
}

impl Owed {
    /// In French.
    pub fn label(self) -> &'static str {
        match self {
            Owed::First => "Premier open lab",
            Owed::Next => "Prochain open lab",
            Owed::Planned => "Open lab",
            Owed::Report => "Open lab : le compte rendu manque",
        }
    }
}

/// What is due, and when; nothing for a product that is not being built, grown or consolidated.
pub fn owed(
    phases: &[Phase],
    first_user: Option<NaiveDate>,
    sessions: &[Session],
    today: NaiveDate,
) -> Option<(NaiveDate, Owed)> {
    let open = |one: &&Session| one.digest.is_none();
    if let Some(past) = sessions.iter().filter(open).map(|one| one.held_on).filter(|on| *on < today).min() {
        return Some((past, Owed::Report));
    }
    if let Some(planned) = sessions.iter().filter(open).map(|one| one.held_on).min() {
        return Some((planned, Owed::Planned));
    }
    let at_work = [PhaseName::Construction, PhaseName::Acceleration, PhaseName::Consolidation];
    if !matches!(State::on(phases, today), State::In(phase) if at_work.contains(&phase)) {
        return None;
    }
    match sessions.iter().max_by_key(|one| one.held_on) {
        Some(last) => Some((last.next_on.unwrap_or(last.held_on + RHYTHM), Owed::Next)),
        None => Some((launch(phases, first_user)? + FIRST, Owed::First)),
    }
}

/// The day of the first real user: declared, or the start of acceleration, or six months of construction.
pub fn launch(phases: &[Phase], first_user: Option<NaiveDate>) -> Option<NaiveDate> {
    let start = |name: PhaseName| phases.iter().filter(|phase| phase.name == name).map(|phase| phase.start).min();
    first_user
        .or_else(|| start(PhaseName::Acceleration))
        .or_else(|| start(PhaseName::Construction).map(|start| start + LAUNCH))
}

/// Days from the start of construction to the first real user; nothing while one of them is unknown.
pub fn days_to_first_user(phases: &[Phase], first_user: Option<NaiveDate>) -> Option<i64> {
    let built = phases.iter().filter(|phase| phase.name == PhaseName::Construction).map(|phase| phase.start).min()?;
    Some((first_user? - built).num_days().max(0))
}
