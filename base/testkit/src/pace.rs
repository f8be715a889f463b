//! How fast pages answer, for the examples that `cargo xtask bench` runs: the same deployment, the same turns, the same line of figures.

use std::time::Instant;

use kernel::manifest::{Accessibility, AccessibilityState, Legal, Manifest};

use crate::Client;

/// Answers measured after the first.
const ANSWERS: usize = 200;

/// A service to measure in, whose roles its features need.
#[must_use]
pub const fn manifest(roles: &'static [kernel::manifest::Role]) -> Manifest {
    Manifest {
        id: "mesure",
        title: "Mesure",
        mission: "Mesurer",
        audience: "Les mesures",
        path: "/",
        contact: "contact@exemple.fr",
        repository: "https://exemple.fr/code",
        phase: "construction",
        legal: Legal { publisher: "Mesure", director: "Mesure", host: "Mesure" },
        accessibility: Accessibility { state: AccessibilityState::NonConforme, audit: "" },
        navigation: &[],
        roles,
    }
}

/// Asks for the pages in turn, and gives one JSON line: how much was `filled`, milliseconds of the first answer, then the median and the 95th
/// centile of the next two hundred.
///
/// # Panics
/// When a page does not answer 200.
pub async fn line(client: &mut Client, pages: &[String], filled: usize) -> String {
    let first = timed(client, &pages[0]).await;
    let mut times = Vec::with_capacity(ANSWERS);
    for page in pages.iter().cycle().take(ANSWERS) {
        times.push(timed(client, page).await);
    }
    times.sort_by(f64::total_cmp);
    let (median, centile) = (times[ANSWERS / 2], times[ANSWERS * 95 / 100]);
    format!("{{\"filled\":{filled},\"first_ms\":{first:.1},\"p50_ms\":{median:.2},\"p95_ms\":{centile:.2}}}")
}

async fn timed(client: &mut Client, page: &str) -> f64 {
    let started = Instant::now();
    let answer = client.get(page).await;
    assert_eq!(answer.status, 200, "{page}");
    started.elapsed().as_secs_f64() * 1000.0
}
