//! Rates of mortality that compare places and years whatever their ages: standardised rates, ratios, intervals, premature mortality.

#[cfg(test)]
mod tests;

use crate::normal;

/// Age bands of the standard population: 0, 1–4, five by five, 90 and more.
pub const BANDS: usize = 20;

/// European Standard Population 2013, with everyone aged 90 and more in one band.
///
/// Source: Eurostat, Revision of the European Standard Population (2013), table of annex F.
pub const EUROPEAN_STANDARD: [f64; BANDS] = [
    1000.0, 4000.0, 5500.0, 5500.0, 5500.0, 6000.0, 6000.0, 6500.0, 7000.0, 7000.0, 7000.0, 7000.0, 6500.0, 6000.0,
    5500.0, 5000.0, 4000.0, 2500.0, 1500.0, 1000.0,
];

/// Bands below 65 years, whose deaths are called premature.
pub const PREMATURE_BANDS: usize = 14;

/// Rates are for so many person-years.
pub const PER: f64 = 100_000.0;

/// Deaths and the person-years among which they happened.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stratum {
    /// Number of deaths.
    pub deaths: f64,
    /// Person-years.
    pub person_years: f64,
}

/// A value with the bounds of its confidence interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The value.
    pub value: f64,
    /// Lower bound.
    pub lower: f64,
    /// Upper bound.
    pub upper: f64,
}

/// The band of an age in completed years.
pub fn band(age: u32) -> usize {
    match age {
        0 => 0,
        1..=4 => 1,
        _ => (1 + age as usize / 5).min(BANDS - 1),
    }
}

/// First and last age of a band; `None` above.
///
/// # Panics
/// When there is no such band.
pub fn ages(band: usize) -> (u32, Option<u32>) {
    assert!(band < BANDS, "there are {BANDS} bands");
    match band {
        0 => (0, Some(0)),
        1 => (1, Some(4)),
        _ => {
            let first = (band as u32 - 1) * 5;
            (first, (band + 1 < BANDS).then_some(first + 4))
        }
    }
}

/// Bounds of a Poisson count by Byar's approximation.
///
/// Source: Breslow and Day, Statistical Methods in Cancer Research II (1987), § 2.3.
pub fn byar(count: f64, confidence: f64) -> (f64, f64) {
    let reach = normal::quantile(0.5 + confidence / 2.0);
    let lower = if count > 0.0 {
        count * (1.0 - 1.0 / (9.0 * count) - reach / (3.0 * count.sqrt())).max(0.0).powi(3)
    } else {
        0.0
    };
    let above = count + 1.0;
    (lower, above * (1.0 - 1.0 / (9.0 * above) + reach / (3.0 * above.sqrt())).powi(3))
}

/// The crude rate per 100 000; `None` without person-years.
pub fn crude(strata: &[Stratum], confidence: f64) -> Option<Estimate> {
    let (deaths, person_years) = totals(strata);
    ratio(deaths, person_years, confidence).map(|rate| rate.times(PER))
}

/// The rate per 100 000 that a population with the standard's ages would have, with the interval of Dobson et al. (Statistics in Medicine 10, 1991) on
/// Byar's bounds; `None` when an age has no person-years.
///
/// # Panics
/// When strata and weights are not as many.
pub fn standardised(strata: &[Stratum], weights: &[f64], confidence: f64) -> Option<Estimate> {
    assert_eq!(strata.len(), weights.len(), "one weight per stratum");
    if strata.iter().any(|stratum| stratum.person_years.is_nan() || stratum.person_years <= 0.0) {
        return None;
    }
    let whole: f64 = weights.iter().sum();
    let (mut value, mut variance) = (0.0, 0.0);
    for (stratum, weight) in strata.iter().zip(weights) {
        let share = weight / whole / stratum.person_years;
        value += share * stratum.deaths;
        variance += share * share * stratum.deaths;
    }
    let (deaths, _) = totals(strata);
    let (low, high) = byar(deaths, confidence);
    // Without a death there is no variance to stretch the bounds with: the widest weight stands for all.
    let widest = strata.iter().zip(weights).map(|(stratum, weight)| weight / whole / stratum.person_years);
    let scale = if deaths > 0.0 { (variance / deaths).sqrt() } else { widest.fold(0.0, f64::max) };
    let estimate = Estimate { value, lower: value + scale * (low - deaths), upper: value + scale * (high - deaths) };
    Some(estimate.times(PER))
}

/// The standardised rate below 65 years, on the part of the standard population that is below 65.
pub fn premature(strata: &[Stratum; BANDS], confidence: f64) -> Option<Estimate> {
    standardised(&strata[..PREMATURE_BANDS], &EUROPEAN_STANDARD[..PREMATURE_BANDS], confidence)
}

/// The standardised mortality ratio: deaths over those that the rates of a reference would give; `None` when it would give none or cannot say.
///
/// # Panics
/// When strata and reference are not as many.
pub fn mortality_ratio(strata: &[Stratum], reference: &[Stratum], confidence: f64) -> Option<Estimate> {
    assert_eq!(strata.len(), reference.len(), "one reference per stratum");
    let of =
        |(stratum, reference): (&Stratum, &Stratum)| reference.deaths / reference.person_years * stratum.person_years;
    let expected: f64 = strata.iter().zip(reference).map(of).sum();
    ratio(totals(strata).0, expected, confidence)
}

fn totals(strata: &[Stratum]) -> (f64, f64) {
    strata.iter().fold((0.0, 0.0), |sum, stratum| (sum.0 + stratum.deaths, sum.1 + stratum.person_years))
}

fn ratio(deaths: f64, base: f64, confidence: f64) -> Option<Estimate> {
    let (low, high) = byar(deaths, confidence);
    (base > 0.0 && base.is_finite()).then(|| Estimate { value: deaths / base, lower: low / base, upper: high / base })
}

impl Estimate {
    fn times(self, factor: f64) -> Self {
        Self { value: self.value * factor, lower: self.lower * factor, upper: self.upper * factor }
    }
}
