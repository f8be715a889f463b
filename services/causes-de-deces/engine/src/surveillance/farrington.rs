//! Farrington's algorithm in its flexible form.
//!
//! Sources: Farrington et al., A statistical algorithm for the early detection of outbreaks of infectious disease, JRSS A 159 (1996); Noufaily et al., An
//! improved algorithm for outbreak detection in multiple surveillance systems, Statistics in Medicine 32 (2013). Options and their order of application are
//! those that the R package surveillance documents for `farringtonFlexible`.

use super::baseline::{Cut, seasons};
use super::{Judged, Series};
use crate::glm::{self, Design, Fit};
use crate::normal;

/// How the upper bound is drawn from what is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Threshold {
    /// The normal law after a power of 2/3, with the variance of the expectation (Farrington 1996).
    Delta,
    /// The quantile of a negative binomial law at the expectation.
    NegativeBinomial,
    /// The same at the upper bound of the expectation (Muan).
    Muan,
}

/// What can be chosen.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Years of the past to compare with (`b`).
    pub years: u32,
    /// Weeks on either side of the same date (`w`).
    pub half_window: usize,
    /// Seasons of a year (`noPeriods`).
    pub seasons: usize,
    /// Weeks before the judged one that are left out (`pastWeeksNotIncluded`).
    pub left_out: usize,
    /// Probability that a usual week is above the bound.
    pub alpha: f64,
    /// Whether a trend may be fitted.
    pub trend: bool,
    /// The trend is kept when its p-value is below this; 1 keeps it always.
    pub trend_significance: f64,
    /// Past weeks whose residual is above this weigh less; `None` does not reweight.
    pub reweight_above: Option<f64>,
    /// Fewer than the first number of cases in the second number of weeks up to the judged one: nothing is said.
    pub enough: (u32, usize),
    /// How the bound is drawn.
    pub threshold: Threshold,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            years: 5,
            half_window: 3,
            seasons: 10,
            left_out: 26,
            alpha: 0.05,
            trend: true,
            trend_significance: 1.0,
            reweight_above: Some(2.58),
            enough: (5, 4),
            threshold: Threshold::Delta,
        }
    }
}

/// Judges every week from the place `from` to the end.
pub fn judge(series: &Series, from: usize, options: &Options) -> Vec<Judged> {
    (from..series.weeks().len()).map(|at| judge_one(series, at, options)).collect()
}

fn judge_one(series: &Series, at: usize, options: &Options) -> Judged {
    let week = &series.weeks()[at];
    let recent = &series.weeks()[(at + 1).saturating_sub(options.enough.1)..=at];
    let cases: u32 = recent.iter().filter_map(|week| week.count).sum();
    let bounds = (cases >= options.enough.0).then(|| bounds(series, at, options)).flatten();
    bounds.map_or_else(|| Judged::unknown(week), |(expected, upper)| Judged::known(week, expected, upper))
}

fn bounds(series: &Series, at: usize, options: &Options) -> Option<(f64, f64)> {
    let cut = Cut {
        years: options.years,
        half_window: options.half_window,
        seasons: options.seasons,
        left_out: options.left_out,
    };
    let past = Past::of(series, &seasons(series, at, cut)?);
    let with_trend = (options.trend && options.years >= 3).then(|| past.model(true, at, options)).flatten();
    let model = match with_trend.filter(|model| model.trend_holds(&past, options)) {
        Some(model) => model,
        None => past.model(false, at, options)?,
    };
    let upper = model.upper(options)?;
    Some((model.expected(), upper))
}

/// The weeks that are compared with.
struct Past {
    weeks: Vec<usize>,
    seasons: Vec<usize>,
    counts: Vec<f64>,
}

struct Model {
    fit: Fit,
    /// Of a count around its expectation, 1 at least.
    dispersion: f64,
    /// Of the expectation itself.
    error_dispersion: f64,
    row: Vec<f64>,
}

impl Past {
    fn of(series: &Series, seasons: &[Option<usize>]) -> Self {
        let mut past = Self { weeks: Vec::new(), seasons: Vec::new(), counts: Vec::new() };
        for (at, season) in seasons.iter().enumerate() {
            if let (Some(season), Some(count)) = (season, series.weeks()[at].count) {
                past.weeks.push(at);
                past.seasons.push(*season);
                past.counts.push(count.into());
            }
        }
        past
    }

