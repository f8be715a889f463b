//! Bands piled up over time: how a whole is made of its parts.

use std::fmt::Write as _;

use super::{
    axes, colour,
    figure::{Figure, Table},
    scale::{Scale, measure, number},
};
use crate::{Html, escape};

/// A band must be this high, in pixels, to carry its name.
const LABELLED: f64 = 20.0;

/// Bands over labels at equal distances; the first series lies at the bottom.
#[derive(Clone, Debug)]
pub struct AreaChart {
    id: String,
    title: String,
    unit: String,
    labels: Vec<String>,
    series: Vec<(String, Vec<f64>)>,
}

impl AreaChart {
    /// `id` is unique in the page; `labels` name the points of the axis.
    pub fn new(id: impl Into<String>, title: impl Into<String>, labels: Vec<String>) -> Self {
        Self { id: id.into(), title: title.into(), unit: String::new(), labels, series: Vec::new() }
    }

    /// Unit of every value.
    #[must_use]
    pub fn unit(mut self, unit: impl Into<String>) -> Self {
        self.unit = unit.into();
        self
    }

    /// Adds a band upon the others; one value, zero or more, per label.
    #[must_use]
    pub fn series(mut self, label: impl Into<String>, mut values: Vec<f64>) -> Self {
        values.resize(self.labels.len(), 0.0);
        self.series.push((label.into(), values));
        self
    }

    /// The figure.
    pub fn html(&self) -> Html {
        let edges = self.edges();
        let scale = Scale::covering(edges.last().into_iter().flatten().copied());
        let mut svg = axes::open_plane((&self.id, &self.title, &self.description()), &scale);
        axes::open_stretched(&mut svg);
        for index in 0..self.series.len() {
            let points = outline(&scale, &edges[index], &edges[index + 1]);
            let _ = write!(svg, r#"<polygon class="app-band {}" points="{points}"/>"#, colour(index));
        }
        svg.push_str("</svg>");
        axes::write_graduations(&mut svg, &scale);
        axes::write_labels(&mut svg, &self.labels, |index| axes::across(index, self.labels.len()));
        for index in 0..self.series.len() {
            self.write_name(&mut svg, &scale, index, &edges[index], &edges[index + 1]);
        }
        axes::close_plane(&mut svg);
        let unit = &self.unit;
        Figure { id: &self.id, title: &self.title, unit, legend: self.legend(), drawing: svg, table: self.table() }
            .html()
    }

    /// The sums under and over each band: one more edge than bands.
    fn edges(&self) -> Vec<Vec<f64>> {
        let mut edges = vec![vec![0.0; self.labels.len()]];
        for (_, values) in &self.series {
            let below = &edges[edges.len() - 1];
            edges.push(below.iter().zip(values).map(|(sum, value)| sum + value).collect());
        }
        edges
    }

    fn description(&self) -> String {
        let (Some(first), Some(last)) = (self.labels.first(), self.labels.last()) else {
            return "Aucune donnée.".to_owned();
        };
        let mut text = format!("De {first} à {last}. À la fin :");
        for (index, (label, values)) in self.series.iter().enumerate() {
            let value = values.last().copied().unwrap_or(0.0);
            let _ = write!(text, "{} {label} {}", if index > 0 { "," } else { "" }, measure(value, &self.unit));
        }
        text + "."
    }

    /// The name stands where the band is highest, away from the edges of the drawing.
    fn write_name(&self, svg: &mut String, scale: &Scale, index: usize, below: &[f64], above: &[f64]) {
        let count = self.labels.len();
        let inside = (0..count).filter(|&place| (4.0..=96.0).contains(&axes::across(place, count)));
        let height = |place: usize| axes::level(scale, below[place]) - axes::level(scale, above[place]);
        let Some(place) = inside.max_by(|&a, &b| height(a).total_cmp(&height(b))) else { return };
        if height(place) < LABELLED {
            return;
        }
        let y = axes::round((axes::level(scale, below[place]) + axes::level(scale, above[place])) / 2.0 + 5.0);
        let x = axes::round(axes::across(place, count));
        let anchor = match x {
            x if x < 30.0 => "start",
            x if x > 70.0 => "end",
            _ => "middle",
        };
        let name = escape(&self.series[index].0);
        let _ = write!(svg, r#"<text class="app-name" x="{x}%" y="{y}" text-anchor="{anchor}">{name}</text>"#);
    }

    /// From the top of the pile down, as the eye reads it.
    fn legend(&self) -> Vec<(String, String)> {
        let sign = |index| {
            format!(
                r#"<svg class="app-sign" width="28" height="14" aria-hidden="true"><rect class="app-bar {}" width="28" height="14" rx="2"/></svg>"#,
                colour(index)
            )
        };
        self.series.iter().enumerate().rev().map(|(index, (label, _))| (sign(index), label.clone())).collect()
    }

    fn table(&self) -> Table {
        let mut head = vec!["Période".to_owned()];
        head.extend(self.series.iter().map(|(label, _)| label.clone()));
        head.push("Total".to_owned());
        let rows = self.labels.iter().enumerate().map(|(place, label)| {
            let mut row = vec![label.clone()];
            row.extend(self.series.iter().map(|(_, values)| number(values[place])));
            row.push(number(self.series.iter().map(|(_, values)| values[place]).sum()));
            row
        });
        Table { head, rows: rows.collect() }
    }
}

fn outline(scale: &Scale, below: &[f64], above: &[f64]) -> String {
    let count = below.len();
    let there = above.iter().enumerate().map(|(place, &value)| axes::point(scale, place, count, value));
    let back = below.iter().enumerate().rev().map(|(place, &value)| axes::point(scale, place, count, value));
    let points: Vec<String> = there.chain(back).map(|(x, y)| format!("{x},{y}")).collect();
    points.join(" ")
}
