//! Markdown to sanitised HTML. No script, no style, no image, no frame: a page makes no request to a third party.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use comrak::nodes::NodeValue;
use comrak::{Arena, Options, format_html, parse_document};

use super::links::named_links;

/// Where the relative links of the source lead.
const SOURCE: &str = "https://beta.gouv.fr";

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(sanitiser);

/// Deeper quotations and lists than anybody reads are flattened: the time to read a text grows with the square of its depth.
const DEEPEST: usize = 12;
/// A table with more columns is left as text: a short header would otherwise be completed with cells by the million.
const WIDEST: usize = 40;
/// A text that gives more HTML than this is shown as it was typed.
const LONGEST: usize = 600_000;

/// Sanitised HTML of a text, its highest heading at level `top` (1 to 6) and the others below. The time taken is bounded whatever the text.
pub fn to_html(markdown: &str, top: u8) -> String {
    let arena = Arena::new();
    let flat = flattened(markdown);
    let options = options(flat.lines().all(|line| line.matches('|').count() <= WIDEST));
    let root = parse_document(&arena, &flat, &options);
    let mut images = Vec::new();
    for node in root.descendants() {
        let NodeValue::Image(image) = &node.data().value else { continue };
        // A link cannot stand inside a link: there, the image leaves its alternative text alone.
        let in_link = node.ancestors().skip(1).any(|above| matches!(above.data().value, NodeValue::Link(_)));
        let instead = if in_link { NodeValue::Emph } else { NodeValue::Link(image.clone()) };
        images.push((node, instead));
    }
    for (node, instead) in images {
        node.data_mut().value = instead;
    }
    let mut html = String::new();
    if format_html(root, &options, &mut html).is_err() {
        return String::new();
    }
    if html.len() > LONGEST || depth(&html) > 4 * DEEPEST {
        return format!("<pre>{}</pre>", ammonia::clean_text(markdown));
    }
    shift_headings(&named_links(&SANITISER.clean(&html).to_string()), top)
}

/// The text with the markers and the indentation that start each line kept to [`DEEPEST`] levels.
fn flattened(markdown: &str) -> String {
    let mut flat = String::with_capacity(markdown.len());
    for line in markdown.split_inclusive('\n') {
        let rest = line.trim_start_matches([' ', '\t', '>', '-', '*', '+']);
        let (start, _) = line.split_at(line.len() - rest.len());
        if start.len() > 4 * DEEPEST && !rest.trim().is_empty() {
            flat.extend(start.chars().take(4 * DEEPEST));
        } else if start.len() > 4 * DEEPEST {
            flat.push_str(if line.ends_with('\n') { "\n" } else { "" });
            continue;
        } else {
            flat.push_str(start);
        }
        flat.push_str(rest);
    }
    flat
}

/// How deep the elements of a piece of HTML go, tags counted as they come.
fn depth(html: &str) -> usize {
    let (mut now, mut most) = (0usize, 0usize);
    for after in html.split('<').skip(1) {
        if after.starts_with('/') {
            now = now.saturating_sub(1);
        } else if !["br", "hr", "img", "input", "!--"].iter().any(|void| after.starts_with(void)) {
            now += 1;
            most = most.max(now);
        }
    }
    most
}

fn options(tables: bool) -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = tables;
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
        "img",
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
        ("img", HashSet::from(["alt"])),
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

/// Sanitised headings have no attribute and a text holds no `<`: their tags can be replaced as text. A level that is skipped is closed up.
fn shift_headings(html: &str, top: u8) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    let mut above: Vec<u32> = Vec::new();
    while let Some(at) = rest.find("<h").into_iter().chain(rest.find("</h")).min() {
        let (before, tag) = rest.split_at(at);
        let name = tag.find('h').unwrap_or_default() + 1;
        out.push_str(before);
        out.push_str(&tag[..name]);
        rest = &tag[name..];
        if let Some(level) = rest.chars().next().and_then(|c| c.to_digit(10)) {
            if !tag.starts_with("</") {
                above.retain(|higher| *higher < level);
                above.push(level);
            }
            let level = (usize::from(top) + above.len()).saturating_sub(1).clamp(1, 6);
            out.push_str(&level.to_string());
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}
