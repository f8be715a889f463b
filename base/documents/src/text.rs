//! Texts made fit for a page: what no font shows is spelled out, and words longer than a line may be cut.

use crate::fonts::Shelf;

/// Where a word may be cut: the template turns it into a place of no width, which leaves no trace in the text of the file.
pub const CUT: char = '\u{200B}';

/// A word longer than this may be cut anywhere; a shorter one has a syllable or a sign to be cut at.
const LONG_WORD: usize = 28;
/// How many letters stand together in a word that may be cut anywhere.
const STRETCH: usize = 10;

/// How careful to be with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// Whatever some font shows.
    Ordinary,
    /// Latin, Greek and Cyrillic letters and common signs only: what always gives a conforming file.
    Plain,
}

/// The text as it will be written.
pub fn fit(text: &str, care: Care, shelf: &Shelf) -> String {
    let lines: Vec<String> =
        text.replace("\r\n", "\n").split(['\n', '\r']).map(|line| line_of(line, care, shelf)).collect();
    lines.join("\n")
}

fn line_of(line: &str, care: Care, shelf: &Shelf) -> String {
    let mut shown = String::with_capacity(line.len());
    for letter in line.chars() {
        if letter.is_whitespace() && !is_fixed_space(letter) {
            shown.push(' ');
        } else if is_dropped(letter) {
        } else if is_shown(letter, care, shelf) {
            shown.push(letter);
        } else if !is_joiner(letter) {
            shown.push_str(&format!("[U+{:04X}]", letter as u32));
        }
    }
    cut(&shown)
}

/// French typography needs them.
fn is_fixed_space(letter: char) -> bool {
    matches!(letter, '\u{A0}' | '\u{202F}')
}

/// Control characters, marks of order and of direction: they show nothing, and the last would let a text disguise itself.
fn is_dropped(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// Joiners and selectors of variants: without the letter they act on, they mean nothing.
fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

fn is_shown(letter: char, care: Care, shelf: &Shelf) -> bool {
    if is_fixed_space(letter) {
        return true;
    }
    // PDF/UA-1 refuses letters that mean something to one font only.
    let private = matches!(letter, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..);
    match care {
        Care::Ordinary => !private && shelf.shows(letter),
        Care::Plain => is_plain(letter) && shelf.shows_plainly(letter),
    }
}

/// Latin, Greek, Cyrillic, punctuation, currencies; no combining mark.
fn is_plain(letter: char) -> bool {
    matches!(letter, ' '..='\u{24F}' | '\u{370}'..='\u{482}' | '\u{48A}'..='\u{52F}' | '\u{1E00}'..='\u{1EFF}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '\u{20A0}'..='\u{20BF}')
}

/// The line with the places where its long words may be cut.
fn cut(line: &str) -> String {
    let words = line.split(' ').map(|word| if word.chars().count() > 12 { cut_word(word) } else { word.to_owned() });
    words.collect::<Vec<_>>().join(" ")
}

/// After the signs of addresses and identifiers; in a very long word, also every few letters, but never before a mark that rests on the letter.
fn cut_word(word: &str) -> String {
    let long = word.chars().count() > LONG_WORD;
    let mut shown = String::with_capacity(word.len() + word.len() / 8);
    let mut stretch = 0;
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        shown.push(letter);
        stretch += 1;
        let at_sign =
            matches!(letter, '_' | '/' | '.' | '@' | ':' | '?' | '&' | '=' | ',' | ';' | ')' | ']') && stretch > 2;
        let free = letters.peek().is_some_and(|next| !is_joiner(*next) && !is_mark(*next)) && !is_joiner(letter);
        if (at_sign || (long && stretch >= STRETCH)) && free {
            shown.push(CUT);
            stretch = 0;
        }
    }
    shown
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}')
}
