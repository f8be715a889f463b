//! Long lists: pages and sorted columns. The macros of `ui/table.html` read these.

use crate::Query;

/// The pages of a list, numbered from 1, with their addresses (parameter `page`).
#[derive(Clone, Debug)]
pub struct Pagination {
    query: Query,
    current: u64,
    last: u64,
}

/// A place in the pagination.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A page that can be opened.
    Page {
        /// Its number.
        number: u64,
        /// Its address.
        href: String,
    },
    /// The page being shown.
    Current(u64),
    /// Pages left out.
    Gap,
}

impl Pagination {
    /// `total` items, `per_page` at a time; a page beyond the last shows the last.
    pub fn new(query: Query, page: u64, per_page: u64, total: u64) -> Self {
        let last = total.div_ceil(per_page.max(1)).max(1);
        Self { query, current: page.clamp(1, last), last }
    }

    /// Whether there is more than one page.
    pub fn needed(&self) -> bool {
        self.last > 1
    }

    /// The page being shown.
    pub fn current(&self) -> u64 {
        self.current
    }

    /// The last page.
    pub fn last(&self) -> u64 {
        self.last
    }

    /// Address of a page; the first has none of its own.
    pub fn href(&self, page: u64) -> String {
        let number = if page > 1 { page.to_string() } else { String::new() };
        self.query.with("page", &number)
    }

    /// Address of the page before, if any.
    pub fn previous(&self) -> Option<String> {
        (self.current > 1).then(|| self.href(self.current - 1))
    }

    /// Address of the page after, if any.
    pub fn next(&self) -> Option<String> {
        (self.current < self.last).then(|| self.href(self.current + 1))
    }

    /// First, last, and the neighbours of the current page.
    pub fn steps(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut before = 0;
        for number in (1..=self.last).filter(|&n| n == 1 || n == self.last || n.abs_diff(self.current) <= 1) {
            if number > before + 1 {
                steps.push(Step::Gap);
            }
            steps.push(if number == self.current {
                Step::Current(number)
            } else {
                Step::Page { number, href: self.href(number) }
            });
            before = number;
        }
        steps
    }
}

/// The order of a table: parameter `tri`, a column, preceded by `-` when descending.
#[derive(Clone, Debug)]
pub struct Sort {
    query: Query,
    column: String,
    descending: bool,
}

impl Sort {
    /// Reads the order from the address; `default` (such as `-depuis`) holds when it says nothing.
    pub fn new(query: Query, default: &str) -> Self {
        let asked = match query.value("tri") {
            "" => default.to_owned(),
            asked => asked.to_owned(),
        };
        let (column, descending) = match asked.strip_prefix('-') {
            Some(column) => (column.to_owned(), true),
            None => (asked, false),
        };
        Self { query, column, descending }
    }

    /// The column sorted by.
    pub fn column(&self) -> &str {
        &self.column
    }

    /// Whether the greatest comes first.
    pub fn descending(&self) -> bool {
        self.descending
    }

    /// Value of `aria-sort` for a column.
    pub fn aria(&self, column: &str) -> &'static str {
        match (self.column == column, self.descending) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        }
    }

    /// Address that sorts by a column, or turns the order around when it is already sorted by it.
    pub fn href(&self, column: &str) -> String {
        let turned = self.column == column && !self.descending;
        let order = if turned { format!("-{column}") } else { column.to_owned() };
        self.query.with("tri", &order)
    }
}
