//! Texts made comparable: French typography and accents set aside.

use unicode_normalization::UnicodeNormalization as _;

/// Plain spaces, apostrophes and hyphens; composed letters; nothing invisible; `œ` and `æ` in two letters.
#[must_use]
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for one in text.nfc() {
        match one {
            '’' | '‘' | 'ʼ' | '`' | '´' => out.push('\''),
            '‐' | '‑' | '‒' | '–' | '—' | '−' => out.push('-'),
            'œ' => out.push_str("oe"),
            'Œ' => out.push_str("OE"),
            'æ' => out.push_str("ae"),
            'Æ' => out.push_str("AE"),
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' => {}
            space if space.is_whitespace() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            other => out.push(other),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// A tidy text in lower case without accents: as many characters as the tidy text.
#[must_use]
pub fn fold(tidy: &str) -> String {
    tidy.chars().map(letter).collect()
}

fn letter(one: char) -> char {
    let lower = one.to_lowercase().next().unwrap_or(one);
    if lower.is_ascii() {
        return lower;
    }
    // The first character of the decomposition is the letter, what follows are its accents.
    std::iter::once(lower).nfd().next().unwrap_or(lower)
}

/// The words of a folded text: letters and digits, without what stands between.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|one: char| !one.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Abbreviations whose point ends no sentence.
const SHORTENED: [&str; 14] = ["m", "mm", "mme", "dr", "pr", "me", "art", "tel", "bd", "av", "al", "st", "ste", "n"];

/// The sentences of a text.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, mark) in text.char_indices().filter(|(_, one)| matches!(one, '.' | '!' | '?' | ';' | '\n')) {
        let end = at + mark.len_utf8();
        let space = text[end..].chars().next().is_none_or(char::is_whitespace);
        let word = text[from..at].rsplit([' ', '(', '\'']).next().unwrap_or_default();
        if mark == '\n' || (space && (mark != '.' || !SHORTENED.contains(&fold(word).as_str()))) {
            found.push(text[from..end].trim());
            from = end;
        }
    }
    found.push(text[from..].trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// Whether a folded text holds one of these folded expressions, starting at the beginning of a word.
#[must_use]
pub fn contains_any(folded: &str, expressions: &[&str]) -> bool {
    expressions.iter().any(|expression| find(folded, expression).is_some())
}

/// Whether a folded text holds that whole word.
#[must_use]
pub fn has_word(folded: &str, word: &str) -> bool {
    words(folded).any(|one| one == word)
}

/// Where an expression starts in a folded text, in bytes: at the beginning of a word. It may end inside one (`editeur` finds `editeurs`).
pub fn find(folded: &str, expression: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = folded.get(from..)?.find(expression).map(|at| at + from) {
        let starts = folded[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
        if starts {
            return Some(at);
        }
        from = at + expression.chars().next().map_or(1, char::len_utf8);
    }
    None
}
