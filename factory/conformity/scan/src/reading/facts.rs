//! What a page says of something: the text after its label, wherever the label stands.

use super::text::{find, sentences};
use super::{Block, Doc, Kind, Part, contains_any};

/// How far a value may run after its label, in characters and blocks.
const REACH: usize = 420;
const BLOCKS: usize = 8;

/// A label and what is said there.
#[derive(Clone, Debug, Default)]
pub struct Passage {
    /// The sentence before the label, in its block.
    pub before: String,
    /// What follows the label: the rest of its block, then the blocks that it names.
    pub value: String,
    /// The whole block and what follows.
    pub around: String,
    /// The blocks that it spans, the label's first.
    pub blocks: Vec<usize>,
}

/// Where the content of a page speaks of one of `labels` (folded). What follows ends at a heading of the same level, and where one of
/// `stops` (folded) begins another fact.
#[must_use]
pub fn passages(doc: &Doc, labels: &[&str], stops: &[&str]) -> Vec<Passage> {
    let mut found = Vec::new();
    for (at, block) in doc.content() {
        let Some((start, label)) = first_label(&block.folded, labels) else { continue };
        found.push(passage(doc, at, block, start, label, stops));
    }
    found
}

fn first_label<'a>(folded: &str, labels: &[&'a str]) -> Option<(usize, &'a str)> {
    let starts = labels.iter().filter_map(|label| find(folded, label).map(|start| (start, *label)));
    starts.min_by_key(|(start, label)| (*start, usize::MAX - label.len()))
}

fn passage(doc: &Doc, at: usize, block: &Block, start: usize, label: &str, stops: &[&str]) -> Passage {
    let tail = &block.folded[start..];
    let end = start
        + label.len()
        + tail[label.len()..].find(|one: char| !one.is_alphanumeric()).unwrap_or(tail.len() - label.len());
    let before = same_place(block, &block.folded[..start]);
    // What was said in other sentences is not said of this label.
    let ended = before.trim_end().ends_with(['.', ';', '!', '?']);
    let last = sentences(before).last().filter(|_| !ended).map_or(0, |last| last.len());
    let sentence = before.trim_end().len() - last;
    let rest_folded = &block.folded[end..];
    let cut = stops.iter().filter_map(|stop| find(rest_folded, stop)).min().unwrap_or(rest_folded.len());
    let whole = cut == rest_folded.len();
    let rest = same_place_between(block, end, end + cut);
    let mut value = rest
        .trim_start_matches(|one: char| !one.is_alphanumeric() && one != '[' && one != '+' && one != '{')
        .to_owned();
    let mut around = block.text.clone();
    let mut blocks = vec![at];
    if whole || block.kind != Kind::Text {
        for next in following(doc, at, block, label, stops) {
            let text = &doc.blocks[next].text;
            if !value.is_empty() {
                value.push('\n');
            }
            value.push_str(text);
            around.push('\n');
            around.push_str(text);
            blocks.push(next);
        }
    }
    Passage { before: before[sentence..].trim().to_owned(), value, around, blocks }
}

/// The blocks that a label speaks for.
fn following(doc: &Doc, at: usize, block: &Block, label: &str, stops: &[&str]) -> Vec<usize> {
    let mut kept = Vec::new();
    let mut length = 0;
    for (next, other) in doc.blocks.iter().enumerate().skip(at + 1) {
        let ends = match block.kind {
            Kind::Heading(level) => matches!(other.kind, Kind::Heading(under) if under <= level),
            Kind::Name => find(&other.context, label).is_none(),
            Kind::Cell => other.row != block.row,
            Kind::Text => !matches!(other.kind, Kind::Text),
        };
        let another = block.kind != Kind::Name && contains_any(&other.folded, stops);
        // In a table, the column that a heading names is read across the rows: other columns are passed over.
        if ends && block.kind == Kind::Name && block.row.is_some() && other.row.is_some() {
            continue;
        }
        if ends || another || other.part != Part::Main || kept.len() == BLOCKS || length > REACH {
            break;
        }
        length += other.text.len();
        kept.push(next);
    }
    kept
}

/// The same stretch of the text as of the folded text: both have the same number of characters, not of bytes.
fn same_place<'a>(block: &'a Block, folded: &str) -> &'a str {
    let count = folded.chars().count();
    let end = block.text.char_indices().nth(count).map_or(block.text.len(), |(end, _)| end);
    &block.text[..end]
}

fn same_place_between(block: &Block, from: usize, to: usize) -> &str {
    let start = same_place(block, &block.folded[..from]).len();
    let end = same_place(block, &block.folded[..to]).len();
    &block.text[start..end]
}
