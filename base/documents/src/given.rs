//! A document as the values that the template reads.

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use crate::fonts::shelf;
use crate::page;
use crate::text::{Care, fit};
use crate::{Block, Document, Error, Table};

/// More columns than this do not fit the width of a page.
const UPRIGHT_COLUMNS: usize = 7;
/// The lowest heading that files know (ISO 32000-1, 14.8.4.3.2).
const LOWEST: u8 = 6;

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// Whether the document is one that can be written.
pub fn check(document: &Document) -> Result<(), Error> {
    let blank = |text: &str| fit(text, Care::Ordinary, shelf()).trim().is_empty();
    if blank(&document.title) {
        return Err(Error::Untitled);
    }
    let mut number = 0;
    for block in &document.body {
        match block {
            Block::Heading(_, text) if blank(text) => return Err(Error::Untitled),
            Block::Figure { alt, .. } if blank(alt) => return Err(Error::NoAlternative),
            Block::Table(table) => {
                number += 1;
                if table.head.is_empty() || table.rows.iter().any(|row| row.len() != table.head.len()) {
                    return Err(Error::Uneven { number });
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// The values, as the bytes of a file in JSON.
pub fn values(document: &Document, care: Care) -> Vec<u8> {
    let fit = |text: &str| fit(text, care, shelf());
    let date = document.date;
    let mut level = 0;
    let mut figures = 0;
    let body: Vec<Value> = document
        .body
        .iter()
        .map(|block| match block {
            Block::Heading(asked, text) => {
                level = (*asked).clamp(1, LOWEST).min(level + 1);
                json!({ "kind": "heading", "level": level, "text": fit(text) })
            }
            Block::Paragraph(text) => json!({ "kind": "paragraph", "text": fit(text) }),
            Block::Notice(text) => json!({ "kind": "notice", "text": fit(text) }),
            Block::List(points) => json!({ "kind": "list", "points": points.iter().map(|point| fit(point)).collect::<Vec<_>>() }),
            Block::Facts(facts) => json!({ "kind": "facts", "facts": facts.iter().map(|(name, value)| [fit(name), fit(value)]).collect::<Vec<_>>() }),
            Block::Table(table) => values_of(table, &fit),
            Block::Figure { alt, .. } => {
                figures += 1;
                json!({ "kind": "figure", "file": page::figure(figures - 1), "alt": alt.trim() })
            }
            Block::PageBreak => json!({ "kind": "break" }),
        })
        .collect();
    let wide = |block: &Block| matches!(block, Block::Table(table) if table.head.len() > UPRIGHT_COLUMNS);
    let value = json!({
        "title": fit(&document.title),
        "subject": fit(&document.subject),
        "author": fit(&document.author),
        "signed": signed(&fit(&document.author), date),
        "date": [date.year(), date.month(), date.day()],
        "footer": fit(&document.footer),
        "wide": document.body.iter().any(wide),
        "body": body,
    });
    value.to_string().into_bytes()
}

fn values_of(table: &Table, fit: &impl Fn(&str) -> String) -> Value {
    let cells = |row: &Vec<String>| row.iter().map(|cell| fit(cell)).collect::<Vec<_>>();
    let numeric: Vec<bool> = (0..table.head.len()).map(|column| table.numeric.get(column) == Some(&true)).collect();
    json!({
        "kind": "table",
        "caption": fit(&table.caption),
        "head": cells(&table.head),
        "rows": table.rows.iter().map(cells).collect::<Vec<_>>(),
        "numeric": numeric,
        "widths": page::widths(table),
    })
}

/// Who, and the day in words: `Fabrique, le 1er décembre 2026`.
fn signed(author: &str, date: NaiveDate) -> String {
    let day = if date.day() == 1 { "1er".to_owned() } else { date.day().to_string() };
    let month = MONTHS[date.month0() as usize];
    let day = format!("le {day}\u{A0}{month} {}", date.year());
    if author.trim().is_empty() { format!("Le{}", &day[2..]) } else { format!("{author}, {day}") }
}
