//! A value beside the guide it should stay in: days in a phase, delays, costs.

use std::fmt::Write as _;

use super::{
    figure::{Figure, Table},
    scale::{Scale, measure, number},
    share,
};
use crate::{Html, escape};

/// A value and its guide.
#[derive(Clone, Debug, PartialEq)]
pub struct RangeRow {
    /// What is measured.
    pub label: String,
    /// Where a click leads, or empty.
    pub href: String,
    /// The value.
    pub value: f64,
    /// From and to, both included, if there is a guide.
    pub guide: Option<(f64, f64)>,
}

impl RangeRow {
    /// Where the value stands, in words.
    fn verdict(&self) -> &'static str {
        match self.guide {
            None => "sans repère",
            Some((from, _)) if self.value < from => "en deçà du repère",
            Some((_, to)) if self.value > to => "au-delà du repère",
            Some(_) => "dans le repère",
        }
    }

    fn guide_in_words(&self, unit: &str) -> String {
        self.guide.map_or(String::new(), |(from, to)| {
            if from == to { measure(to, unit) } else { format!("{} à {}", number(from), measure(to, unit)) }
        })
    }
}

/// Rows on a common scale.
#[derive(Clone, Debug)]
pub struct RangeChart {
    id: String,
    title: String,
    unit: String,
    rows: Vec<RangeRow>,
}

impl RangeChart {
    /// `id` is unique in the page; `unit` is that of values and guides.
    pub fn new(id: impl Into<String>, title: impl Into<String>, unit: impl Into<String>, rows: Vec<RangeRow>) -> Self {
        Self { id: id.into(), title: title.into(), unit: unit.into(), rows }
    }

    /// The figure.
    pub fn html(&self) -> Html {
        let guides = self.rows.iter().filter_map(|row| row.guide).map(|(_, to)| to);
        let scale = Scale::covering(self.rows.iter().map(|row| row.value).chain(guides));
        let mut list = r#"<ul class="app-bars app-ranges">"#.to_owned();
        for row in &self.rows {
            self.write_row(&mut list, row, scale.end());
        }
        list.push_str("</ul>");
        let head = ["Libellé", "Valeur", "Repère", "Situation"].map(str::to_owned).into();
        let unit = &self.unit;
        let rows = self.rows.iter().map(|row| {
            vec![row.label.clone(), measure(row.value, unit), row.guide_in_words(unit), row.verdict().to_owned()]
        });
        let table = Table { head, rows: rows.collect() };
        let sign =
            |shape: &str| format!(r#"<svg class="app-sign" width="28" height="14" aria-hidden="true">{shape}</svg>"#);
        let legend = vec![
            (sign(r#"<rect class="app-bar app-s1" y="4" width="28" height="6" rx="3"/>"#), "Valeur".to_owned()),
            (sign(r#"<rect class="app-guide" x="1" y="1" width="26" height="12" rx="3"/>"#), "Repère".to_owned()),
        ];
        Figure { id: &self.id, title: &self.title, unit: "", legend, drawing: list, table }.html()
    }

    fn write_row(&self, list: &mut String, row: &RangeRow, end: f64) {
        let label = escape(&row.label);
        let label = match row.href.as_str() {
            "" => label,
            href => format!(r#"<a href="{}">{label}</a>"#, escape(href)),
        };
        let beyond = row.guide.is_some_and(|(_, to)| row.value > to);
        let _ = write!(
            list,
            r#"<li><span class="app-bars__label">{label}</span> <span class="app-bars__value">{} <span class="app-bars__note">{}</span></span><svg width="100%" height="18" aria-hidden="true"><rect class="app-track" y="2" width="100%" height="14" rx="3"/>"#,
            escape(&measure(row.value, &self.unit)),
            row.verdict()
        );
        if let Some((from, to)) = row.guide {
            let _ = write!(
                list,
                r#"<rect class="app-guide" x="{}" y="1" width="{}" height="16" rx="3"/>"#,
                share(from, end),
                share((to - from).max(end / 200.0), end)
            );
        }
        let class = if beyond { "app-bar app-s2" } else { "app-bar app-s1" };
        let _ = write!(
            list,
            r#"<rect class="{class}" y="6" width="{}" height="6" rx="3"/></svg></li>"#,
            share(row.value, end)
        );
    }
}
