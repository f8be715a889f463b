//! Round graduations from zero, and numbers with just the decimals they need.

use crate::format;

/// A vertical axis from zero to a round number.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scale {
    /// Graduations, ascending, the first is zero.
    pub ticks: Vec<f64>,
}

impl Scale {
    /// Covers every value from zero up, in at most five steps of 1, 2, 2.5 or 5 times a power of ten; whole values have whole graduations.
    pub fn covering(values: impl Iterator<Item = f64>) -> Self {
        let values: Vec<f64> = values.filter(|value| value.is_finite()).collect();
        let whole = values.iter().all(|value| value.fract() == 0.0);
        let greatest = values.into_iter().fold(0.0, f64::max);
        let greatest = if greatest > 0.0 { greatest } else { 1.0 };
        let power = 10_f64.powf((greatest / 5.0).log10().floor());
        let fits = |step: &f64| greatest / step <= 5.0 && (!whole || step.fract() == 0.0);
        let step = [1.0, 2.0, 2.5, 5.0, 10.0].map(|n| n * power).into_iter().find(fits);
        let step = step.unwrap_or(greatest);
        let count = (greatest / step).ceil() as usize;
        Self { ticks: (0..=count.max(1)).map(|n| n as f64 * step).collect() }
    }

    /// The greatest graduation.
    pub fn end(&self) -> f64 {
        self.ticks.last().copied().unwrap_or(1.0)
    }

    /// Where a value stands between zero (0) and the end (1).
    pub fn place(&self, value: f64) -> f64 {
        (value / self.end()).clamp(0.0, 1.0)
    }
}

/// A value as written in the drawing and the table: no decimals when whole, else one.
pub(super) fn number(value: f64) -> String {
    let whole = (value - value.round()).abs() < 0.05;
    format::decimal(value, usize::from(!whole))
}

/// A value with its unit, if any.
pub(super) fn measure(value: f64, unit: &str) -> String {
    if unit.is_empty() { number(value) } else { format!("{}\u{a0}{unit}", number(value)) }
}

/// Which labels of an axis to write when there is room for a few: at even distances, the first and the last among them.
pub(super) fn shown(count: usize, room: usize) -> Vec<usize> {
    if count <= room {
        return (0..count).collect();
    }
    let steps = room - 1;
    (0..room).map(|n| (n * (count - 1) + steps / 2) / steps).collect()
}
