//! Portfolio: every product of the factory, its phase, its history.
//!
//! The rules, which know neither a database nor a request:
//! * [`phase`]: the eight phases, which one is current on a day ([`phase::current`]), what is announced, what is ambiguous
//!   ([`phase::ambiguities`]), how long a phase should last ([`phase::Guide`]).
//! * [`source`]: the content of the beta.gouv.fr site, read from a folder with every oddity told
//!   ([`source::read_folder`]) and written back ([`source::write_product`]).
//! * [`search`]: an index in memory ([`search::Index`]) that answers words, filters with their counts, sort and pages.
//! * [`statistics`]: products by phase over time, the funnel, days in phase beside the guide, what a fiche lacks.
//! * [`markdown`]: a text of the source as sanitised HTML, and its sections.
//!
//! What is stored:
//! * [`import`]: what an import will do, field by field ([`import::plan`]).

pub mod import;
pub mod markdown;
pub mod phase;
#[cfg(test)]
mod real;
pub mod search;
pub mod source;
pub mod statistics;
