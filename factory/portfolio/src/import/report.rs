//! What an import says at its end; its JSON is the report of the command line.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::plan::Plan;
use crate::phase::{PhaseName, current};
use crate::source::{ProductSource, Warning};

/// The report of an import. Its fields are those of the JSON report, hence French.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Files of products read, the refused ones included.
    pub lus: usize,
    /// Products created.
    pub crees: usize,
    /// Products changed.
    pub modifies: usize,
    /// Products unchanged.
    pub inchanges: usize,
    /// Files of products refused.
    pub refuses: usize,
    /// Products read, by phase at the date of the import, in the order of the phases; `aucune` when all are to come.
    #[serde(serialize_with = "as_map")]
    pub phases: Vec<(String, usize)>,
    /// The other records of the folder.
    pub autres: Others,
    /// Everything odd, and why files were refused.
    pub avertissements: Vec<Warning>,
}

impl Report {
    /// Whether something was written.
    pub fn wrote(&self) -> bool {
        let others = [self.autres.incubateurs, self.autres.organisations, self.autres.personnes];
        self.crees + self.modifies > 0 || others.iter().any(|counts| counts.crees + counts.modifies > 0)
    }
}

/// The records beside the products.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Others {
    /// Incubators.
    pub incubateurs: Counts,
    /// Organisations.
    pub organisations: Counts,
    /// Members of the network.
    pub personnes: Counts,
}

/// What happened to records of one kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Read.
    pub lus: usize,
    /// Created.
    pub crees: usize,
    /// Changed.
    pub modifies: usize,
    /// Unchanged.
    pub inchanges: usize,
}

impl Counts {
    pub(super) fn of<T>(plan: &Plan<T>) -> Counts {
        let (crees, modifies, inchanges) = plan.counts();
        Counts { lus: plan.records.len(), crees, modifies, inchanges }
    }
}

/// Products by phase on a day.
pub(super) fn by_phase(products: &[ProductSource], at: NaiveDate) -> Vec<(String, usize)> {
    let mut counts: Vec<(String, usize)> = PhaseName::ALL.iter().map(|name| (name.id().to_owned(), 0)).collect();
    counts.push(("aucune".to_owned(), 0));
    for product in products {
        let phase = current(&product.dated(), at).map_or(PhaseName::ALL.len(), |phase| phase.name.rank());
        counts[phase].1 += 1;
    }
    counts
}

fn as_map<S: Serializer>(counts: &[(String, usize)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(counts.iter().map(|(name, count)| (name, count)))
}
