//! Columns: one measure by period.

use std::fmt::Write as _;

use super::{
    axes, colour,
    figure::{Figure, Table},
    scale::{Scale, measure, number},
};
use crate::{Html, escape};

/// Beyond this number of columns the values are in the table only.
const VALUED: usize = 12;

/// A chart of columns.
#[derive(Clone, Debug)]
pub struct ColumnChart {
    id: String,
    title: String,
    unit: String,
    bars: Vec<(String, f64)>,
}

impl ColumnChart {
    /// `id` is unique in the page; `bars` are a label and a value, zero or more.
    pub fn new(id: impl Into<String>, title: impl Into<String>, bars: Vec<(String, f64)>) -> Self {
        Self { id: id.into(), title: title.into(), unit: String::new(), bars }
    }

    /// Unit of every value.
    #[must_use]
    pub fn unit(mut self, unit: impl Into<String>) -> Self {
        self.unit = unit.into();
        self
    }

    /// The figure.
    pub fn html(&self) -> Html {
        let scale = Scale::covering(self.bars.iter().map(|(_, value)| *value));
        let labels: Vec<String> = self.bars.iter().map(|(label, _)| label.clone()).collect();
        let slot = 100.0 / self.bars.len().max(1) as f64;
        let mut svg = axes::open_plane((&self.id, &self.title, &self.description()), &scale);
        axes::write_graduations(&mut svg, &scale);
        axes::write_labels(&mut svg, &labels, |index| (index as f64 + 0.5) * slot);
        for (index, (label, value)) in self.bars.iter().enumerate() {
            let (top, bottom) = (axes::level(&scale, *value), axes::level(&scale, 0.0));
            let _ = write!(
                svg,
                r#"<rect class="app-bar {}" x="{}%" width="{}%" y="{top}" height="{}"><title>{}</title></rect>"#,
                colour(0),
                axes::round((index as f64 + 0.15) * slot),
                axes::round(slot * 0.7),
                axes::round(bottom - top),
                escape(&format!("{label} : {}", measure(*value, &self.unit)))
            );
            if self.bars.len() <= VALUED {
                let x = axes::round((index as f64 + 0.5) * slot);
                let value = number(*value);
                let _ = write!(
                    svg,
                    r#"<text class="app-name" x="{x}%" y="{}" text-anchor="middle">{value}</text>"#,
                    top - 6.0
                );
            }
        }
        axes::close_plane(&mut svg);
        let unit = &self.unit;
        Figure { id: &self.id, title: &self.title, unit, legend: Vec::new(), drawing: svg, table: self.table() }.html()
    }

    fn description(&self) -> String {
        let greatest = self.bars.iter().max_by(|(_, a), (_, b)| a.total_cmp(b));
        greatest.map_or("Aucune donnée.".to_owned(), |(label, value)| {
            format!("{} colonnes. La plus haute : {label}, {}.", self.bars.len(), measure(*value, &self.unit))
        })
    }

    fn table(&self) -> Table {
        let unit = if self.unit.is_empty() { "Valeur".to_owned() } else { format!("Valeur ({})", self.unit) };
        let rows = self.bars.iter().map(|(label, value)| vec![label.clone(), number(*value)]);
        Table { head: vec!["Période".to_owned(), unit], rows: rows.collect() }
    }
}
