//! The law of noise of one count: the most entropy among those that are unbiased and have the wanted variance.

use super::Conditions;

/// Keys are below this.
const KEYS: f64 = 65_536.0;

/// Noises with the key from which each applies.
#[derive(Clone, Debug)]
pub struct Law {
    steps: Vec<(f64, i64)>,
}

impl Law {
    /// The noise of a key.
    pub fn noise(&self, key: u16) -> i64 {
        // The sum of keys is uniform; the noise is scrambled so that neighbouring keys do not have neighbouring noises.
        let place = f64::from(key.wrapping_mul(40_503)) + 0.5;
        let step = self.steps.iter().find(|step| place < step.0);
        step.or(self.steps.last()).map_or(0, |step| step.1)
    }
}

/// The law of a count, when the conditions have one.
pub fn law(count: u32, conditions: Conditions) -> Option<Law> {
    let (most, never) = (i64::from(conditions.most), i64::from(conditions.never));
    let allowed = |noise: &i64| {
        let target = i64::from(count) + noise;
        target == 0 || target > never
    };
    let values: Vec<i64> = (-most..=most).filter(allowed).collect();
    let weights = most_entropy(&values, conditions.variance)?;
    let mut sum = 0.0;
    let step = |(value, weight): (&i64, &f64)| {
        sum += weight * KEYS;
        (sum, *value)
    };
    Some(Law { steps: values.iter().zip(&weights).map(step).collect() })
}

/// Weights `exp(a·v + b·v²)`, by Newton's method on the two moments.
fn most_entropy(values: &[i64], variance: f64) -> Option<Vec<f64>> {
    let (mut a, mut b) = (0.0, -1.0 / (2.0 * variance));
    for _ in 0..500 {
        let weights = weights(values, a, b);
        let moment = |power: i32| -> f64 {
            values.iter().zip(&weights).map(|(value, weight)| (*value as f64).powi(power) * weight).sum()
        };
        let (first, second, third, fourth) = (moment(1), moment(2), moment(3), moment(4));
        let (off_mean, off_variance) = (first, second - variance);
        if off_mean.abs() < 1e-12 && off_variance.abs() < 1e-12 {
            return Some(weights);
        }
        let (aa, ab, bb) = (second - first * first, third - first * second, fourth - second * second);
        let determinant = aa * bb - ab * ab;
        if determinant <= 0.0 || !determinant.is_finite() {
            return None;
        }
        let step_a = (bb * off_mean - ab * off_variance) / determinant;
        let step_b = (aa * off_variance - ab * off_mean) / determinant;
        let shrink = (0.5 / step_a.abs().max(step_b.abs())).min(1.0);
        a -= shrink * step_a;
        b -= shrink * step_b;
    }
    None
}

fn weights(values: &[i64], a: f64, b: f64) -> Vec<f64> {
    let log = |value: &i64| a * *value as f64 + b * (*value * *value) as f64;
    let highest = values.iter().map(log).fold(f64::NEG_INFINITY, f64::max);
    let raw: Vec<f64> = values.iter().map(|value| (log(value) - highest).exp()).collect();
    let sum: f64 = raw.iter().sum();
    raw.into_iter().map(|weight| weight / sum).collect()
}
