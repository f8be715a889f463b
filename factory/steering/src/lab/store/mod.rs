//! Sessions, invitations, words, lessons: the only SQL of open labs.

mod lessons;
mod sessions;

pub use lessons::{
    Written, add_lesson, add_verbatim, attach, decide, deliver, erase_verbatim, find_lesson, find_verbatim, lessons,
    lessons_since, verbatims, words_cell,
};
pub use sessions::{
    add, declare, email_cell, find, first_users, hold, invitations, invite, list, withdraw_demonstration,
};

use kernel::{Error, Slug};

fn slug(text: &str) -> Result<Slug, Error> {
    Ok(Slug::parse(text).map_err(anyhow::Error::from)?)
}
