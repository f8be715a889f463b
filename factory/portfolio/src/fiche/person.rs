//! Addresses of people, told from those of teams: what a fiche shows of them to who has not signed in.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use kernel::Error;
use serde_json::Value;

use crate::catalogue::Product;
use crate::search::normalise;

/// What stands for the address of a person.
pub const MASKED: &str = "adresse masquée";

/// Words of the addresses of teams.
const TEAM: [&str; 38] = [
    "accueil",
    "admin",
    "administration",
    "aide",
    "assistance",
    "beta",
    "bonjour",
    "bureau",
    "com",
    "communication",
    "contact",
    "data",
    "dpd",
    "dpo",
    "dsi",
    "dtnum",
    "equipe",
    "fabnum",
    "fabrique",
    "fct",
    "gouv",
    "hello",
    "incubateur",
    "info",
    "information",
    "metier",
    "numerique",
    "partenaire",
    "partenariat",
    "presse",
    "produit",
    "rgpd",
    "secretariat",
    "service",
    "startup",
    "support",
    "team",
    "technique",
];

/// Whether an address looks like that of a person rather than of a team: name-like parts between dots, none of which is a word of a team
/// or a name of `own`, such as the identifier and the title of the product. What looks personal is not public.
pub fn names_a_person(address: &str, own: &[&str]) -> bool {
    let Some((local, _)) = address.trim().split_once('@') else { return false };
    let local = local.split('+').next().unwrap_or_default();
    let parts: Vec<&str> = local.split(['.', '_']).filter(|part| !part.is_empty()).collect();
    if parts.len() < 2 || !parts.iter().all(|part| is_name_like(part)) {
        return false;
    }
    let words = local.split(['.', '_', '-']).map(squeezed);
    let own: Vec<String> = own.iter().map(|name| squeezed(name)).filter(|name| name.chars().count() > 2).collect();
    let of_team = |word: &String| is_of_team(word) || own.contains(word);
    !words.chain([squeezed(local)]).any(|word| of_team(&word))
        && !parts.iter().any(|part| own.contains(&squeezed(part)))
}

/// Letters, hyphens and apostrophes, and at most a number after them: `camille`, `c`, `petit-diallo`, `martin2`.
fn is_name_like(part: &str) -> bool {
    let letters = part.trim_end_matches(|c: char| c.is_ascii_digit());
    !letters.is_empty() && letters.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
}

fn is_of_team(word: &str) -> bool {
    let word = word.trim_end_matches(|c: char| c.is_ascii_digit());
    TEAM.contains(&word) || word.strip_suffix('s').is_some_and(|word| TEAM.contains(&word))
}

fn squeezed(text: &str) -> String {
    normalise(text).replace(' ', "")
}

/// `text` with « adresse masquée » in the place of each address of a person, and of the link that leads to it.
pub fn masked<'a>(text: &'a str, own: &[&str]) -> Cow<'a, str> {
    let mut shown = String::new();
    let mut kept = 0;
    for (at, _) in text.match_indices('@') {
        let Some((start, end)) = address_around(text, at).filter(|(start, _)| *start >= kept) else { continue };
        if !names_a_person(&text[start..end], own) {
            continue;
        }
        let (before, end) = without_link(&text[kept..start], text, end);
        shown.push_str(before);
        // Markdown reads `](` and what follows as a link: a space makes it text again.
        let link = before.ends_with("](");
        shown.truncate(shown.len() - usize::from(link));
        shown.push_str(if link { " (" } else { "" });
        shown.push_str(MASKED);
        kept = end;
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    shown.push_str(&text[kept..]);
    Cow::Owned(shown)
}

/// Where the address around the `@` at `at` begins and ends.
fn address_around(text: &str, at: usize) -> Option<(usize, usize)> {
    let of_local = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '\'' | '’');
    let of_domain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let local: usize = text[..at].chars().rev().take_while(|c| of_local(*c)).map(char::len_utf8).sum();
    let domain: usize = text[at + 1..].chars().take_while(|c| of_domain(*c)).map(char::len_utf8).sum();
    let domain = text[at + 1..at + 1 + domain].trim_end_matches(['.', '-']);
    let start = at - local;
    let skipped = local - text[start..at].trim_start_matches(['.', '\'', '’', '-']).len();
    (skipped < local && domain.contains('.')).then_some((start + skipped, at + 1 + domain.len()))
}

/// Takes the marks of a link off both sides of an address: `mailto:`, and the brackets of Markdown.
fn without_link<'a>(before: &'a str, text: &str, end: usize) -> (&'a str, usize) {
    let bare = before.strip_suffix("mailto:").unwrap_or(before);
    match bare.strip_suffix('<') {
        Some(open) if text[end..].starts_with('>') => (open, end + 1),
        _ => (bare, end),
    }
}

/// The product as who has not signed in may see it: no follower of it, no address of a person anywhere in its texts.
///
/// # Errors
/// When the fiche cannot be read back: a defect of ours.
pub fn public(product: &Product) -> Result<Product, Error> {
    let mut source = serde_json::to_value(&product.source).map_err(anyhow::Error::from)?;
    let own = [product.source.id.as_str(), product.source.title.as_str()];
    mask(&mut source, &own);
    let mut source: crate::source::ProductSource = serde_json::from_value(source).map_err(anyhow::Error::from)?;
    (source.contact_dinum, source.contact_incubator) = (None, None);
    if names_a_person(&product.source.contact, &own) {
        source.contact = String::new();
    }
    Ok(Product::new(source, product.changed_at, product.revision))
}

/// Masks every text of a value.
pub fn mask(value: &mut Value, own: &[&str]) {
    match value {
        Value::String(text) => {
            if let Cow::Owned(shown) = masked(text, own) {
                *text = shown;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| mask(item, own)),
        Value::Object(fields) => fields.values_mut().for_each(|field| mask(field, own)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
