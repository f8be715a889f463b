//! From bytes to the text of a page, by the rules that browsers follow: mark, header, `meta`, then UTF-8 or the Western encoding.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use http::header;

use super::{Answer, Page, Unreachable};

/// How far a `meta` is looked for, by the HTML standard.
const PRESCAN: usize = 1024;

pub(super) fn page(answer: Answer) -> Result<Page, Unreachable> {
    let kind = answer.header(header::CONTENT_TYPE).unwrap_or_default().to_ascii_lowercase();
    require_html(&kind, &answer.body)?;
    let (encoding, declared) = encoding(&kind, &answer.body)?;
    let (text, encoding, broken) = encoding.decode(&answer.body);
    if broken && mostly_broken(&text) || text.contains('\0') {
        return Err(Unreachable::Encoding(encoding.name().to_owned()));
    }
    Ok(Page {
        body: text.into_owned(),
        bytes: answer.body.len(),
        url: answer.url,
        status: answer.status,
        headers: answer.headers,
        redirects: answer.redirects,
        cookies: answer.cookies,
        encoding: encoding.name(),
        encoding_declared: declared,
        time: answer.time,
    })
}

fn require_html(kind: &str, body: &[u8]) -> Result<(), Unreachable> {
    let essence = kind.split(';').next().unwrap_or_default().trim();
    let start = body.iter().position(|byte| !byte.is_ascii_whitespace()).map_or(&[][..], |at| &body[at..]);
    let html = match essence {
        "" => start.starts_with(b"<") || start.is_empty(),
        "text/html" | "application/xhtml+xml" => !start.starts_with(b"%PDF-"),
        _ => false,
    };
    let shown = match essence {
        "text/html" | "application/xhtml+xml" => "un PDF annoncé comme du HTML",
        "" => "type non annoncé",
        other => other,
    };
    if html { Ok(()) } else { Err(Unreachable::NotHtml(shown.to_owned())) }
}

/// The encoding, and whether somebody declared it.
fn encoding(kind: &str, body: &[u8]) -> Result<(&'static Encoding, bool), Unreachable> {
    if let Some((encoding, _)) = Encoding::for_bom(body) {
        return Ok((encoding, true));
    }
    let prescan = String::from_utf8_lossy(&body[..body.len().min(PRESCAN)]).to_ascii_lowercase();
    let valid = std::str::from_utf8(body).is_ok();
    let label = charset(kind).or_else(|| meta(&prescan));
    match label {
        None if valid => Ok((UTF_8, false)),
        None => Ok((WINDOWS_1252, false)),
        Some(label) => match Encoding::for_label(label.as_bytes()) {
            Some(encoding) => Ok((encoding, true)),
            None if valid => Ok((UTF_8, false)),
            None => Err(Unreachable::Encoding(label.chars().take(40).collect())),
        },
    }
}

/// The label after `charset=`, with or without quotes.
fn charset(text: &str) -> Option<&str> {
    let rest = text.split_once("charset")?.1.trim_start().strip_prefix('=')?.trim_start();
    let rest = rest.trim_start_matches(['"', '\'']);
    let label = rest.split(['"', '\'', ';', '>', '/', ' ', '\t', '\n']).next()?;
    (!label.is_empty()).then_some(label)
}

fn meta(prescan: &str) -> Option<&str> {
    prescan.match_indices("<meta").find_map(|(at, _)| charset(prescan[at..].split('>').next()?))
}

/// One damaged character in a hundred: what is left cannot be judged.
fn mostly_broken(text: &str) -> bool {
    let damaged = text.chars().filter(|letter| *letter == char::REPLACEMENT_CHARACTER).count();
    damaged * 100 > text.chars().count()
}
