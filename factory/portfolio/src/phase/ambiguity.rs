//! Where a product's phases can be read in more than one way. Nothing is corrected: the person who keeps the fiche decides.

use chrono::NaiveDate;

use super::{Phase, PhaseName, chronology};

/// One place where two readings are possible. Positions index the slice that was examined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ambiguity {
    /// Two phases or more start on one day.
    SameDay {
        /// A phase of that day.
        at: usize,
        /// The day.
        day: NaiveDate,
    },
    /// A phase ends after the next one started.
    Overlap {
        /// The phase that ends late.
        at: usize,
        /// The phase that started before.
        next: usize,
    },
    /// More than a day lies between the end of a phase and the start of the next.
    Gap {
        /// The phase that ends early.
        at: usize,
        /// The phase that starts later.
        next: usize,
    },
    /// A later date carries an earlier phase.
    Backward {
        /// The phase left.
        at: usize,
        /// The earlier phase that follows.
        next: usize,
    },
    /// Handed over, then stopped: who runs it is unclear.
    TransferThenAbandon {
        /// The stop.
        at: usize,
    },
    /// The last phase has an end, and nothing says what followed.
    EndOnLast {
        /// The last phase.
        at: usize,
    },
}

impl Ambiguity {
    /// The phase the warning points at.
    pub fn position(self) -> usize {
        match self {
            Ambiguity::SameDay { at, .. }
            | Ambiguity::Overlap { at, .. }
            | Ambiguity::Gap { at, .. }
            | Ambiguity::Backward { at, .. }
            | Ambiguity::TransferThenAbandon { at }
            | Ambiguity::EndOnLast { at } => at,
        }
    }

    /// What to tell the person who keeps the fiche, in French.
    pub fn text(self, phases: &[Phase]) -> String {
        let name = |at: usize| phases[at].name.label();
        match self {
            Ambiguity::SameDay { day, .. } => {
                let same: Vec<&str> = phases.iter().filter(|p| p.start == day).map(|p| p.name.label()).collect();
                format!("Plusieurs phases commencent le {} : {}.", day.format("%d/%m/%Y"), same.join(", "))
            }
            Ambiguity::Overlap { at, next } => {
                format!("La phase « {} » se termine après le début de « {} ».", name(at), name(next))
            }
            Ambiguity::Gap { at, next } => {
                format!("Aucune phase ne couvre la période entre « {} » et « {} ».", name(at), name(next))
            }
            Ambiguity::Backward { at, next } => {
                format!("Retour en arrière : « {} » suit « {} ».", name(next), name(at))
            }
            Ambiguity::TransferThenAbandon { .. } => "Le produit est abandonné après avoir été transféré.".to_owned(),
            Ambiguity::EndOnLast { at } => {
                format!("La dernière phase, « {} », a une date de fin et rien ne la suit.", name(at))
            }
        }
    }
}

/// Everything ambiguous in one product's phases, in chronological order. For an end date, the next phase is the first
/// that starts on a later day: phases of the same day are told once, as such.
pub fn ambiguities(phases: &[Phase]) -> Vec<Ambiguity> {
    let order = chronology(phases);
    let mut found = same_days(phases, &order);
    for (place, &at) in order.iter().enumerate() {
        found.extend(around_end(phases, &order, place));
        let Some(&next) = order.get(place + 1) else { continue };
        let (from, to) = (&phases[at], &phases[next]);
        if to.name < from.name {
            found.push(Ambiguity::Backward { at, next });
        }
        if (from.name, to.name) == (PhaseName::Transfere, PhaseName::Abandon) {
            found.push(Ambiguity::TransferThenAbandon { at: next });
        }
    }
    found
}

fn same_days(phases: &[Phase], order: &[usize]) -> Vec<Ambiguity> {
    let groups = order.chunk_by(|&a, &b| phases[a].start == phases[b].start);
    groups
        .filter(|group| group.len() > 1)
        .map(|group| Ambiguity::SameDay { at: group[0], day: phases[group[0]].start })
        .collect()
}

fn around_end(phases: &[Phase], order: &[usize], place: usize) -> Option<Ambiguity> {
    let at = order[place];
    let end = phases[at].end?;
    let later = order[place + 1..].iter().copied().find(|&next| phases[next].start > phases[at].start);
    let Some(next) = later else {
        return (place + 1 == order.len()).then_some(Ambiguity::EndOnLast { at });
    };
    match (phases[next].start - end).num_days() {
        days if days < 0 => Some(Ambiguity::Overlap { at, next }),
        days if days > 1 => Some(Ambiguity::Gap { at, next }),
        _ => None,
    }
}
