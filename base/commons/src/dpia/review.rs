//! One processing as the pages, the gate and the files see it: what is declared, what people answered, where it stands.

use kernel::{Database, Digest, Error, Kernel};

use super::screening::{Answers, Outcome, outcome};
use super::state::{Assessed, Standing, State, Version};
use super::store;
use crate::register::{Declared, gather};

/// One processing.
#[derive(Clone, Debug)]
pub struct Review {
    /// What is declared.
    pub declared: Declared,
    /// Its scope today.
    pub scope: Digest,
    /// The last answers to its screening.
    pub screening: Option<Version<Answers>>,
    /// Whether an assessment is required.
    pub outcome: Outcome,
    /// The last version of its assessment.
    pub latest: Option<Assessed>,
    /// The scope last validated.
    pub validated: Option<Digest>,
}

impl Review {
    /// Where the assessment stands.
    pub fn standing(&self) -> Standing {
        Standing::of(self.latest.as_ref(), &self.scope)
    }

    /// Does a validation hold for today's scope? One that a newer draft will replace still does.
    pub fn is_validated(&self) -> bool {
        self.validated.as_ref() == Some(&self.scope)
    }

    /// The screening was answered for another scope: what it says may have changed.
    pub fn screened_elsewhere(&self) -> bool {
        self.screening.as_ref().is_some_and(|screening| screening.scope != self.scope)
    }

    /// The rank of the last version; 0 when there is none.
    pub fn number(&self) -> i64 {
        self.latest.as_ref().map_or(0, |version| version.number)
    }

    /// What keeps this processing from production; nothing when nothing does.
    pub fn block(&self) -> Option<String> {
        let open = match self.outcome.requires() {
            Some(false) => return None,
            Some(true) if self.is_validated() => return None,
            Some(true) => false,
            None => true,
        };
        Some(match (open, self.standing()) {
            (true, _) => "les questions du criblage attendent une réponse".to_owned(),
            (_, Standing::Absent) => "une analyse d'impact est requise et n'existe pas encore".to_owned(),
            (_, Standing::Expired) => {
                "l'analyse validée l'a été pour un périmètre qui a changé depuis : relisez-la et validez-la de nouveau"
                    .to_owned()
            }
            (_, Standing::At(State::Draft)) => "l'analyse requise est à l'état de brouillon".to_owned(),
            (_, Standing::At(State::Submitted)) => "l'analyse requise attend la décision du responsable".to_owned(),
            (_, Standing::At(_)) => "l'analyse requise a été renvoyée à ses auteurs".to_owned(),
        })
    }
}

/// Every processing that the service declares or relies on, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn list(kernel: &Kernel) -> Result<Vec<Review>, Error> {
    of(kernel.db(), gather(&kernel.outline().relied_on())).await
}

/// One of them; nothing when the service declares none of that identifier.
///
/// # Errors
/// When the database does not answer.
pub async fn find(kernel: &Kernel, id: &str) -> Result<Option<Review>, Error> {
    let declared = gather(&kernel.outline().relied_on()).into_iter().filter(|one| one.processing.id == id).collect();
    Ok(of(kernel.db(), declared).await?.pop())
}

async fn of(database: &Database, all: Vec<Declared>) -> Result<Vec<Review>, Error> {
    let mut screenings = store::list_screenings(database).await?;
    let mut assessments = store::list_assessments(database).await?;
    let validated = store::list_validated(database).await?;
    let one = |declared: Declared| {
        let id = declared.processing.id;
        let screening = take(&mut screenings, id);
        let latest = take(&mut assessments, id);
        Review {
            scope: declared.digest(),
            outcome: outcome(&declared, screening.as_ref().map(|version| &version.content)),
            validated: validated.iter().find(|(known, _)| known == id).map(|(_, scope)| scope.clone()),
            screening,
            latest,
            declared,
        }
    };
    Ok(all.into_iter().map(one).collect())
}

fn take<T>(all: &mut Vec<(String, T)>, id: &str) -> Option<T> {
    let place = all.iter().position(|(known, _)| known == id)?;
    Some(all.swap_remove(place).1)
}
