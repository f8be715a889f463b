//! The alphabet and length of each closed text.

/// Between `1` and `longest` characters.
fn sized(text: &str, longest: usize) -> bool {
    !text.is_empty() && text.chars().count() <= longest
}

pub fn id(text: &str) -> bool {
    sized(text, 128) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte))
}

pub fn slug(text: &str) -> bool {
    // A decomposed accent is a mark, not a letter: `is_alphanumeric` alone would refuse file names written on some systems.
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '\u{300}'..='\u{36f}');
    sized(text, 200) && text.chars().all(allowed) && text.chars().any(char::is_alphanumeric)
}

pub fn digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

pub fn own_url(text: &str) -> bool {
    let visible = |byte: u8| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte);
    sized(text, 2048) && text.bytes().all(visible) && (own_path(text) || absolute(text))
}

fn own_path(text: &str) -> bool {
    text.starts_with('/') && !text.starts_with("//")
}

fn absolute(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else { return false };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    !authority.is_empty() && !authority.contains('@')
}

pub fn base64(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    !body.is_empty()
        && text.len() - body.len() <= 2
        && body.len() % 4 != 1
        && body.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/-_".contains(&byte))
}
