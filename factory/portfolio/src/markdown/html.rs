//! Markdown to sanitised HTML. No script, no style, no image, no frame: a page makes no request to a third party.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use comrak::nodes::NodeValue;
use comrak::{Arena, Options, format_html, parse_document};

/// Where the relative links of the source lead.
const SOURCE: &str = "https://beta.gouv.fr";

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(sanitiser);

/// Sanitised HTML of a text, its highest heading at level `top` (1 to 6) and the others below.
pub fn to_html(markdown: &str, top: u8) -> String {
    let arena = Arena::new();
    let options = options();
    let root = parse_document(&arena, markdown, &options);
    for node in root.descendants() {
        let value = &mut node.data_mut().value;
        if let NodeValue::Image(link) = value {
            *value = NodeValue::Link(link.clone());
        }
    }
    let mut html = String::new();
    if format_html(root, &options, &mut html).is_err() {
        return String::new();
    }
    shift_headings(&SANITISER.clean(&html).to_string(), top)
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.footnotes = true;
    options.render.r#unsafe = true;
    options
}

fn sanitiser() -> Builder<'static> {
    let tags: HashSet<&str> = [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "code",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
    .into();
    let attributes = HashMap::from([
        ("a", HashSet::from(["href"])),
        ("abbr", HashSet::from(["title"])),
        ("ol", HashSet::from(["start"])),
        ("td", HashSet::from(["colspan", "rowspan"])),
        ("th", HashSet::from(["colspan", "rowspan", "scope"])),
    ]);
    let mut builder = Builder::new();
    builder
        .tags(tags)
        .tag_attributes(attributes)
        .generic_attributes(HashSet::new())
        .clean_content_tags(["script", "style", "iframe", "object", "svg", "math", "template"].into())
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .url_relative(UrlRelative::Custom(Box::new(resolve)))
        .link_rel(Some("noopener noreferrer"));
    builder
}

/// A product of the source is a product here; any other page stays on the site of the source.
fn resolve(url: &str) -> Option<Cow<'_, str>> {
    if url.starts_with("//") {
        return None;
    }
    if url.starts_with('#') {
        return Some(Cow::Borrowed(url));
    }
    let path = url.trim_start_matches('/');
    let product = path.strip_prefix("startups/").map(|rest| rest.trim_end_matches(".html").trim_end_matches('/'));
    match product {
        Some(id) if !id.is_empty() && !id.contains('/') => Some(Cow::Owned(format!("/produits/{id}"))),
        _ => Some(Cow::Owned(format!("{SOURCE}/{path}"))),
    }
}

/// Sanitised headings have no attribute and a text holds no `<`: their tags can be replaced as text.
fn shift_headings(html: &str, top: u8) -> String {
    let Some(highest) = (1..=6).find(|level| html.contains(&format!("<h{level}>"))) else { return html.to_owned() };
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("<h").into_iter().chain(rest.find("</h")).min() {
        let (before, tag) = rest.split_at(at);
        let name = tag.find('h').unwrap_or_default() + 1;
        out.push_str(before);
        out.push_str(&tag[..name]);
        rest = &tag[name..];
        if let Some(level) = rest.chars().next().and_then(|c| c.to_digit(10)) {
            let level = (u32::from(top) + level).saturating_sub(highest).clamp(1, 6);
            out.push_str(&level.to_string());
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}
