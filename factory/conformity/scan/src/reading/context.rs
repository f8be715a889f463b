//! What names a block: the headings above it, the term of its definition, the headings of its row and column.

use scraper::ElementRef;

use super::Kind;

/// A paragraph all in bold and no longer than this stands for a heading, in characters.
const SHORT: usize = 90;

/// Headings that are only bold text, and summaries, stand below the six levels.
const BELOW: u8 = 7;

/// What is open where the walk stands.
#[derive(Default)]
pub struct Context {
    headings: Vec<(u8, String)>,
    opened: Option<Opened>,
    term: String,
    last_was_term: bool,
    tables: Vec<Table>,
    rows: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Opened {
    Heading(u8),
    Term,
    Caption,
    ColumnHead,
    RowHead,
    Cell,
}

#[derive(Default)]
struct Table {
    caption: String,
    columns: Vec<String>,
    column: usize,
    row: usize,
    row_id: usize,
    row_head: String,
    in_head: bool,
    cells_seen: bool,
}

impl Context {
    /// An element opens.
    pub fn open(&mut self, element: ElementRef<'_>) {
        let tag = element.value().name();
        match tag {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.opened = Some(Opened::Heading(tag.as_bytes()[1] - b'0')),
            "summary" => self.opened = Some(Opened::Heading(BELOW)),
            "dt" => {
                self.opened = Some(Opened::Term);
                if !self.last_was_term {
                    self.term.clear();
                }
            }
            "dd" => self.last_was_term = false,
            "table" => self.tables.push(Table::default()),
            "caption" => self.opened = Some(Opened::Caption),
            _ => self.open_in_table(element),
        }
    }

    fn open_in_table(&mut self, element: ElementRef<'_>) {
        let Some(table) = self.tables.last_mut() else { return };
        match element.value().name() {
            "thead" => table.in_head = true,
            "tr" => {
                self.rows += 1;
                table.row_id = self.rows;
                table.column = 0;
                table.row_head.clear();
            }
            "th" => {
                let column = match element.attr("scope") {
                    Some("row" | "rowgroup") => false,
                    Some(_) => true,
                    None => table.in_head || (!table.cells_seen && !followed_by_cell(element)),
                };
                self.opened = Some(if column { Opened::ColumnHead } else { Opened::RowHead });
            }
            "td" => {
                table.cells_seen = true;
                self.opened = Some(Opened::Cell);
            }
            _ => {}
        }
    }

    /// An element closes.
    pub fn close(&mut self, element: ElementRef<'_>) {
        match element.value().name() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "summary" | "dt" | "caption" => self.opened = None,
            "details" => self.headings.retain(|(level, _)| *level < BELOW),
            "dl" => self.term.clear(),
            "table" => {
                self.tables.pop();
                self.opened = None;
            }
            "thead" => {
                if let Some(table) = self.tables.last_mut() {
                    table.in_head = false;
                }
            }
            "th" | "td" => {
                self.opened = None;
                if let Some(table) = self.tables.last_mut() {
                    let span = element.attr("colspan").and_then(|span| span.parse().ok()).unwrap_or(1usize);
                    table.column += span.clamp(1, 50);
                }
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.row += 1;
                }
            }
            _ => {}
        }
    }

    /// What the block that ends here is.
    pub fn kind(&self, text: &str, bold: usize) -> Kind {
        match self.opened {
            Some(Opened::Heading(level)) => Kind::Heading(level),
            Some(Opened::Term | Opened::Caption | Opened::ColumnHead | Opened::RowHead) => Kind::Name,
            Some(Opened::Cell) => Kind::Cell,
            None => {
                let length = text.chars().filter(|one| !one.is_whitespace()).count();
                let all_bold = bold > 0 && bold + 2 >= length && text.chars().count() <= SHORT && !text.ends_with('.');
                if all_bold { Kind::Heading(BELOW) } else { Kind::Text }
            }
        }
    }

    /// What names the block that ends here, folded.
    pub fn above(&self) -> String {
        let mut names: Vec<&str> = self.headings.iter().map(|(_, text)| text.as_str()).collect();
        if !matches!(self.opened, Some(Opened::Term)) {
            names.push(&self.term);
        }
        for table in &self.tables {
            names.push(&table.caption);
            names.push(&table.row_head);
            names.push(table.columns.get(table.column).map_or("", String::as_str));
        }
        names.retain(|name| !name.is_empty());
        names.join(" | ")
    }

    /// The row of the table where the walk stands.
    pub fn row(&self) -> Option<usize> {
        self.tables.last().map(|table| table.row_id)
    }

    /// A block ended: what names others is kept.
    pub fn saw(&mut self, kind: Kind, folded: &str) {
        match (self.opened, kind) {
            (Some(Opened::Heading(_)) | None, Kind::Heading(level)) => {
                self.headings.retain(|(above, _)| *above < level);
                self.headings.push((level, folded.to_owned()));
            }
            (Some(Opened::Term), _) => {
                join(&mut self.term, folded);
                self.last_was_term = true;
            }
            (Some(opened), _) => {
                let Some(table) = self.tables.last_mut() else { return };
                match opened {
                    Opened::Caption => join(&mut table.caption, folded),
                    Opened::RowHead => join(&mut table.row_head, folded),
                    Opened::ColumnHead => {
                        let column = table.column;
                        table.columns.resize(table.columns.len().max(column + 1), String::new());
                        join(&mut table.columns[column], folded);
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
}

fn join(to: &mut String, text: &str) {
    if !to.is_empty() {
        to.push(' ');
    }
    to.push_str(text);
}

/// Whether the cell after a heading cell is a plain one: then the heading names its row.
fn followed_by_cell(element: ElementRef<'_>) -> bool {
    let next = element.next_siblings().filter_map(ElementRef::wrap).next();
    next.is_some_and(|next| next.value().name() == "td")
}
