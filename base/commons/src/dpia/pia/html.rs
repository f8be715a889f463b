//! Texts of the tool are HTML, ours are plain: each way, what matters of a text is kept, and a plain text comes back as it left.

/// A plain text as the tool shows it.
pub fn to_html(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '\n' => html.push_str("<br>"),
            other => html.push(other),
        }
    }
    html
}

/// What a text of the tool says, without its tags; what it would run or style is left out.
pub fn to_text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(place) = rest.find(['<', '&']) {
        text.push_str(&rest[..place]);
        rest = &rest[place..];
        let (said, after) = if rest.starts_with('<') { tag(rest) } else { entity(rest) };
        text.push_str(&said);
        rest = after;
    }
    text.push_str(rest);
    tidy(&text)
}

/// Reads a tag at the start of `html`: what stands for it, and what follows.
fn tag(html: &str) -> (String, &str) {
    let is_tag = html[1..].starts_with(|next: char| next.is_ascii_alphabetic() || matches!(next, '/' | '!'));
    let Some(end) = html.find('>').filter(|_| is_tag) else { return ("<".into(), &html[1..]) };
    let inside = html[1..end].trim_start_matches('/');
    let name: String = inside.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let after = &html[end + 1..];
    let closes = html.starts_with("</");
    match (name.as_str(), closes) {
        ("script" | "style", false) => {
            let close = format!("</{name}");
            let over = after.to_ascii_lowercase().find(&close).map_or("", |place| &after[place..]);
            (String::new(), over)
        }
        ("br", _) => ("\n".into(), after),
        ("li", false) => ("\n- ".into(), after),
        ("p" | "div" | "ul" | "ol" | "table" | "tr" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote", _) => {
            ("\n".into(), after)
        }
        _ => (String::new(), after),
    }
}

fn entity(html: &str) -> (String, &str) {
    let named = |end: usize| {
        let said = match &html[1..end] {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "nbsp" => '\u{a0}',
            number => {
                let digits = number.strip_prefix('#')?;
                let code = match digits.strip_prefix(['x', 'X']) {
                    Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                    None => digits.parse().ok()?,
                };
                char::from_u32(code).filter(|letter| !letter.is_control() || *letter == '\n')?
            }
        };
        Some((said.to_string(), &html[end + 1..]))
    };
    let end = html.bytes().take(10).position(|byte| byte == b';');
    end.and_then(named).unwrap_or_else(|| ("&".to_owned(), &html[1..]))
}

/// No blank at the ends of lines, no more than one empty line, none at either end.
pub fn tidy(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let mut lines: Vec<&str> = Vec::new();
    for line in text.split(['\n', '\r']).map(str::trim_end) {
        if !(line.is_empty() && lines.last().is_none_or(|last| last.is_empty())) {
            lines.push(line);
        }
    }
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    lines.join("\n")
}
