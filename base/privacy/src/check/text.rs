//! Texts compared while the program is built.

/// Whether a text says something: at least one character that is not a space.
#[must_use]
pub const fn given(text: &str) -> bool {
    !text.trim_ascii().is_empty()
}

/// Whether two texts are equal.
pub const fn same(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    if left.len() != right.len() {
        return false;
    }
    let mut index = 0;
    while index < left.len() {
        if left[index] != right[index] {
            return false;
        }
        index += 1;
    }
    true
}

/// Whether every text of a list says something, and there is at least one.
pub const fn all_given(texts: &[&str]) -> bool {
    let mut index = 0;
    while index < texts.len() {
        if !given(texts[index]) {
            return false;
        }
        index += 1;
    }
    index > 0
}

/// Whether a text is a day written `AAAA-MM-JJ`.
pub const fn is_day(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return false;
    }
    let (year, month, day) = (number(bytes, 0, 4), number(bytes, 5, 7), number(bytes, 8, 10));
    match (year, month, day) {
        (Some(year), Some(month), Some(day)) => chrono::NaiveDate::from_ymd_opt(year as i32, month, day).is_some(),
        _ => false,
    }
}

const fn number(bytes: &[u8], from: usize, to: usize) -> Option<u32> {
    let mut value = 0;
    let mut index = from;
    while index < to {
        if !bytes[index].is_ascii_digit() {
            return None;
        }
        value = value * 10 + (bytes[index] - b'0') as u32;
        index += 1;
    }
    Some(value)
}
