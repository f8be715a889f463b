//! The journal: who did what, when, to which subject; never a personal value.
//!
//! A line is written in the transaction of the change that it tells. Just after, one sealer gives each line its position and its link,
//! `SHA-256(previous link ‖ line)`, so that a line changed, removed, moved or cut off shows. Lines of one day make a segment whose root outlives
//! its lines, and the end of the chain is signed into a file outside the database.

mod event;
mod head;
mod line;
mod purge;
mod seal;
mod verify;

pub use event::{Event, Model as EventRow};
pub(crate) use event::write;
pub use head::{Head, HeadKeeper};
pub use purge::purge;
pub(crate) use purge::job as purge_job;
pub use seal::seal;
pub use verify::{Report, verify};
