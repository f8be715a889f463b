//! The single gate: no number leaves but through here, perturbed, above the threshold, and never when it would say the same of everyone in a group.

#[cfg(test)]
mod tests;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::columns::Columns;
use crate::noise::Noise;
use crate::plan::Plan;
use crate::query::{Perimeter, Query, Refused};
use crate::scan::{Sum, Sums, sums};

/// What protects people in an answer.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Noise of every count.
    pub noise: Noise,
    /// Counts below are not shown, zero excepted.
    pub threshold: u64,
}

impl Rule {
    /// The rule of the national health data system: fewer than 11 people are not shown (référentiel de sécurité du SNDS, arrêté du 22 mars 2017, à confirmer).
    pub fn new(noise: Noise) -> Self {
        Self { noise, threshold: 11 }
    }
}

/// A number that may leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Deaths, perturbed.
    Deaths(u64),
    /// Fewer people than the threshold.
    TooFew,
    /// Everyone of the group is in one cell: the others would be told of each of them.
    Homogeneous,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Names of the dimensions.
    pub dimensions: Vec<&'static str>,
    /// Labels of each dimension.
    pub labels: Vec<Vec<String>>,
    /// Cells in the order of the dimensions, the last varying fastest; each dimension has one place more, the last, for its margin.
    pub cells: Vec<Shown>,
    /// The rule that was applied.
    pub threshold: u64,
    /// Greatest noise of a count.
    pub noise: u32,
}

/// Answers a question inside a perimeter.
///
/// # Errors
/// When the question has no sense or goes outside.
pub fn ask(columns: &Columns, query: &Query, perimeter: &Perimeter, rule: &Rule) -> Result<Answer, Refused> {
    let plan = Plan::of(query, perimeter, columns)?;
    let sums = sums(columns, &plan)?;
    let mut cells: Vec<Shown> = sums.cells.iter().map(|sum| shown(*sum, rule)).collect();
    for (at, axis) in plan.axes.iter().enumerate() {
        if axis.sensitive {
            hide_homogeneous(&mut cells, &sums, at);
        }
    }
    Ok(Answer {
        dimensions: plan.axes.iter().map(|axis| axis.name).collect(),
        labels: plan.axes.into_iter().map(|axis| axis.labels).collect(),
        cells,
        threshold: rule.threshold,
        noise: rule.noise.conditions().most,
    })
}

fn shown(sum: Sum, rule: &Rule) -> Shown {
    let perturbed = rule.noise.perturb(sum.count, sum.key);
    match sum.count {
        0 => Shown::Deaths(0),
        // Both are looked at: neither a true nor a perturbed number below the threshold is shown.
        count if count.min(perturbed) < rule.threshold => Shown::TooFew,
        _ => Shown::Deaths(perturbed),
    }
}

/// Hides a line of a sensitive dimension where one cell holds everyone.
fn hide_homogeneous(cells: &mut [Shown], sums: &Sums, axis: usize) {
    let stride: usize = sums.sizes[axis + 1..].iter().product();
    let size = sums.sizes[axis];
    for start in (0..cells.len()).step_by(size * stride) {
        for line in start..start + stride {
            let at = |place: usize| line + place * stride;
            let everyone = sums.cells[at(size - 1)].count;
            if everyone > 0 && (0..size - 1).any(|place| sums.cells[at(place)].count == everyone) {
                (0..size - 1).for_each(|place| cells[at(place)] = Shown::Homogeneous);
            }
        }
    }
}

impl Answer {
    /// Labels of a cell, `None` for a margin.
    pub fn place(&self, cell: usize) -> Vec<Option<&str>> {
        let mut rest = cell;
        let mut place: Vec<Option<&str>> = Vec::new();
        for labels in self.labels.iter().rev() {
            place.push(labels.get(rest % (labels.len() + 1)).map(String::as_str));
            rest /= labels.len() + 1;
        }
        place.reverse();
        place
    }

    /// The cell of these labels, `None` being a margin.
    pub fn cell(&self, place: &[Option<&str>]) -> Option<Shown> {
        let mut cell = 0;
        for (labels, wanted) in self.labels.iter().zip(place) {
            let at = match wanted {
                None => labels.len(),
                Some(wanted) => labels.iter().position(|label| label == wanted)?,
            };
            cell = cell * (labels.len() + 1) + at;
        }
        (place.len() == self.labels.len()).then(|| self.cells.get(cell).copied()).flatten()
    }
}

/// A cell with its labels, as JSON shows it.
struct Line<'a>(&'a Answer, usize);

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self(answer, cell) = self;
        let mut map = to.serialize_map(None)?;
        for (name, label) in answer.dimensions.iter().zip(answer.place(*cell)) {
            map.serialize_entry(name, label.unwrap_or("ensemble"))?;
        }
        match answer.cells[*cell] {
            Shown::Deaths(count) => map.serialize_entry("deces", &count)?,
            Shown::TooFew => map.serialize_entry("masque", "seuil")?,
            Shown::Homogeneous => map.serialize_entry("masque", "homogénéité")?,
        }
        map.end()
    }
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("ventilation", &self.dimensions)?;
        map.serialize_entry("seuil", &self.threshold)?;
        map.serialize_entry("bruit_maximal", &self.noise)?;
        let lines: Vec<Line<'_>> = (0..self.cells.len()).map(|cell| Line(self, cell)).collect();
        map.serialize_entry("cases", &lines)?;
        map.end()
    }
}
