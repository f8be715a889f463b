//! Sanitised HTML without its images: what an image says stands in its place, and a link that showed only an image has a name.

use url::Url;

use super::plain::{decoded, pieces, without_tags};

/// Puts its alternative text in the place of each image, then names the links that have no text by the site they lead to.
pub fn named_links(html: &str) -> String {
    let html = without_images(html);
    let pieces = pieces(&html);
    let mut out = String::with_capacity(html.len());
    for (at, piece) in pieces.iter().enumerate() {
        out.push_str(piece);
        let inside = || pieces[at + 1..].iter().take_while(|next| **next != "</a>");
        if piece.starts_with("<a ") && inside().all(|next| without_tags(next).trim().is_empty()) {
            out.push_str(&ammonia::clean_text(&site(piece)));
        }
    }
    out
}

/// A sanitised `<img>` has no attribute but `alt`, whose value may hold `<` and `>` but no `"`.
fn without_images(html: &str) -> String {
    let alt = |tag: &str| {
        let value = tag.split_once("alt=\"").and_then(|(_, rest)| rest.split_once('"')).map_or("", |(alt, _)| alt);
        value.replace('<', "&lt;").replace('>', "&gt;")
    };
    let shown = |piece: &str| if piece.starts_with("<img") { alt(piece) } else { piece.to_owned() };
    pieces(html).into_iter().map(shown).collect()
}

/// The site that the tag of a link leads to; the whole address for any other.
fn site(tag: &str) -> String {
    let href = tag.split_once("href=\"").and_then(|(_, rest)| rest.split_once('"')).map_or("", |(href, _)| href);
    let href = decoded(href);
    let host =
        Url::parse(&href).ok().and_then(|url| url.host_str().map(|host| host.trim_start_matches("www.").to_owned()));
    host.unwrap_or(href)
}
