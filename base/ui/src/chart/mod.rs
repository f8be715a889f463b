//! Charts drawn on the server. Each is a `<figure>` with a title, a drawing with a name and a description, and the table of its
//! values: whoever cannot see the drawing, or wants the figures, has them. Drawings keep their text size on a small screen.
//!
//! Colours are classes (`app-s1` to `app-s8`, told apart by colour-blind readers and in both themes) and never the only sign:
//! lines differ by their markers and dashes, bands and bars carry their label.

mod area;
mod axes;
mod bars;
mod column;
mod figure;
mod line;
mod range;
mod scale;
#[cfg(test)]
mod tests;

pub use area::AreaChart;
pub use bars::{BarChart, Funnel};
pub use column::ColumnChart;
pub use line::LineChart;
pub use range::{RangeChart, RangeRow};

/// A named list of values, one for each label of the axis; `None` where nothing was measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Its name in the legend and the table.
    pub label: String,
    /// Its values.
    pub values: Vec<Option<f64>>,
}

/// Number of colours; series beyond begin again with another marker.
const COLOURS: usize = 8;

/// Class of the colour of a series.
fn colour(index: usize) -> String {
    format!("app-s{}", index % COLOURS + 1)
}

/// Percentage of a width, for attributes: `12.5%`.
fn share(part: f64, whole: f64) -> String {
    let percent = if whole > 0.0 { (part / whole * 100.0).clamp(0.0, 100.0) } else { 0.0 };
    format!("{}%", (percent * 100.0).round() / 100.0)
}
