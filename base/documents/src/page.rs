//! Names and measures of what stands on a page.

use crate::Table;

/// A column is never narrower than this many letters, so that words can be cut in syllables.
const NARROWEST: usize = 5;
/// Nor is its share of the width greater than that of this many letters: longer texts wrap.
const WIDEST: usize = 40;

/// The name of the file of a figure, which the template asks for.
pub fn figure(number: usize) -> String {
    format!("/figure-{number}.svg")
}

/// The share of each column in the width of a table, in letters: its longest word, and more if its texts are long.
pub fn widths(table: &Table) -> Vec<usize> {
    let column = |index: usize| {
        let cells = std::iter::once(&table.head[index]).chain(table.rows.iter().filter_map(move |row| row.get(index)));
        let (mut word, mut letters, mut count) = (0, 0, 0);
        for cell in cells {
            word = word.max(cell.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0));
            letters += cell.chars().count();
            count += 1;
        }
        word.min(WIDEST / 2).max(letters / count).clamp(NARROWEST, WIDEST)
    };
    (0..table.head.len()).map(column).collect()
}
