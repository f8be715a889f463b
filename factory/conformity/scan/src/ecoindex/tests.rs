//! The values of the published implementation.

use proptest::prelude::*;

use super::{grade, rounded, score};

#[test]
fn the_published_values_are_reproduced() {
    for (elements, requests, kilobytes, expected) in [
        (100.0, 100.0, 100.0, 72),
        (100.0, 100.0, 1000.0, 67),
        (100.0, 100.0, 10_000.0, 58),
        (200.0, 200.0, 10_000.0, 46),
        (2355.0, 267.0, 2493.0, 10),
        (240.0, 20.0, 331.0, 83),
        (2240.0, 100.0, 310_182.902, 16),
    ] {
        let found = rounded(score(elements, requests, kilobytes));
        assert_eq!(found, expected, "{elements} elements, {requests} requests, {kilobytes} kB");
    }
}

#[test]
fn halves_go_to_the_even_number() {
    assert_eq!([rounded(72.5), rounded(73.5), rounded(-0.2), rounded(100.0)], [72, 74, 0, 100]);
}

#[test]
fn a_grade_starts_above_its_bound() {
    let at = |scores: [u8; 7]| scores.map(grade).iter().collect::<String>();
    assert_eq!(at([81, 71, 56, 41, 26, 11, 10]), "ABCDEFG");
    assert_eq!(at([80, 70, 55, 40, 25, 10, 0]), "BCDEFGG");
}

#[test]
fn an_empty_page_has_all_points_and_the_heaviest_none() {
    assert_eq!([score(0.0, 0.0, 0.0), score(1e9, 1e9, 1e9)], [100.0, 0.0]);
}

proptest! {
    #[test]
    fn more_of_anything_never_raises_the_score(e in 0.0..6e5f64, r in 0.0..5e3f64, k in 0.0..3e5f64, more in 0.0..1e4f64) {
        let before = score(e, r, k);
        prop_assert!(score(e + more, r, k) <= before + 1e-9);
        prop_assert!(score(e, r + more, k) <= before + 1e-9);
        prop_assert!(score(e, r, k + more) <= before + 1e-9);
        prop_assert!((0.0..=100.0).contains(&before));
    }
}
