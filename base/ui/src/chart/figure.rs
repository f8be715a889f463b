//! What every chart has around its drawing: title, legend, table.

use std::fmt::Write as _;

use crate::{Html, escape};

/// The table of a chart: the heading of each column, then the rows; the first cell of a row is its heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// A chart before it is written down.
pub(super) struct Figure<'a> {
    pub id: &'a str,
    pub title: &'a str,
    /// Unit of the axis, or empty.
    pub unit: &'a str,
    /// Sign (an SVG of 28 × 14) and label of each series; empty when there is only one.
    pub legend: Vec<(String, String)>,
    /// The drawing.
    pub drawing: String,
    pub table: Table,
}

impl Figure<'_> {
    pub fn html(&self) -> Html {
        let mut html = format!(
            r#"<figure class="app-chart" id="{}"><figcaption class="app-chart__title">{}"#,
            escape(self.id),
            escape(self.title)
        );
        if !self.unit.is_empty() {
            let _ = write!(html, r#" <span class="app-chart__unit">({})</span>"#, escape(self.unit));
        }
        html.push_str("</figcaption>");
        if !self.legend.is_empty() {
            html.push_str(r#"<ul class="app-chart__legend">"#);
            for (sign, label) in &self.legend {
                let _ = write!(html, "<li>{sign} {}</li>", escape(label));
            }
            html.push_str("</ul>");
        }
        html.push_str(&self.drawing);
        self.write_table(&mut html);
        html.push_str("</figure>");
        Html::trusted(html)
    }

    fn write_table(&self, html: &mut String) {
        let title = escape(self.title);
        let _ = write!(
            html,
            r#"<details class="app-chart__data"><summary>Données du graphique</summary><div class="fr-table"><div class="fr-table__container" role="region" aria-label="{title}" tabindex="0"><table><caption class="fr-sr-only">{title}</caption><thead><tr>"#
        );
        for heading in &self.table.head {
            let _ = write!(html, r#"<th scope="col">{}</th>"#, escape(heading));
        }
        html.push_str("</tr></thead><tbody>");
        for row in &self.table.rows {
            html.push_str("<tr>");
            for (index, cell) in row.iter().enumerate() {
                let cell = escape(cell);
                let _ = match index {
                    0 => write!(html, r#"<th scope="row">{cell}</th>"#),
                    _ => write!(html, r#"<td class="app-number">{cell}</td>"#),
                };
            }
            html.push_str("</tr>");
        }
        html.push_str("</tbody></table></div></div></details>");
    }
}
