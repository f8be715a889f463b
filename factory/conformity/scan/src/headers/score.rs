//! The score of the twelve tests, and its grade.

use super::outcome::Outcome;
use super::{Observed, cookies, csp, integrity, origins, transport};

/// The twelve conclusions and their sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// From 0 to 165.
    pub points: i32,
    /// CSP, cookies, COEP, COOP, CORS, redirection, referrer, HSTS, SRI, nosniff, framing, CORP.
    pub outcomes: [Outcome; 12],
}

impl Score {
    /// Runs the tests.
    pub fn of(observed: &Observed<'_>) -> Self {
        let (policy, directives) = csp::test(observed);
        let hsts = transport::hsts(observed);
        let outcomes = [
            policy,
            cookies::test(observed, hsts.pass),
            origins::embedder_policy(observed),
            origins::opener_policy(observed),
            origins::cors(observed),
            transport::redirection(observed),
            origins::referrer(observed),
            hsts,
            integrity::test(observed),
            origins::content_type(observed),
            origins::framing(observed, directives.as_ref()),
            origins::resource_policy(observed),
        ];
        Self { points: points(outcomes.iter().map(|outcome| outcome.modifier)), outcomes }
    }
}

/// 100, less the penalties; the bonuses count only when what is left is 90 or more. Never below 0.
pub fn points(modifiers: impl Iterator<Item = i32> + Clone) -> i32 {
    let penalised = 100 + modifiers.clone().filter(|modifier| *modifier < 0).sum::<i32>();
    let total = if penalised >= 90 { 100 + modifiers.sum::<i32>() } else { penalised };
    total.max(0)
}

/// The grade of a score, from the published table: a letter for each five points.
pub fn grade(points: i32) -> &'static str {
    match points {
        100.. => "A+",
        90..=99 => "A",
        85..=89 => "A-",
        80..=84 => "B+",
        70..=79 => "B",
        65..=69 => "B-",
        60..=64 => "C+",
        50..=59 => "C",
        45..=49 => "C-",
        40..=44 => "D+",
        30..=39 => "D",
        25..=29 => "D-",
        _ => "F",
    }
}
