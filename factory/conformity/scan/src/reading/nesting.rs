//! A bound on how deep elements may nest: the parser's work grows with the square of the depth, and a page may be hostile.

/// No page written for people comes near.
const DEEPEST: usize = 600;

/// Elements that never hold others, or whose end is understood: they do not deepen the tree.
const FLAT: [&str; 42] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dt", "dd", "tr", "td", "th", "option", "optgroup", "thead", "tbody", "tfoot", "colgroup", "rp", "rt",
    "html", "head", "body", "path", "use", "circle", "rect", "line", "polygon", "polyline", "ellipse", "stop", "image",
];

/// Elements whose content is no markup.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// The page up to where it is nested beyond reason: all of it, for a page written for people.
#[must_use]
pub fn bounded(html: &str) -> &str {
    let mut depth = 0usize;
    let mut from = 0;
    while let Some(at) = html[from..].find('<').map(|found| found + from) {
        let rest = &html[at + 1..];
        from = at + 1;
        if rest.starts_with("!--") {
            from += rest.find("-->").unwrap_or(rest.len());
            continue;
        }
        let closing = rest.starts_with('/');
        let name = rest[usize::from(closing)..].bytes().take_while(u8::is_ascii_alphanumeric).take(12);
        let name: String = name.map(|byte| byte.to_ascii_lowercase() as char).collect();
        if !closing && RAW.contains(&name.as_str()) {
            from += end_of(rest, &name);
            continue;
        }
        if name.is_empty() || FLAT.contains(&name.as_str()) {
            continue;
        }
        depth = if closing { depth.saturating_sub(1) } else { depth + 1 };
        if depth > DEEPEST {
            return &html[..at];
        }
    }
    html
}

/// Where the closing tag of `name` stands, or the end.
fn end_of(rest: &str, name: &str) -> usize {
    let mut from = 0;
    while let Some(at) = rest[from..].find("</").map(|found| found + from) {
        if rest.as_bytes()[at + 2..].get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes())) {
            return at;
        }
        from = at + 2;
    }
    rest.len()
}
