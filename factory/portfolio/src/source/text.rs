//! Oddities of a piece of text: spaces, normal form, invisible characters, HTML, identifiers and links.

use std::borrow::Cow;

use unicode_normalization::is_nfc;
use url::{Host, Url};

use super::warning::Kind;

/// The first character without width of a text. A joiner inside an emoji is no oddity.
pub fn invisible(text: &str) -> Option<char> {
    let mut before = ' ';
    for c in text.chars() {
        let odd = match c {
            '\u{200b}' | '\u{200c}' | '\u{2060}' | '\u{feff}' | '\u{00ad}' => true,
            '\u{200d}' => before < '\u{2190}',
            _ => false,
        };
        if odd {
            return Some(c);
        }
        before = c;
    }
    None
}

/// Whether the text is not in the composed normal form.
pub fn is_decomposed(text: &str) -> bool {
    !text.is_ascii() && !is_nfc(text)
}

/// Position of the first HTML tag or comment. `<https://exemple.fr>` is a link of Markdown, not HTML.
pub fn html_at(text: &str) -> Option<usize> {
    text.match_indices('<').map(|(at, _)| at).find(|&at| {
        let rest = &text[at + 1..];
        if rest.starts_with("!--") {
            return true;
        }
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let name = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let starts = rest.starts_with(|c: char| c.is_ascii_alphabetic());
        starts && rest[name..].starts_with(|c: char| c == '>' || c == '/' || c.is_whitespace())
    })
}

/// Whether an identifier departs from the habit: lower case letters, digits, dots and hyphens, at most 60 characters.
pub fn is_unusual_id(id: &str) -> bool {
    let usual = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.' || c == '-';
    id.is_empty() || id.chars().count() > 60 || !id.chars().all(usual)
}

/// Whether an item holds a list of its own: two commas or more outside brackets.
pub fn is_list(item: &str) -> bool {
    split_list(item).len() > 2
}

/// The parts of an item that holds a list, or the item alone.
pub fn split_list(item: &str) -> Vec<&str> {
    let mut depth = 0usize;
    let parts: Vec<&str> = item
        .split(|c: char| {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            c == ',' && depth == 0
        })
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    if parts.len() > 2 { parts } else { vec![item.trim()] }
}

/// The text with its HTML entities decoded, when it has some.
pub fn unescape(text: &str) -> Cow<'_, str> {
    const ENTITIES: [(&str, &str); 13] = [
        ("&#x2F;", "/"),
        ("&#x2f;", "/"),
        ("&#47;", "/"),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&#x3a;", ":"),
        ("&#x3A;", ":"),
        ("&#58;", ":"),
        ("&colon;", ":"),
        ("&quot;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    if !ENTITIES.iter().any(|(entity, _)| text.contains(entity)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(ENTITIES.iter().fold(text.to_owned(), |text, (entity, plain)| text.replace(entity, plain)))
}

/// What a link is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// A web address.
    Web,
    /// A web address on a bare IP.
    BareIp,
    /// A scheme that can run code or read a file.
    Dangerous,
    /// No web address.
    Invalid,
}

/// Judges a link. Only `http` and `https` addresses are ever shown as links.
pub fn judge_link(link: &str) -> LinkKind {
    let Ok(url) = Url::parse(link) else { return LinkKind::Invalid };
    match (url.scheme(), url.host()) {
        ("http" | "https", Some(Host::Ipv4(_) | Host::Ipv6(_))) => LinkKind::BareIp,
        ("http" | "https", Some(Host::Domain(_))) => LinkKind::Web,
        ("javascript" | "vbscript" | "data" | "file" | "blob", _) => LinkKind::Dangerous,
        _ => LinkKind::Invalid,
    }
}

/// The oddities of a text as warnings: kind and message.
pub fn oddities(text: &str) -> Vec<(Kind, String)> {
    let mut found = Vec::new();
    if is_decomposed(text) {
        found.push((
            Kind::NotNfc,
            "Le texte n'est pas sous sa forme composée (NFC) : il est gardé tel quel.".to_owned(),
        ));
    }
    if let Some(c) = invisible(text) {
        let message = format!("Le texte contient un caractère invisible (U+{:04X}) : il est gardé tel quel.", c as u32);
        found.push((Kind::ZeroWidth, message));
    }
    found
}

/// Whether a line of a text links to an address that can run code, in Markdown or in HTML, entities decoded.
pub fn links_to_code(line: &str) -> bool {
    let line: String = unescape(line).to_lowercase().chars().filter(|c| !c.is_control()).collect();
    ["javascript:", "vbscript:", "data:text/html"].iter().any(|scheme| {
        line.match_indices(scheme).any(|(at, _)| {
            let before = line[..at].trim_end_matches(['<', '"', '\'', ' ']);
            before.ends_with("](") || before.ends_with("]:") || before.ends_with("href=") || before.ends_with("src=")
        })
    })
}
