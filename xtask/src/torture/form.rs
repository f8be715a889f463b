//! A form as a browser without scripts would send it.

/// The fields of the form that posts to `action`, with the values that the page shows; nothing when the page has no such form.
pub fn fields(page: &str, action: &str) -> Option<Vec<(String, String)>> {
    let start = page.match_indices("<form").map(|(at, _)| &page[at..]).find(|form| {
        let tag = form.split('>').next().unwrap_or_default();
        attribute(tag, "action").as_deref() == Some(action) && tag.contains("method=\"post\"")
    })?;
    let form = start.split("</form>").next()?;
    let mut fields = Vec::new();
    for part in form.split('<').skip(2) {
        let (tag, text) = part.split_once('>')?;
        let name = attribute(tag, "name");
        match tag.split_whitespace().next() {
            Some("input") if sends(tag) => {
                fields.extend(name.map(|name| (name, attribute(tag, "value").unwrap_or_default())))
            }
            // A line break just after the tag belongs to the page, not to the value.
            Some("textarea") => fields.extend(name.map(|name| (name, plain(text.strip_prefix('\n').unwrap_or(text))))),
            Some("select") => fields.extend(name.map(|name| (name, String::new()))),
            Some("option") if tag.contains(" selected") => {
                if let Some((_, value)) = fields.last_mut() {
                    *value = attribute(tag, "value").unwrap_or_default();
                }
            }
            _ => {}
        }
    }
    Some(fields)
}

fn sends(tag: &str) -> bool {
    match attribute(tag, "type").as_deref() {
        Some("submit" | "button" | "file" | "reset") => false,
        Some("checkbox" | "radio") => tag.contains(" checked"),
        _ => true,
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let start = format!(" {name}=\"");
    let rest = tag.replace('\n', " ").split_once(&start).map(|(_, rest)| rest.to_owned())?;
    rest.split('"').next().map(plain)
}

/// Text without its character references.
fn plain(text: &str) -> String {
    let mut parts = text.split('&');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (reference, rest) = part.split_once(';').unwrap_or(("", part));
        let numbered = || char::from_u32(reference.strip_prefix('#')?.parse().ok()?);
        let named =
            || [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"')].into_iter().find(|(name, _)| *name == reference);
        match numbered().or_else(|| named().map(|(_, character)| character)) {
            Some(character) => plain.push(character),
            None => plain.extend(["&", reference]),
        }
        plain.push_str(rest);
    }
    plain
}

/// As `application/x-www-form-urlencoded`.
pub fn encoded(fields: &[(String, String)]) -> String {
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value))).collect();
    pairs.join("&")
}

fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{encoded, fields};

    const PAGE: &str = "<form method=\"get\" action=\"/a\"><input name=\"q\"></form>\
        <form class=\"x\" method=\"post\" action=\"/a\"><input type=\"hidden\" name=\"_jeton\" value=\"t1\">\
        <input name=\"titre\"\nvalue=\"L&#39;\u{e9}t\u{e9} &amp; l&#x2F;a\"><textarea name=\"mission\">\nUn\n&lt;b&gt;</textarea>\
        <select name=\"phase\"><option value=\"a\">A</option><option value=\"b\" selected>B</option></select>\
        <input type=\"checkbox\" name=\"stats\" value=\"oui\"><input type=\"checkbox\" name=\"ouvert\" value=\"oui\" checked>\
        <button type=\"submit\" name=\"non\">Envoyer</button></form><input name=\"dehors\">";

    #[test]
    fn a_form_is_read_as_a_browser_would_send_it() {
        let read = fields(PAGE, "/a").unwrap();
        let expected =
            [("_jeton", "t1"), ("titre", "L'été & l&#x2Fa"), ("mission", "Un\n<b>"), ("phase", "b"), ("ouvert", "oui")];
        assert_eq!(read, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert_eq!(fields(PAGE, "/b"), None);
    }

    #[test]
    fn values_are_encoded_for_the_wire() {
        assert_eq!(
            encoded(&[("titre".into(), "L'été & 1".into()), ("b".into(), String::new())]),
            "titre=L%27%C3%A9t%C3%A9%20%26%201&b="
        );
    }
}
