//! EcoIndex of a page: its place among the pages of the web, by elements, requests and weight.
//!
//! Source: the published method of EcoIndex (Collectif Conception numérique responsable): for each of the three, the place between the
//! twentieths of the pages observed; elements weigh three, requests two, weight one.

const ELEMENTS: [f64; 21] = [
    0.0, 47.0, 75.0, 159.0, 233.0, 298.0, 358.0, 417.0, 476.0, 537.0, 603.0, 674.0, 753.0, 843.0, 949.0, 1076.0,
    1237.0, 1459.0, 1801.0, 2479.0, 594_601.0,
];
const REQUESTS: [f64; 21] = [
    0.0, 2.0, 15.0, 25.0, 34.0, 42.0, 49.0, 56.0, 63.0, 70.0, 78.0, 86.0, 95.0, 105.0, 117.0, 130.0, 147.0, 170.0,
    205.0, 281.0, 3_920.0,
];
/// In kilobytes.
const WEIGHT: [f64; 21] = [
    0.0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1_098.62, 1_265.47, 1_448.32, 1_648.27, 1_876.08,
    2_142.06, 2_465.37, 2_866.31, 3_401.59, 4_155.73, 5_400.08, 8_037.54, 223_212.26,
];

/// From 0 to 100; 81 and more is an A.
pub fn score(elements: f64, requests: f64, kilobytes: f64) -> f64 {
    let place = 3.0 * place(elements, &ELEMENTS) + 2.0 * place(requests, &REQUESTS) + place(kilobytes, &WEIGHT);
    100.0 - 5.0 * place / 6.0
}

/// How many twentieths of the pages have less, with the part of the next one.
fn place(value: f64, twentieths: &[f64; 21]) -> f64 {
    match twentieths.windows(2).position(|pair| value < pair[1]) {
        Some(at) => at as f64 + (value - twentieths[at]) / (twentieths[at + 1] - twentieths[at]),
        None => 20.0,
    }
}

#[cfg(test)]
mod tests {
    use super::score;

    #[test]
    fn an_empty_page_has_all_points_and_the_heaviest_none() {
        assert_eq!(score(0.0, 0.0, 0.0), 100.0);
        assert_eq!(score(1e9, 1e9, 1e9), 0.0);
    }

    #[test]
    fn the_median_page_has_half_of_them() {
        assert!((score(603.0, 78.0, 1_448.32) - 50.0).abs() < 0.01);
    }

    #[test]
    fn elements_weigh_more_than_requests_and_requests_more_than_bytes() {
        let [elements, requests, bytes] = [score(603.0, 0.0, 0.0), score(0.0, 78.0, 0.0), score(0.0, 0.0, 1_448.32)];
        assert!(elements < requests && requests < bytes);
    }

    /// The bench is built without the scanners, which would slow every other command: both must stay the same.
    #[test]
    fn the_bench_measures_as_the_scanners_do() {
        for step in 0..400_u32 {
            let [elements, requests, kilobytes] = [f64::from(step * 13), f64::from(step), f64::from(step * 31)];
            let ours = score(elements, requests, kilobytes);
            assert!((ours - conformity_scan::ecoindex::score(elements, requests, kilobytes)).abs() < 1e-9, "{step}");
        }
    }
}
