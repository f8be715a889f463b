//! A text of the source on one line, for where no markup is shown.

use super::html::to_html;

/// The words of a text, without its markup and with its entities decoded: plain text, to be escaped like any other when shown.
pub fn to_text(markdown: &str) -> String {
    let words = decoded(&without_tags(&to_html(markdown, 2).replace("</p>", " ").replace("<br>", " ")));
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Sanitised HTML cut into its tags and the texts between them. A text holds no `<`; the value of an attribute may hold `<` and `>`,
/// never `"`.
pub(super) fn pieces(html: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let end = if rest.starts_with('<') { end_of_tag(rest) } else { rest.find('<').unwrap_or(rest.len()) };
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after;
    }
    pieces
}

fn end_of_tag(html: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in html.bytes().enumerate() {
        quoted ^= byte == b'"';
        if byte == b'>' && !quoted {
            return at + 1;
        }
    }
    html.len()
}

/// Sanitised HTML without its tags.
pub(super) fn without_tags(html: &str) -> String {
    pieces(html).into_iter().filter(|piece| !piece.starts_with('<')).collect()
}

/// The characters that the sanitiser writes as entities.
pub(super) fn decoded(html: &str) -> String {
    let all = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", "\u{a0}"), ("&amp;", "&")];
    all.iter().fold(html.to_owned(), |text, (entity, plain)| text.replace(entity, plain))
}
