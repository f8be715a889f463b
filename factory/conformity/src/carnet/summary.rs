//! What a product has to do, in order; and the few lines of it that a committee reads.

use chrono::NaiveDate;
use kernel::{Error, Kernel};

use crate::board::{self, Board, Cell};
use crate::referential::{Class, Family};
use crate::state::{Counts, State};

/// The conformity of a product in a few lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// How many criteria stand where.
    pub counts: Counts,
    /// What stands in the way of a decision, the gravest first.
    pub blocking: Vec<Blocking>,
}

/// A criterion that stands in the way: an obligation of the law that is not met, without a derogation in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocking {
    /// The criterion.
    pub criterion: String,
    /// Its short label.
    pub label: String,
    /// Where it stands.
    pub state: State,
    /// Address of its page in the carnet.
    pub href: String,
}

/// By when something is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// The law is not respected today.
    Now,
    /// A proof ends on this day.
    Before(NaiveDate),
    /// Before the next committee.
    Committee,
}

impl Due {
    /// In words.
    pub fn told(self) -> String {
        match self {
            Due::Now => "dès maintenant".to_owned(),
            Due::Before(day) => format!("avant le {}", ui::format::date(day)),
            Due::Committee => "avant le prochain comité".to_owned(),
        }
    }
}

/// Something to do.
#[derive(Debug, Clone)]
pub struct Step<'a> {
    /// About what, and where it stands.
    pub cell: Cell<'a>,
    /// What to do.
    pub what: &'static str,
    /// By whom, in words.
    pub who: String,
    /// By when.
    pub due: Due,
}

/// The conformity of a product; nothing of a product that is not in the portfolio.
///
/// # Errors
/// When the database does not answer.
pub async fn summary(kernel: &Kernel, product: &str) -> Result<Option<Summary>, Error> {
    let board = board::today(kernel).await?;
    let Some(row) = board.place(product) else { return Ok(None) };
    let href = board.subjects[row].carnet();
    let blocking = steps(&board, row).into_iter().filter(|step| is_blocking(&step.cell)).map(|step| Blocking {
        criterion: step.cell.criterion.id.clone(),
        label: step.cell.criterion.label.clone(),
        state: step.cell.standing.state,
        href: format!("{href}/{}", step.cell.criterion.id),
    });
    Ok(Some(Summary { counts: board.counts(row), blocking: blocking.collect() }))
}

fn is_blocking(cell: &Cell<'_>) -> bool {
    let state = cell.standing.state;
    cell.criterion.family == Family::Obligation && !state.is_green() && state != State::Deroge
}

/// What is to be done for the product of a row: what the law asks and is not met, then what ends soon, then the rest.
pub fn steps(board: &Board, row: usize) -> Vec<Step<'_>> {
    let mut steps: Vec<Step<'_>> = board.row(row).filter_map(step).collect();
    steps.sort_by_key(|step| {
        (step.due, step.cell.standing.state, step.cell.criterion.family, step.cell.criterion.number)
    });
    steps
}

fn step(cell: Cell<'_>) -> Option<Step<'_>> {
    let state = cell.standing.state;
    let due = match (state, cell.criterion.family) {
        (State::Prouve | State::Atteste | State::NonApplicable, _) => return None,
        (State::Expirant | State::Deroge, _) => cell.standing.until.map_or(Due::Committee, Due::Before),
        (_, Family::Obligation) => Due::Now,
        _ => Due::Committee,
    };
    Some(Step { what: what(&cell), who: who(&cell), due, cell })
}

fn what(cell: &Cell<'_>) -> &'static str {
    match (cell.standing.state, cell.criterion.class) {
        (State::NonConforme, Class::Automatic) => "Corriger le service, ou contester le constat s'il est faux",
        (State::NonConforme, _) => "Corriger, puis apporter une preuve nouvelle",
        (State::Inconnu, Class::Automatic) => "Autoriser la sonde et la lancer",
        (State::Deroge, _) => "Se mettre en conformité avant la fin de la dérogation",
        (State::Expire | State::Expirant, Class::Document) => "Joindre un document à jour",
        (State::Expire | State::Expirant, Class::Refutable | Class::Attestation) => {
            "Vérifier, puis attester de nouveau"
        }
        (_, class) => class.next_step(),
    }
}

fn who(cell: &Cell<'_>) -> String {
    if cell.criterion.attesters.is_empty() {
        return "Équipe".to_owned();
    }
    let roles: Vec<&str> = cell.criterion.attesters.iter().map(|role| role_label(role)).collect();
    roles.join(" ou ")
}

/// How pages call whom a criterion names.
pub(crate) fn role_label(role: &str) -> &str {
    match role {
        "membre" => "Équipe",
        "intrapreneur" => "Intrapreneur",
        "rssi" => "RSSI",
        "dpd" => "DPD",
        "juriste" => "Juriste",
        "responsable-incubateur" => "Responsable d'incubateur",
        "administrateur" => "Administration de la fabrique",
        other => other,
    }
}
