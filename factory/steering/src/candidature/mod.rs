//! Candidatures: a problem met in the field, the votes of a pre-jury and of a jury, and an answer with its reason.

pub mod act;
pub mod domain;
pub mod records;
pub mod store;
#[cfg(test)]
mod tests;
mod web;

use kernel::{Feature, Migration, get, post};

use act::{AnswerCandidature, JudgeCandidature};

/// Proposing, following, judging, answering.
pub fn feature() -> Feature {
    let schema =
        Migration::new("202611241640_create_candidature", include_str!("schema/202611241640_create_candidature.sql"));
    Feature::new("candidature")
        .migrations(&[schema])
        .record::<records::problem::Model>()
        .record::<records::vote::Model>()
        .public(get("/candidatures/proposer", web::propose::show))
        .public(post("/candidatures/proposer", web::propose::receive))
        .public(get("/candidatures/suivi/{jeton}", web::propose::follow))
        .guarded::<JudgeCandidature>(get("/candidatures", web::judge::list))
        .guarded::<JudgeCandidature>(get("/candidatures/{candidature}", web::judge::show))
        .guarded::<JudgeCandidature>(post("/candidatures/{candidature}/avis", web::judge::vote))
        .guarded::<AnswerCandidature>(post("/candidatures/{candidature}/suite", web::judge::step))
}
