//! What conformity proves or refutes of the criteria of gates, read from the same board as the carnet, and what measures prove of impact.

use std::collections::HashMap;

use chrono::NaiveDate;
use conformity::board;
use conformity::carnet::{self, Summary};
use conformity::state::State;
use kernel::{Error, Kernel};

use super::criteria::Criterion;
use super::standing::Standing;
use crate::impact::{brief, figures};

/// How many unmet obligations are named before they are counted.
const NAMED: usize = 3;

/// What conformity says of a product.
#[derive(Clone, Debug, Default)]
pub struct Proofs {
    /// Its criteria, by identifier.
    pub known: HashMap<String, Proof>,
    /// The whole in a few lines; nothing of a product that conformity does not look at.
    pub summary: Option<Summary>,
    /// Where everybody reads it.
    pub page: String,
    /// The measure of impact that counts as evidence.
    pub impact: Option<String>,
    /// The targets of impact at six and eighteen months.
    pub targets: Option<String>,
}

/// Where a criterion of conformity stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Its short label.
    pub label: String,
    /// Where it stands.
    pub state: State,
    /// Until when.
    pub until: Option<NaiveDate>,
}

impl Proof {
    fn told(&self) -> String {
        let until = self.until.map(|day| format!(" jusqu'au {}", ui::format::date(day))).unwrap_or_default();
        format!("{}, {}{until}", self.label, self.state.label().to_lowercase())
    }
}

impl Proofs {
    /// What conformity says of a product today.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn gather(kernel: &Kernel, product: &str) -> Result<Proofs, Error> {
        let board = board::today(kernel).await?;
        let proof = |cell: board::Cell<'_>| Proof {
            label: cell.criterion.label.clone(),
            state: cell.standing.state,
            until: cell.standing.until,
        };
        let row = board.place(product);
        let (figures, today) = (figures::today(kernel).await?, kernel.clock().today());
        let known = row.map(|row| board.row(row).map(|cell| (cell.criterion.id.clone(), proof(cell))).collect());
        Ok(Proofs {
            known: known.unwrap_or_default(),
            summary: carnet::summary(kernel, product).await?,
            impact: brief::proof(&figures, product, today),
            targets: brief::targets(&figures, product, today),
            page: format!("{}/conformite", portfolio::catalogue::href("/produits/", product)),
        })
    }

    /// What conformity says of a criterion of a gate; nothing while it neither proves nor refutes it.
    pub fn of(&self, criterion: &Criterion) -> Option<Standing> {
        let known: Vec<&Proof> = criterion.proofs.iter().filter_map(|id| self.known.get(*id)).collect();
        let told = |proofs: &[&Proof]| {
            let told: Vec<String> = proofs.iter().map(|proof| proof.told()).collect();
            format!("Carnet de conformité : {}.", told.join(" ; "))
        };
        let refuted = |proof: &&Proof| matches!(proof.state, State::NonConforme | State::Expire);
        let against: Vec<&Proof> = known.iter().copied().filter(refuted).collect();
        if !against.is_empty() {
            return Some(Standing::NotHeld(told(&against)));
        }
        let settled = |proof: &&Proof| proof.state.is_green() || proof.state == State::NonApplicable;
        let excused = |proof: &&Proof| proof.state == State::Deroge;
        if known.is_empty() || known.len() < criterion.proofs.len() {
            return None;
        }
        if known.iter().all(settled) {
            return Some(Standing::Read(told(&known)));
        }
        if !known.iter().all(|proof| settled(proof) || excused(proof)) {
            return None;
        }
        let until = known.iter().filter(|proof| excused(proof)).filter_map(|proof| proof.until).min()?;
        Some(Standing::Derogated(until, told(&known)))
    }

    /// Whether no obligation of the law is unmet.
    pub fn whole(&self) -> Standing {
        let Some(summary) = &self.summary else { return Standing::Unknown };
        let counts = summary.counts.told();
        if summary.blocking.is_empty() {
            return Standing::Read(format!("Carnet de conformité : {counts}."));
        }
        let missing = ui::format::plural(summary.blocking.len(), "obligation en défaut", "obligations en défaut");
        let named: Vec<&str> = summary.blocking.iter().take(NAMED).map(|one| one.label.as_str()).collect();
        let rest = if summary.blocking.len() > NAMED { "…" } else { "." };
        Standing::NotHeld(format!("Carnet de conformité : {counts}. {missing}, d'abord : {}{rest}", named.join(" ; ")))
    }
}
