//! EcoIndex of a page: its place among the pages of the web, by elements, requests and weight.
//!
//! Source: the published method of EcoIndex (Collectif Conception numérique responsable): for each of the three, the place between the
//! twentieths of the pages observed; elements weigh three, requests two, weight one.

mod quantiles;

#[cfg(test)]
mod tests;

use quantiles::{ELEMENTS, REQUESTS, WEIGHT};

/// From 0 to 100, not rounded. `kilobytes` is what went over the network, in thousands of bytes.
#[must_use]
pub fn score(elements: f64, requests: f64, kilobytes: f64) -> f64 {
    let place = 3.0 * place(elements, &ELEMENTS) + 2.0 * place(requests, &REQUESTS) + place(kilobytes, &WEIGHT);
    100.0 - 5.0 * place / 6.0
}

/// The score as it is published: a whole number, halves going to the even one.
#[must_use]
pub fn rounded(score: f64) -> u8 {
    // Between 0 and 100 by construction.
    score.round_ties_even().clamp(0.0, 100.0) as u8
}

/// The grade of a rounded score: A above 80, then 70, 55, 40, 25 and 10; G below.
#[must_use]
pub fn grade(rounded: u8) -> char {
    match rounded {
        81.. => 'A',
        71..=80 => 'B',
        56..=70 => 'C',
        41..=55 => 'D',
        26..=40 => 'E',
        11..=25 => 'F',
        _ => 'G',
    }
}

/// How many twentieths of the pages have less, with the part of the next one.
fn place(value: f64, twentieths: &[f64; 21]) -> f64 {
    match twentieths.windows(2).position(|pair| value < pair[1]) {
        Some(at) => at as f64 + (value - twentieths[at]) / (twentieths[at + 1] - twentieths[at]),
        None => 20.0,
    }
}
