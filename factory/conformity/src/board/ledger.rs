//! What the database holds of conformity, as states are computed from it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use kernel::{Error, Kernel};
use portfolio::catalogue::Today;

use super::{Board, Subject};
use crate::constat::store::{self, Latest};
use crate::perimeter::{self, Perimeter};
use crate::referential::Criterion;

/// The facts, the perimeters and the criteria.
pub struct Ledger {
    /// The latest facts.
    pub latest: Latest,
    /// The declared perimeters.
    pub perimeters: HashMap<String, Perimeter>,
    /// The criteria in force, in the order of pages.
    pub criteria: Vec<Criterion>,
    /// The services of this deployment, the factory first, when the portfolio does not hold them.
    pub services: Vec<Subject>,
    board: Mutex<Option<Arc<Board>>>,
}

impl Ledger {
    /// What these facts, perimeters and criteria make.
    pub fn of(latest: Latest, perimeters: HashMap<String, Perimeter>, criteria: Vec<Criterion>) -> Self {
        Self { latest, perimeters, criteria, services: Vec::new(), board: Mutex::default() }
    }

    /// Reads everything.
    pub(super) async fn load(kernel: &Kernel) -> Result<Self, Error> {
        let sql = kernel.db().reader();
        let criteria = crate::referential::in_force(sql).await?;
        let perimeters = perimeter::store::list(sql).await?;
        let known = |id: &str| perimeters.get(id).cloned().unwrap_or_default();
        let subject =
            |manifest: &kernel::Manifest| Subject::of_service(manifest, address(kernel, manifest), known(manifest.id));
        let others = kernel.neighbours().iter().map(|one| subject(&one.manifest));
        let services = std::iter::once(subject(kernel.manifest())).chain(others).collect();
        Ok(Self { services, ..Self::of(store::list_latest(sql).await?, perimeters, criteria) })
    }

    /// The board of the portfolio at this instant, kept until the day or the portfolio changes.
    pub fn on(&self, portfolio: &Arc<Today>, now: DateTime<Utc>) -> Arc<Board> {
        let mut kept = self.board.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(board) = kept.as_ref().filter(|board| board.is_of(portfolio)) {
            return board.clone();
        }
        let board = Arc::new(Board::of(portfolio, self, now));
        *kept = Some(board.clone());
        board
    }
}

/// Where a service of this deployment answers.
fn address(kernel: &Kernel, manifest: &kernel::Manifest) -> String {
    format!("{}{}", kernel.config().public_url().trim_end_matches('/'), manifest.path)
}