    fn model(&self, trend: bool, judged: usize, options: &Options) -> Option<Model> {
        let mut present: Vec<usize> = self.seasons.clone();
        present.sort_unstable();
        present.dedup();
        let origin = *self.weeks.first()?;
        let row = |at: usize, season: usize| {
            let mut row = vec![1.0];
            row.extend(trend.then_some((at - origin) as f64));
            row.extend(present[1..].iter().map(|other| f64::from(u8::from(*other == season))));
            row
        };
        let judged = row(judged, options.seasons);
        let mut design = Design::new(judged.len());
        self.weeks.iter().zip(&self.seasons).for_each(|(at, season)| design.push(&row(*at, *season)));
        let mut fit = glm::fit(&design, &self.counts, &vec![1.0; self.counts.len()])?;
        let (mut dispersion, mut error_dispersion) = (fit.dispersion.max(1.0), fit.dispersion);
        if let Some(limit) = options.reweight_above {
            let weights = weights(&self.counts, &fit, dispersion, limit);
            fit = glm::fit(&design, &self.counts, &weights)?;
            dispersion = fit.dispersion.max(1.0);
            error_dispersion = relative_dispersion(&self.counts, &fit, &weights);
        }
        Some(Model { fit, dispersion, error_dispersion, row: judged })
    }
}

/// Weeks with a high standardised Anscombe residual weigh less, so that an old outbreak does not raise the bound; the weights sum to the number of weeks.
fn weights(counts: &[f64], fit: &Fit, dispersion: f64, limit: f64) -> Vec<f64> {
    let raw: Vec<f64> = counts
        .iter()
        .zip(&fit.fitted)
        .zip(&fit.leverage)
        .map(|((count, mean), leverage)| {
            let anscombe = 1.5 * (count.powf(2.0 / 3.0) * mean.powf(-1.0 / 6.0) - mean.sqrt());
            let residual = anscombe / (dispersion * (1.0 - leverage)).sqrt();
            if residual > limit { residual.powi(-2) } else { 1.0 }
        })
        .collect();
    let scale = raw.len() as f64 / raw.iter().sum::<f64>();
    raw.iter().map(|weight| weight * scale).collect()
}

/// The weighted mean square of relative residuals.
///
/// The reference implementation puts the weights of the weeks where its regression kept its working weights, and so takes this for the dispersion of the
/// expectation. It narrows bounds by about 1 % on Danish deaths; bounds could not be compared with those of other users of the method without it.
fn relative_dispersion(counts: &[f64], fit: &Fit, weights: &[f64]) -> f64 {
    let freedom = counts.len() as f64 - fit.coefficients.len() as f64;
    let relative = |at: usize| weights[at] * (counts[at] / fit.fitted[at] - 1.0).powi(2);
    (0..counts.len()).map(relative).sum::<f64>() / freedom
}

impl Model {
    fn error(&self, unscaled: f64) -> f64 {
        unscaled * self.error_dispersion.sqrt()
    }

    fn expected(&self) -> f64 {
        self.fit.predict(&self.row).link.exp()
    }

    /// A trend is kept when it is significant and does not foretell more than was ever seen.
    fn trend_holds(&self, past: &Past, options: &Options) -> bool {
        let statistic = self.fit.coefficients[1] / self.error(self.fit.unscaled_error(1));
        let significant =
            options.trend_significance >= 1.0 || normal::two_sided(statistic) < options.trend_significance;
        significant && self.expected() <= past.counts.iter().copied().fold(0.0, f64::max)
    }

    fn upper(&self, options: &Options) -> Option<f64> {
        let prediction = self.fit.predict(&self.row);
        let mean = prediction.link.exp();
        let error = self.error(prediction.unscaled_error);
        let reach = normal::quantile(1.0 - options.alpha);
        let upper = match options.threshold {
            Threshold::Delta => {
                let spread = self.dispersion + error * error * mean;
                let deviation = (4.0 / 9.0 * mean.cbrt() * spread).sqrt();
                (mean.powf(2.0 / 3.0) + reach * deviation).powf(1.5)
            }
            Threshold::NegativeBinomial => normal::count_quantile(mean, self.dispersion, 1.0 - options.alpha),
            Threshold::Muan => {
                let high = (prediction.link + reach * error).exp();
                normal::count_quantile(high, self.dispersion, 1.0 - options.alpha)
            }
        };
        upper.is_finite().then_some(upper)
    }
}
