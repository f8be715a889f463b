//! Lines: the course of one or several measures, with targets as dashed lines.

use std::fmt::Write as _;

use super::{
    Series, axes, colour,
    figure::{Figure, Table},
    scale::{Scale, measure, number},
};
use crate::{Html, escape};

/// Beyond this number of points only the last has a marker.
const MARKED: usize = 24;

/// One shape for each series, in a square of 10 around zero.
const MARKERS: [&str; 4] =
    ["M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z", "M-4-4h8v8h-8z", "M0-5 5 4h-10z", "M0-5.5 5.5 0 0 5.5-5.5 0z"];

/// A chart of lines over labels at equal distances (months, weeks).
#[derive(Clone, Debug)]
pub struct LineChart {
    id: String,
    title: String,
    unit: String,
    labels: Vec<String>,
    series: Vec<Series>,
    targets: Vec<(String, f64)>,
}

impl LineChart {
    /// `id` is unique in the page; `labels` name the points of the axis.
    pub fn new(id: impl Into<String>, title: impl Into<String>, labels: Vec<String>) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            unit: String::new(),
            labels,
            series: Vec::new(),
            targets: Vec::new(),
        }
    }

    /// Unit of every value.
    #[must_use]
    pub fn unit(mut self, unit: impl Into<String>) -> Self {
        self.unit = unit.into();
        self
    }

    /// Adds a line; one value per label.
    #[must_use]
    pub fn series(mut self, label: impl Into<String>, values: Vec<Option<f64>>) -> Self {
        self.series.push(Series { label: label.into(), values });
        self
    }

    /// Adds a target, dashed over the whole width.
    #[must_use]
    pub fn target(mut self, label: impl Into<String>, value: f64) -> Self {
        self.targets.push((label.into(), value));
        self
    }

    /// The figure.
    pub fn html(&self) -> Html {
        let values = self.series.iter().flat_map(|series| series.values.iter().flatten().copied());
        let scale = Scale::covering(values.chain(self.targets.iter().map(|(_, value)| *value)));
        let mut svg = axes::open_plane((&self.id, &self.title, &self.description()), &scale);
        axes::write_graduations(&mut svg, &scale);
        axes::write_labels(&mut svg, &self.labels, |index| axes::across(index, self.labels.len()));
        self.write_targets(&mut svg, &scale);
        axes::open_stretched(&mut svg);
        for (index, series) in self.series.iter().enumerate() {
            self.write_line(&mut svg, &scale, index, series);
        }
        svg.push_str("</svg>");
        for (index, series) in self.series.iter().enumerate() {
            self.write_markers(&mut svg, &scale, index, series);
        }
        axes::close_plane(&mut svg);
        let legend = if self.series.len() > 1 { self.legend() } else { Vec::new() };
        Figure { id: &self.id, title: &self.title, unit: &self.unit, legend, drawing: svg, table: self.table() }.html()
    }

    fn description(&self) -> String {
        let (Some(first), Some(last)) = (self.labels.first(), self.labels.last()) else {
            return "Aucune donnée.".to_owned();
        };
        let mut text = format!("De {first} à {last}.");
        for series in &self.series {
            if let Some(value) = series.values.iter().rev().flatten().next() {
                let _ = write!(text, " {} : {} à la fin.", series.label, measure(*value, &self.unit));
            }
        }
        for (label, value) in &self.targets {
            let _ = write!(text, " {label} : {}.", measure(*value, &self.unit));
        }
        text
    }

    fn write_targets(&self, svg: &mut String, scale: &Scale) {
        for (label, value) in &self.targets {
            let y = axes::level(scale, *value);
            let _ = write!(svg, r#"<line class="app-target" x1="0" x2="100%" y1="{y}" y2="{y}"/>"#);
            let text = escape(&format!("{label} : {}", number(*value)));
            let _ = write!(svg, r#"<text class="app-target-label" x="0" y="{}">{text}</text>"#, y - 6.0);
        }
    }

    /// A gap in the values is a gap in the line.
    fn write_line(&self, svg: &mut String, scale: &Scale, index: usize, series: &Series) {
        let mut path = String::new();
        let mut pen = 'M';
        for (place, value) in series.values.iter().enumerate() {
            let Some(value) = value else {
                pen = 'M';
                continue;
            };
            let (x, y) = axes::point(scale, place, self.labels.len(), *value);
            let _ = write!(path, "{pen}{x} {y}");
            pen = 'L';
        }
        let _ = write!(svg, r#"<path class="app-line {} app-dash{}" d="{path}"/>"#, colour(index), index % 4);
    }

    fn write_markers(&self, svg: &mut String, scale: &Scale, index: usize, series: &Series) {
        let last = series.values.iter().rposition(Option::is_some);
        for (place, value) in series.values.iter().enumerate() {
            let Some(value) = value else { continue };
            if series.values.len() > MARKED && Some(place) != last {
                continue;
            }
            let x = axes::round(axes::across(place, self.labels.len()));
            let y = axes::level(scale, *value);
            let label = self.labels.get(place).map_or("", String::as_str);
            let told = escape(&format!("{}, {label} : {}", series.label, measure(*value, &self.unit)));
            let _ = write!(
                svg,
                r#"<svg x="{x}%" y="{y}" overflow="visible"><path class="app-marker {}" d="{}"><title>{told}</title></path></svg>"#,
                colour(index),
                MARKERS[index % MARKERS.len()]
            );
        }
    }

    fn legend(&self) -> Vec<(String, String)> {
        let sign = |index: usize| {
            let colour = colour(index);
            format!(
                r#"<svg class="app-sign" width="28" height="14" aria-hidden="true"><path class="app-line {colour} app-dash{}" d="M0 7h28"/><svg x="14" y="7" overflow="visible"><path class="app-marker {colour}" d="{}"/></svg></svg>"#,
                index % 4,
                MARKERS[index % MARKERS.len()]
            )
        };
        self.series.iter().enumerate().map(|(index, series)| (sign(index), series.label.clone())).collect()
    }

    fn table(&self) -> Table {
        let mut head = vec!["Période".to_owned()];
        head.extend(self.series.iter().map(|series| series.label.clone()));
        head.extend(self.targets.iter().map(|(label, _)| label.clone()));
        let rows = self.labels.iter().enumerate().map(|(place, label)| {
            let mut row = vec![label.clone()];
            let value = |series: &Series| series.values.get(place).copied().flatten();
            row.extend(self.series.iter().map(|series| value(series).map_or("–".to_owned(), number)));
            row.extend(self.targets.iter().map(|(_, value)| number(*value)));
            row
        });
        Table { head, rows: rows.collect() }
    }
}
