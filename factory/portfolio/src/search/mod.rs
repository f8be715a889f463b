//! Search over the portfolio, in memory: words in any order and without accents, filters with their counts, sort, pages.

mod bits;
mod index;
mod normalise;
mod query;
#[cfg(test)]
mod tests;
mod vocabulary;

pub use index::{Entry, Index};
pub use normalise::{key, normalise};
pub use query::{Answer, Choice, Facet, FacetCounts, Query, Refused, Sort, UNTRACKED};
