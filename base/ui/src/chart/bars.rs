//! Horizontal bars and funnels: text lines that wrap on a small screen, each with its bar.

use std::fmt::Write as _;

use super::{
    colour,
    figure::{Figure, Table},
    scale::{measure, number},
    share,
};
use crate::{Html, escape, format};

/// Values to compare, greatest width for the greatest.
#[derive(Clone, Debug)]
pub struct BarChart {
    id: String,
    title: String,
    unit: String,
    bars: Vec<(String, f64)>,
}

impl BarChart {
    /// `id` is unique in the page; `bars` are a label and a value, zero or more, in the order to show.
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
        let greatest = self.bars.iter().map(|(_, value)| *value).fold(0.0, f64::max);
        let mut list = r#"<ul class="app-bars">"#.to_owned();
        for (label, value) in &self.bars {
            write_bar(&mut list, label, &measure(*value, &self.unit), &share(*value, greatest));
        }
        list.push_str("</ul>");
        let heading = if self.unit.is_empty() { "Valeur".to_owned() } else { format!("Valeur ({})", self.unit) };
        let rows = self.bars.iter().map(|(label, value)| vec![label.clone(), number(*value)]).collect();
        let table = Table { head: vec!["Libellé".to_owned(), heading], rows };
        Figure { id: &self.id, title: &self.title, unit: "", legend: Vec::new(), drawing: list, table }.html()
    }
}

/// Steps that fewer and fewer pass, with the rate of those who stop at each.
#[derive(Clone, Debug)]
pub struct Funnel {
    id: String,
    title: String,
    steps: Vec<(String, u64)>,
}

impl Funnel {
    /// `id` is unique in the page; each step with the number that reached it.
    pub fn new(id: impl Into<String>, title: impl Into<String>, steps: Vec<(String, u64)>) -> Self {
        Self { id: id.into(), title: title.into(), steps }
    }

    /// The figure.
    pub fn html(&self) -> Html {
        let first = self.steps.first().map_or(0, |(_, count)| *count);
        let mut list = r#"<ol class="app-bars app-funnel">"#.to_owned();
        for (index, (label, count)) in self.steps.iter().enumerate() {
            write_bar(&mut list, label, &format::integer(*count), &share(*count as f64, first as f64));
            if let Some(stopped) = self.stopped(index) {
                let rate = stopped / *count as f64;
                let text = format!("{} s'arrêtent ici, soit {}", format::integer(stopped), format::percent(rate, 0));
                list.truncate(list.len() - "</li>".len());
                let _ = write!(list, r#"<span class="app-bars__note">{}</span></li>"#, escape(&text));
            }
        }
        list.push_str("</ol>");
        let head =
            ["Étape", "Atteinte par", "Part du début", "Arrêts à cette étape", "Taux d'arrêt"].map(str::to_owned);
        let rows = (0..self.steps.len()).map(|index| self.row(index, first)).collect();
        let table = Table { head: head.into(), rows };
        Figure { id: &self.id, title: &self.title, unit: "", legend: Vec::new(), drawing: list, table }.html()
    }

    /// Those who reached this step and not the next; nothing to say of the last, nor of a step that nobody reached.
    fn stopped(&self, index: usize) -> Option<f64> {
        let (here, next) = (self.steps[index].1, self.steps.get(index + 1)?.1);
        (here > 0).then(|| here.saturating_sub(next) as f64)
    }

    fn row(&self, index: usize, first: u64) -> Vec<String> {
        let (label, count) = &self.steps[index];
        let of_first = if first > 0 { *count as f64 / first as f64 } else { 0.0 };
        let stopped = self.stopped(index);
        vec![
            label.clone(),
            format::integer(*count),
            format::percent(of_first, 0),
            stopped.map_or("–".to_owned(), format::integer),
            stopped.map_or("–".to_owned(), |stopped| format::percent(stopped / *count as f64, 0)),
        ]
    }
}

fn write_bar(list: &mut String, label: &str, value: &str, width: &str) {
    let _ = write!(
        list,
        r#"<li><span class="app-bars__label">{}</span> <span class="app-bars__value">{}</span><svg width="100%" height="14" aria-hidden="true"><rect class="app-track" width="100%" height="14" rx="3"/><rect class="app-bar {}" width="{width}" height="14" rx="3"/></svg></li>"#,
        escape(label),
        escape(value),
        colour(0)
    );
}
