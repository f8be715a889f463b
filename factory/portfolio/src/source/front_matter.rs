//! Splits a file of the source into its YAML header and its text.
//! The header ends at the first line that is `---` alone: the `---` of a text never count.

use std::borrow::Cow;

use super::warning::{Kind, Notes, Warning};

/// Largest file that is read, in bytes.
pub const MAX_FILE: usize = 8 * 1024 * 1024;
/// Largest header that is parsed, in bytes: the longest of the network is below 10 kB.
pub const MAX_HEADER: usize = 256 * 1024;

/// The two parts of a file.
#[derive(Debug, PartialEq, Eq)]
pub struct Split<'text> {
    /// The YAML between the two `---`.
    pub header: &'text str,
    /// Line of the file on which the header starts, from 1.
    pub header_line: usize,
    /// What follows, byte for byte.
    pub body: &'text str,
    /// Line of the file on which the body starts, from 1.
    pub body_line: usize,
}

/// Reads bytes as text: UTF-8 without mark, lines in LF.
///
/// # Errors
/// A file that is too large or not UTF-8 is refused.
pub fn decode<'bytes>(bytes: &'bytes [u8], notes: &mut Notes) -> Result<Cow<'bytes, str>, Warning> {
    if bytes.len() > MAX_FILE {
        let message = format!("Le fichier dépasse {} Mo : il n'est pas lu.", MAX_FILE / 1024 / 1024);
        return Err(notes.warning(0, "", Kind::TooLarge, message));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = 1 + bytes[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count();
        notes.warning(line, "", Kind::NotUtf8, "Le fichier n'est pas en UTF-8 : il n'est pas lu.")
    })?;
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => {
            notes.warn(1, "", Kind::Bom, "La marque d'ordre des octets est retirée.");
            rest
        }
        None => text,
    };
    let Some(at) = text.find("\r\n") else { return Ok(Cow::Borrowed(text)) };
    let line = 1 + text[..at].matches('\n').count();
    notes.warn(line, "", Kind::Crlf, "Les fins de ligne CRLF sont lues comme des fins de ligne simples.");
    Ok(Cow::Owned(text.replace("\r\n", "\n")))
}

/// Finds the header and the body.
///
/// # Errors
/// Refused without header, with a header that never ends, or with one that is too large.
pub fn split<'text>(text: &'text str, notes: &Notes) -> Result<Split<'text>, Warning> {
    let mut lines = text.split_inclusive('\n');
    if !lines.next().is_some_and(is_rule) {
        return Err(notes.warning(1, "", Kind::NoFrontMatter, "Le fichier ne commence pas par un en-tête « --- »."));
    }
    let start = text.find('\n').map_or(text.len(), |at| at + 1);
    let mut end = start;
    for (count, line) in lines.enumerate() {
        if is_rule(line) {
            if end - start > MAX_HEADER {
                let message = format!("L'en-tête dépasse {} ko : il n'est pas lu.", MAX_HEADER / 1024);
                return Err(notes.warning(1, "", Kind::TooLarge, message));
            }
            let body = &text[end + line.len()..];
            return Ok(Split { header: &text[start..end], header_line: 2, body, body_line: count + 3 });
        }
        end += line.len();
    }
    Err(notes.warning(1, "", Kind::NoFrontMatter, "L'en-tête ne se termine pas par une ligne « --- »."))
}

fn is_rule(line: &str) -> bool {
    line.trim_end() == "---"
}
