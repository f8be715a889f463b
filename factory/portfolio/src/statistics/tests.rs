//! The series, the funnel, the time in phase and what is missing.

use chrono::NaiveDate;

use super::*;
use crate::phase::{Pace, PhaseName};
use crate::real;
use crate::source::ProductSource;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date of the test")
}

fn life(phases: &[(PhaseName, &str)]) -> Vec<Phase> {
    phases.iter().map(|&(name, start)| Phase { name, start: day(start), end: None, comment: None }).collect()
}

use PhaseName::{Abandon, AbandonInvestigation, Acceleration, Construction, Investigation, Transfere};

#[test]
fn the_series_has_one_point_a_month_and_ends_on_the_day_asked() {
    let phases = life(&[(Investigation, "2024-01-20"), (Construction, "2024-03-01"), (Acceleration, "2027-01-01")]);
    let series = by_month(&[Life { id: "a", phases: &phases }], day("2024-04-10"));
    let days: Vec<String> = series.iter().map(|month| month.day.to_string()).collect();
    assert_eq!(days, ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-10"]);
    assert_eq!(series[1].of(Investigation), 1);
    assert_eq!((series[2].of(Investigation), series[2].of(Construction)), (0, 1));
    assert_eq!(by_month(&[Life { id: "a", phases: &phases }], day("2023-01-01")), []);
}

#[test]
fn the_funnel_counts_a_stop_at_the_furthest_phase() {
    let lives = [
        life(&[(Investigation, "2020-01-01"), (AbandonInvestigation, "2020-03-01")]),
        life(&[(Investigation, "2020-01-01"), (Construction, "2020-03-01"), (Abandon, "2021-01-01")]),
        life(&[(Construction, "2020-03-01"), (Transfere, "2021-01-01"), (Abandon, "2022-01-01")]),
        life(&[(Investigation, "2020-01-01"), (Construction, "2029-01-01")]),
    ];
    let lives: Vec<Life<'_>> = lives.iter().map(|phases| Life { id: "a", phases }).collect();
    let steps = funnel(&lives, day("2023-01-01"));
    let of = |at: usize| (steps[at].reached, steps[at].stopped, steps[at].went_on, steps[at].ongoing);
    assert_eq!(of(0), (3, 1, 1, 1));
    assert_eq!(of(1), (2, 1, 1, 0));
    assert_eq!(of(2), (0, 0, 0, 0));
    assert_eq!((steps[0].stop_rate(), steps[2].stop_rate()), (Some(0.5), None));
}

#[test]
fn the_time_in_phase_is_that_of_active_products_the_longest_first() {
    let (old, new) = (life(&[(Investigation, "2023-10-01")]), life(&[(Construction, "2023-12-01")]));
    let stopped = life(&[(Abandon, "2020-01-01")]);
    let lives = [("new", &new), ("old", &old), ("stopped", &stopped)].map(|(id, phases)| Life { id, phases });
    let times = times_in_phase(&lives, day("2024-01-01"));
    let told: Vec<(&str, i64, Pace)> = times.iter().map(|time| (time.id.as_str(), time.days, time.pace)).collect();
    assert_eq!(told, [("old", 92, Pace::Over), ("new", 31, Pace::Early)]);
}

#[test]
fn what_is_missing_is_listed_and_a_product_that_publishes_one_thing_is_followed() {
    let mut product = ProductSource { title: "A".to_owned(), ..ProductSource::default() };
    assert_eq!(missing(&product).len(), 13);
    assert!(is_untracked(&product));
    product.budget_url = Some("https://exemple.fr/budget".to_owned());
    assert!(!missing(&product).contains(&Missing::Budget));
    assert!(!is_untracked(&product));
}

#[test]
fn the_real_series_ends_on_the_exact_counts_and_every_step_adds_up() {
    let Some(folder) = real::folder() else { return };
    let phases: Vec<Vec<Phase>> = folder.products.iter().map(ProductSource::dated).collect();
    let lives: Vec<Life<'_>> = phases.iter().map(|phases| Life { id: "a", phases }).collect();
    let series = by_month(&lives, real::day());
    assert_eq!(series.last().unwrap().counts, [24, 109, 74, 24, 14, 90, 202, 124]);
    assert_eq!(times_in_phase(&lives, real::day()).len(), 24 + 109 + 74 + 24);
    for step in funnel(&lives, real::day()) {
        assert_eq!(step.reached, step.stopped + step.went_on + step.ongoing, "{step:?}");
    }
}
