//! The figures as a table: found, promised, and how they moved since the figures that were kept.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What was promised of a figure.
#[derive(Clone, Copy)]
pub enum Promise {
    AtMost(f64),
    AtLeast(f64),
    /// Shown for what it is.
    None,
}

impl Promise {
    fn kept(self, value: f64) -> Option<bool> {
        match self {
            Self::AtMost(limit) => Some(value <= limit),
            Self::AtLeast(limit) => Some(value >= limit),
            Self::None => None,
        }
    }
}

/// One figure.
pub struct Measure {
    pub name: &'static str,
    pub value: f64,
    unit: &'static str,
    promise: Promise,
    beside: Option<f64>,
}

impl Measure {
    pub fn new(name: &'static str, value: f64, unit: &'static str, promise: Promise) -> Self {
        println!("{name}: {} {unit}", short(value));
        Self { name, value, unit, promise, beside: None }
    }

    /// How many times what the same run found without what is measured.
    pub fn beside(self, ratio: f64) -> Self {
        Self { beside: Some(ratio), ..self }
    }
}

/// One line for each figure, in the order measured.
pub fn markdown(measures: &[Measure], baseline: &BTreeMap<String, f64>) -> String {
    let mut text =
        format!("| {:<38} | {:>12} | {:>12} | kept | beside | since baseline |\n", "measure", "found", "promised");
    text.push_str(
        "|:---------------------------------------|-------------:|-------------:|:-----|-------:|---------------:|\n",
    );
    for Measure { name, value, unit, promise, beside } in measures {
        let beside = beside.map_or(String::new(), |ratio| format!("× {}", short(ratio)));
        let found = format!("{} {unit}", short(*value));
        let promised = match promise {
            Promise::AtMost(limit) => format!("≤ {} {unit}", short(*limit)),
            Promise::AtLeast(limit) => format!("≥ {} {unit}", short(*limit)),
            Promise::None => String::new(),
        };
        let kept = promise.kept(*value).map_or("", |kept| if kept { "yes" } else { "NO" });
        let before = baseline.get(*name).filter(|before| **before != 0.0);
        let since = before.map_or(String::new(), |before| format!("× {:.2}", value / before));
        let _ = writeln!(
            text,
            "| {name:<38} | {:>12} | {:>12} | {kept:<4} | {beside:>6} | {since:>14} |",
            found.trim(),
            promised.trim()
        );
    }
    text
}

/// Three digits that mean something.
fn short(value: f64) -> String {
    match value.abs() {
        size if size >= 100.0 || value.fract() == 0.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Measure, Promise, markdown};
    use std::collections::BTreeMap;

    #[test]
    fn a_broken_promise_and_a_slower_run_are_told() {
        let measures = [
            Measure::new("start", 0.6, "s", Promise::AtMost(0.5)),
            Measure::new("list", 4000.0, "/s", Promise::AtLeast(3000.0)),
        ];
        let table = markdown(&measures, &BTreeMap::from([("start".to_owned(), 0.3)]));
        let lines: Vec<&str> = table.lines().skip(2).collect();
        assert!(lines[0].contains("| NO") && lines[0].contains("× 2.00"), "{table}");
        assert!(lines[1].contains("| yes") && !lines[1].contains('×'), "{table}");
    }
}
