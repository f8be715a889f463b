//! The normal law and the counts that go with it: quantiles that bounds and intervals need.

use std::f64::consts::PI;

/// The density of the standard normal law.
pub fn density(x: f64) -> f64 {
    (-x * x / 2.0).exp() / (2.0 * PI).sqrt()
}

/// The probability that a standard normal value is at most `x`, to 1e-15: a series near the middle, a continued fraction in the tails.
pub fn probability(x: f64) -> f64 {
    let away = x.abs();
    let tail = if away < 3.0 { 0.5 - density(away) * series(away) } else { density(away) / fraction(away) };
    if x < 0.0 { tail } else { 1.0 - tail }
}

/// Abramowitz and Stegun 26.2.11.
fn series(x: f64) -> f64 {
    let (mut term, mut sum, mut odd) = (x, x, 1.0);
    while term > sum * 1e-17 {
        odd += 2.0;
        term *= x * x / odd;
        sum += term;
    }
    sum
}

/// Abramowitz and Stegun 26.2.14.
fn fraction(x: f64) -> f64 {
    (1..=80).rev().fold(x, |rest, at| x + f64::from(at) / rest)
}

/// The value under which a standard normal value falls with this probability, by Newton's method from Abramowitz and Stegun 26.2.23.
pub fn quantile(probability_below: f64) -> f64 {
    if probability_below <= 0.0 {
        return f64::NEG_INFINITY;
    }
    if probability_below >= 1.0 {
        return f64::INFINITY;
    }
    if probability_below > 0.5 {
        return -quantile(1.0 - probability_below);
    }
    let t = (-2.0 * probability_below.ln()).sqrt();
    let above = 2.515_517 + t * (0.802_853 + t * 0.010_328);
    let below = 1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308));
    let mut x = above / below - t;
    for _ in 0..6 {
        x -= (probability(x) - probability_below) / density(x);
    }
    x
}

/// The smallest count that a negative binomial law of this mean and dispersion (variance over mean; 1 or less is Poisson's law) does not exceed with this
/// probability.
pub fn count_quantile(mean: f64, dispersion: f64, probability_below: f64) -> f64 {
    if mean.is_nan() || mean <= 0.0 {
        return 0.0;
    }
    let overdispersed = dispersion > 1.0 + 1e-12;
    let size = if overdispersed { mean / (dispersion - 1.0) } else { 0.0 };
    let zero = if overdispersed { -size * dispersion.ln() } else { -mean };
    let (mut count, mut log, mut below) = (0.0_f64, zero, zero.exp());
    let enough = probability_below * (1.0 - 64.0 * f64::EPSILON);
    let end = mean + 60.0 * (mean * dispersion.max(1.0)).sqrt() + 100.0;
    while below < enough && count < end {
        let ratio = if overdispersed {
            (size + count) / (count + 1.0) * (dispersion - 1.0) / dispersion
        } else {
            mean / (count + 1.0)
        };
        log += ratio.ln();
        count += 1.0;
        below += log.exp();
    }
    count
}

/// Twice the probability that a standard normal value is beyond `x` on its side.
pub fn two_sided(x: f64) -> f64 {
    2.0 * probability(-x.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_values_of_the_normal_law() {
        for (x, expected) in [
            (0.0, 0.5),
            (1.0, 0.841_344_746_068_542_9),
            (-1.96, 0.024_997_895_148_220_43),
            (-5.0, 2.866_515_718_791_939e-7),
        ] {
            assert!((probability(x) / expected - 1.0).abs() < 1e-13, "{x}");
        }
        for (below, expected) in
            [(0.95, 1.644_853_626_951_472_7), (0.975, 1.959_963_984_540_054), (0.001, -3.090_232_306_167_813_5)]
        {
            assert!((quantile(below) - expected).abs() < 1e-13, "{below}");
        }
    }

    #[test]
    fn published_quantiles_of_counts() {
        assert_eq!(count_quantile(10.0, 1.0, 0.95), 15.0);
        assert_eq!(count_quantile(0.5, 1.0, 0.95), 2.0);
        // Geometric law of mean 1: P(X ≤ k) = 1 − 2^−(k+1).
        assert_eq!(count_quantile(1.0, 2.0, 0.95), 4.0);
    }
}
