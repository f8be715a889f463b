//! The baseline of the EuroMOMO network: a trend and a yearly wave, fitted on the weeks where neither winter nor heat usually kills.
//!
//! Source: EuroMOMO, A European algorithm for a common monitoring of mortality across Europe, work package 7 (2011): quasi-Poisson regression on the
//! weeks 16 to 25 and 37 to 44 of the last five years, z-scores after a power of 2/3. The network corrects reporting delay before; here the counts
//! are taken as they are given.

use std::f64::consts::TAU;

use chrono::Datelike;

use super::{Judged, Series, Week};
use crate::glm::{self, Design, Fit};

/// What can be chosen.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Weeks of the past to fit on, spring and autumn kept.
    pub weeks: usize,
    /// Weeks before the judged one that are left out.
    pub left_out: usize,
    /// Standard deviations above what is expected; the network calls 2 the limit of usual variation.
    pub deviations: f64,
}

impl Default for Options {
    fn default() -> Self {
        Self { weeks: 5 * 52, left_out: 26, deviations: 2.0 }
    }
}

/// Judges every week from the place `from` to the end.
pub fn judge(series: &Series, from: usize, options: &Options) -> Vec<Judged> {
    let weeks = series.weeks();
    let one = |at: usize| match bounds(weeks, at, options) {
        Some((expected, upper)) => Judged::known(&weeks[at], expected, upper),
        None => Judged::unknown(&weeks[at]),
    };
    (from..weeks.len()).map(one).collect()
}

fn bounds(weeks: &[Week], at: usize, options: &Options) -> Option<(f64, f64)> {
    let last = at.checked_sub(options.left_out)?;
    let first = last.checked_sub(options.weeks)?;
    let row = |at: usize| {
        let wave = TAU * (at - first) as f64 / 52.18;
        [1.0, (at - first) as f64, wave.sin(), wave.cos()]
    };
    let mut design = Design::new(4);
    let mut counts = Vec::new();
    for place in (first..last).filter(|place| is_usual(&weeks[*place])) {
        if let Some(count) = weeks[place].count {
            design.push(&row(place));
            counts.push(f64::from(count));
        }
    }
    let fit = glm::fit(&design, &counts, &vec![1.0; counts.len()])?;
    let upper = upper(&fit, &row(at), options.deviations);
    upper.1.is_finite().then_some(upper)
}

fn is_usual(week: &Week) -> bool {
    matches!(week.start.iso_week().week(), 16..=25 | 37..=44)
}

fn upper(fit: &Fit, row: &[f64], deviations: f64) -> (f64, f64) {
    let prediction = fit.predict(row);
    let (mean, dispersion) = (prediction.link.exp(), fit.dispersion.max(1.0));
    let spread = dispersion + prediction.unscaled_error.powi(2) * dispersion * mean;
    let deviation = (4.0 / 9.0 * mean.cbrt() * spread).sqrt();
    (mean, (mean.powf(2.0 / 3.0) + deviations * deviation).powf(1.5))
}
