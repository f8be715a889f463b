//! Missions, contracts, accesses, check-lists, trainings, notes, choices: the only SQL of teams.

mod contracts;
mod missions;
mod people;
mod words;

pub use contracts::{add_contract, consume, contracts, find_contract};
pub use missions::{add_mission, end_mission, find_mission, members, stated, stints, stints_by_product};
pub use people::{accesses, add_access, close_access, do_step, follow, open_accesses, steps, trainings};
pub use words::{add_choice, add_note, cell, choices, notes, withdraw_demonstration};

use kernel::{Error, Slug};

fn slug(text: &str) -> Result<Slug, Error> {
    Ok(Slug::parse(text).map_err(anyhow::Error::from)?)
}
