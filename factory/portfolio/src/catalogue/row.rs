//! One line of the list of products, rendered when the portfolio changes rather than at each request.

use std::borrow::Borrow;

use askama::Template;
use chrono::NaiveDate;
use ui::Html;

use super::domain::{Catalogue, Product};
use crate::fiche::masked;
use crate::phase::{PhaseName, current};

/// A line, already HTML.
#[derive(Debug, Clone)]
pub struct Row {
    /// The `<tr>`.
    pub html: Html,
}

#[derive(Template)]
#[template(path = "catalogue/row.html")]
struct RowPage<'a> {
    href: String,
    title: &'a str,
    mission: String,
    phase: &'static str,
    kind: &'static str,
    incubator: &'a str,
    since: String,
}

impl Row {
    /// The line of a product on `day`.
    pub fn of(catalogue: &Catalogue, product: &Product, day: NaiveDate) -> Self {
        let phase = current(&product.phases, day);
        let row = RowPage {
            href: product.href(),
            title: &product.source.title,
            mission: shortened(&masked(&product.source.mission, &[&product.source.id, &product.source.title]), 140),
            phase: phase.map_or("Aucune phase en cours", |phase| phase.name.label()),
            kind: phase.map_or("", |phase| kind(phase.name)),
            incubator: catalogue.incubator_label(&product.source.incubator),
            since: phase.map(|phase| ui::format::date(phase.start)).unwrap_or_default(),
        };
        Self { html: Html::trusted(row.render().unwrap_or_default()) }
    }
}

/// The kind of the badge of a phase.
pub fn kind(phase: impl Borrow<PhaseName>) -> &'static str {
    match *phase.borrow() {
        PhaseName::Opere | PhaseName::Transfere => "success",
        phase if phase.is_active() => "info",
        _ => "",
    }
}

/// The text, cut at a word beyond `most` characters.
pub fn shortened(text: &str, most: usize) -> String {
    let text = text.trim();
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let cut = text[..end].rfind(' ').unwrap_or(end);
    format!("{}…", text[..cut].trim_end_matches([',', ';', ':', '.', ' ']))
}
