//! The plane that lines, bands and columns share: graduations, labels, the part that stretches.

use std::fmt::Write as _;

use super::scale::{Scale, number, shown};
use crate::escape;

/// Pixels above the plane, its height, and those below for the labels.
const TOP: f64 = 24.0;
const HEIGHT: f64 = 240.0;
const BOTTOM: f64 = 28.0;
/// Pixels at the left, for the values of the graduations: at least so many, and what the longest needs.
const MARGIN: f64 = 48.0;
const CHARACTER: f64 = 7.5;
/// Labels that fit; every other one is hidden on a small screen.
const ROOM: usize = 5;

/// Height of the whole drawing, in pixels.
const DRAWING: f64 = TOP + HEIGHT + BOTTOM;

/// Pixel from the top of a value.
pub(super) fn level(scale: &Scale, value: f64) -> f64 {
    round(TOP + HEIGHT * (1.0 - scale.place(value)))
}

/// Point of the stretched part, a square of 1000 that fills the plane.
pub(super) fn point(scale: &Scale, index: usize, count: usize, value: f64) -> (f64, f64) {
    (round(across(index, count) * 10.0), round(1000.0 * (1.0 - scale.place(value))))
}

/// Percentage from the left of the n-th of several points, the first and last on the edges.
pub(super) fn across(index: usize, count: usize) -> f64 {
    if count > 1 { index as f64 / (count - 1) as f64 * 100.0 } else { 50.0 }
}

/// Opens the drawing of a figure: the values of the graduations in a narrow column, then the plane, which takes the rest of the width
/// and bears the name and the description. [`close_plane`] closes both.
pub(super) fn open_plane(figure: (&str, &str, &str), scale: &Scale) -> String {
    let [id, title, description] = [figure.0, figure.1, figure.2].map(escape);
    let values: Vec<String> = scale.ticks.iter().map(|tick| number(*tick)).collect();
    let longest = values.iter().map(|value| value.chars().count()).max().unwrap_or_default();
    let margin = MARGIN.max(longest as f64 * CHARACTER + 10.0);
    let mut svg = format!(
        r#"<div class="app-chart__drawing"><svg width="{margin}" height="{DRAWING}" aria-hidden="true" focusable="false">"#
    );
    for (&tick, value) in scale.ticks.iter().zip(&values) {
        let (x, y) = (margin - 8.0, level(scale, tick) + 4.0);
        let _ = write!(svg, r#"<text class="app-tick" x="{x}" y="{y}" text-anchor="end">{value}</text>"#);
    }
    let _ = write!(
        svg,
        r#"</svg><svg class="app-plane" width="100%" height="{DRAWING}" role="img" aria-labelledby="{id}-nom {id}-description"><title id="{id}-nom">{title}</title><desc id="{id}-description">{description}</desc>"#
    );
    svg
}

/// Closes what [`open_plane`] opened.
pub(super) fn close_plane(svg: &mut String) {
    svg.push_str("</svg></div>");
}

/// Horizontal lines at the graduations.
pub(super) fn write_graduations(svg: &mut String, scale: &Scale) {
    for &tick in &scale.ticks {
        let y = level(scale, tick);
        let class = if tick == 0.0 { "app-axis" } else { "app-grid" };
        let _ = write!(svg, r#"<line class="{class}" x1="0" x2="100%" y1="{y}" y2="{y}"/>"#);
    }
}

/// Labels under the plane, as many as there is room for; `places` gives the percentage of each.
pub(super) fn write_labels(svg: &mut String, labels: &[String], places: impl Fn(usize) -> f64) {
    let y = TOP + HEIGHT + 20.0;
    for (rank, index) in shown(labels.len(), ROOM).into_iter().enumerate() {
        let class = if rank % 2 == 1 { "app-tick app-tick--odd" } else { "app-tick" };
        let x = round(places(index));
        let anchor = match x {
            x if x < 8.0 => "start",
            x if x > 92.0 => "end",
            _ => "middle",
        };
        let label = escape(&labels[index]);
        let _ = write!(svg, r#"<text class="{class}" x="{x}%" y="{y}" text-anchor="{anchor}">{label}</text>"#);
    }
}

/// Opens the part whose shapes stretch with the width; `</svg>` closes it.
pub(super) fn open_stretched(svg: &mut String) {
    let _ = write!(
        svg,
        r#"<svg x="0" y="{TOP}" width="100%" height="{HEIGHT}" viewBox="0 0 1000 1000" preserveAspectRatio="none">"#
    );
}

/// Two decimals are finer than a pixel.
pub(super) fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
