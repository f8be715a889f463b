//! Where a person's data are: the processings that hold something of theirs, and how much.

use kernel::Error;

use super::store::{Finder, count_rows};
use super::{Holding, Known};

/// A processing that holds something of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its identifier, by which the notice tells more.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What it is for.
    pub objective: &'static str,
    /// Rows about the person.
    pub rows: u64,
    /// How long rows are kept, each period once.
    pub kept: Vec<String>,
}

/// The processings that hold something of this person, by name. Only rows are counted: no value is read.
///
/// # Errors
/// When a database does not answer.
pub async fn places(holdings: &[Holding], known: &Known) -> Result<Vec<Place>, Error> {
    let mut places: Vec<Place> = Vec::new();
    for holding in holdings {
        let finder = Finder::new(holding, known).await?;
        for record in &holding.records {
            let Some(processing) = record.processing else { continue };
            let rows = count_rows(holding, &finder, record).await?;
            if rows == 0 {
                continue;
            }
            let at = places.iter().position(|place| place.id == processing.id).unwrap_or_else(|| {
                let objective = processing.objectives.first().copied().unwrap_or_default();
                let name = processing.name;
                places.push(Place { id: processing.id, name, objective, rows: 0, kept: Vec::new() });
                places.len() - 1
            });
            places[at].rows += rows;
            for (retention, _) in record.retention_groups() {
                let period = retention.active.label();
                if !places[at].kept.contains(&period) {
                    places[at].kept.push(period);
                }
            }
        }
    }
    places.sort_by_key(|place| place.name);
    Ok(places)
}
