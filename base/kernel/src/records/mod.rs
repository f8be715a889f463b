//! The kernel's own tables, which every database has, under the same declarations as those of the services.

mod access;
mod background;
mod journal;
mod processing;
mod word;

pub use access::{KernelGrant, KernelMigration};
pub use background::{JobState, KernelJob, KernelLetter};
pub use journal::JournalSegment;
pub use processing::{BACKGROUND, DPO, GRANTS, JOURNAL, JOURNAL_LIFE, LETTERS, OPERATOR};
pub use word::Word;

use crate::feature::Feature;

/// What the kernel adds to every service: the declarations of its tables, and the nightly look at all of them.
pub fn feature() -> Feature {
    let records = Feature::new("kernel")
        .record::<crate::journal::EventRow>()
        .record::<JournalSegment>()
        .record::<KernelJob>()
        .record::<KernelLetter>()
        .record::<KernelGrant>()
        .record::<KernelMigration>();
    crate::schema::jobs().into_iter().chain([crate::journal::purge_job()]).fold(records, Feature::job)
}
