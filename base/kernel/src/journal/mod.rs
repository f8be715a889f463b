//! The journal: who did what, when, to which subject; never a personal value.
//!
//! A line is written in the transaction of the change that it tells. Just after, one sealer gives each line its position and its link,
//! `SHA-256(previous link ‖ line)`. Lines of one day make a segment whose root outlives its lines. The end of the chain is signed into a file outside
//! the database, and so is each purge of a day past its term.
//!
//! A check finds, up to the position of the signed head, every line changed, removed, moved, added or cut off, a chain rewritten whole, a head that
//! was deleted or is another database's, and lines purged before their term or by somebody else. Before it adds to the chain, the sealer compares it
//! with the head and stops when they differ. What is not found: a change made since the last head (a second, usually); an older head put back with
//! the database as it then was, or with later lines rewritten, unless heads are also published on another host; anything done with the signing key.

mod anchor;
mod event;
mod head;
mod line;
mod purge;
mod seal;
mod segments;
mod signed;
mod statement;
mod verify;

pub(crate) use event::write;
pub use event::{Event, Model as EventRow};
pub use head::{Head, HeadKeeper, SignedPurge};
pub(crate) use head::{head_file, purges_file};
pub(crate) use purge::job as purge_job;
pub use purge::purge;
pub use seal::seal;
pub use statement::Statement;
pub use verify::{Report, verify};
