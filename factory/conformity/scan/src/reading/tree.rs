//! From the tree of elements to blocks and links. Walks without recursion: a page may be nested as deep as it likes.

use std::collections::BTreeSet;

use ego_tree::iter::Edge;
use scraper::{ElementRef, Html, Node};
use url::Url;

use super::context::Context;
use super::nesting;
use super::place::{self, Around};
use super::{Block, Doc, Kind, Link, Part, fold, tidy};

/// Elements that stand in a line of text; all others break it.
const INLINE: [&str; 36] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "img", "input", "ins", "kbd", "label", "mark", "picture", "q", "s", "samp", "small", "source", "span",
    "strong", "sub", "sup", "time", "tt", "u", "var",
];

/// A shell of a page that a script fills has less text than this, in characters.
const SHELL: usize = 120;

/// Reads a page.
pub fn read(url: &Url, html: &str) -> Doc {
    let html = Html::parse_document(nesting::bounded(html));
    let mut walk = Walk::new(url);
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Text(text) if walk.skipped.is_none() => walk.text(text),
                Node::Element(_) => {
                    if let Some(element) = ElementRef::wrap(node) {
                        walk.open(element);
                    }
                }
                _ => {}
            },
            Edge::Close(node) => {
                if let Some(element) = ElementRef::wrap(node) {
                    walk.close(element);
                }
            }
        }
    }
    walk.finish()
}

struct Walk {
    doc: Doc,
    classes: BTreeSet<String>,
    base: Url,
    /// The element that hides what is read now.
    skipped: Option<ego_tree::NodeId>,
    in_title: bool,
    around: Around,
    parts: Vec<(ego_tree::NodeId, Part)>,
    context: Context,
    line: String,
    /// How many characters of the line are in bold.
    bold: usize,
    bold_depth: usize,
    line_links: Vec<usize>,
    links: Vec<usize>,
    scripts: usize,
    base_set: bool,
}

impl Walk {
    fn new(url: &Url) -> Self {
        let doc = Doc {
            url: url.clone(),
            title: String::new(),
            lang: String::new(),
            blocks: Vec::new(),
            links: Vec::new(),
            classes: Vec::new(),
            assets: Vec::new(),
            frames: Vec::new(),
            fields: 0,
            has_footer: false,
            needs_script: false,
        };
        Self {
            doc,
            classes: BTreeSet::new(),
            base: url.clone(),
            skipped: None,
            in_title: false,
            around: Around::default(),
            parts: Vec::new(),
            context: Context::default(),
            line: String::new(),
            bold: 0,
            bold_depth: 0,
            line_links: Vec::new(),
            links: Vec::new(),
            scripts: 0,
            base_set: false,
        }
    }

    fn part(&self) -> Part {
        self.parts.last().map_or(Part::Main, |(_, part)| *part)
    }

    fn text(&mut self, text: &str) {
        self.line.push_str(text);
        if self.bold_depth > 0 {
            self.bold += text.trim().chars().count();
        }
        for at in &self.links {
            self.doc.links[*at].label.push_str(text);
        }
    }

    fn open(&mut self, element: ElementRef<'_>) {
        self.note(element);
        if self.skipped.is_some() {
            return;
        }
        // The head is not shown, but it holds the title, the base and the assets, which `note` reads.
        if place::hidden(element) && element.value().name() != "head" {
            self.skipped = Some(element.id());
            return;
        }
        let tag = element.value().name();
        if !INLINE.contains(&tag) {
            self.flush();
        }
        let inside = self.part() == Part::Footer;
        if let Some(part) = place::opened_by(element, self.around).filter(|_| !inside) {
            self.doc.has_footer |= part == Part::Footer;
            self.parts.push((element.id(), part));
        }
        match tag {
            "article" | "section" => self.around.sections += 1,
            "main" => self.around.mains += 1,
            "b" | "strong" => self.bold_depth += 1,
            "a" => self.open_link(element),
            "img" => {
                let alt = element.attr("alt").unwrap_or_default().to_owned();
                for at in &self.links {
                    self.doc.links[*at].label.push_str(&alt);
                }
            }
            "title" => self.in_title = true,
            _ => {}
        }
        self.context.open(element);
    }

    fn close(&mut self, element: ElementRef<'_>) {
        if self.skipped == Some(element.id()) {
            self.skipped = None;
            return;
        }
        if self.skipped.is_some() {
            return;
        }
        let tag = element.value().name();
        if tag == "a" && element.attr("href").is_some() {
            self.close_link(element);
        }
        if tag == "title" {
            self.in_title = false;
            self.doc.title = tidy(&std::mem::take(&mut self.line));
        }
        if !INLINE.contains(&tag) {
            self.flush();
        }
        match tag {
            "article" | "section" => self.around.sections -= 1,
            "main" => self.around.mains -= 1,
            "b" | "strong" => self.bold_depth -= 1,
            _ => {}
        }
        self.context.close(element);
        if self.parts.last().is_some_and(|(id, _)| *id == element.id()) {
            self.parts.pop();
        }
    }

    /// What is worth knowing of an element even when it is not shown.
    fn note(&mut self, element: ElementRef<'_>) {
        let value = element.value();
        self.classes.extend(value.classes().map(str::to_owned));
        let attr = |name: &str| element.attr(name).unwrap_or_default().trim().to_owned();
        match value.name() {
            "html" => self.doc.lang = attr("lang").to_ascii_lowercase(),
            "base" if !self.base_set => {
                if let Ok(base) = self.doc.url.join(&attr("href")) {
                    self.base = base;
                    self.base_set = true;
                }
            }
            "link" if attr("rel").eq_ignore_ascii_case("stylesheet") => self.doc.assets.push(attr("href")),
            "script" => {
                self.scripts += 1;
                if element.attr("src").is_some() {
                    self.doc.assets.push(attr("src"));
                }
            }
            "iframe" | "embed" => self.doc.frames.push(attr("src")),
            "textarea" | "select" => self.doc.fields += 1,
            "input" if !matches!(attr("type").as_str(), "hidden" | "submit" | "button" | "image" | "search") => {
                self.doc.fields += 1;
            }
            _ => {}
        }
    }

    fn open_link(&mut self, element: ElementRef<'_>) {
        let Some(url) = element.attr("href").and_then(|href| self.base.join(href.trim()).ok()) else { return };
        let at = self.doc.links.len();
        let link = Link { url, label: String::new(), folded: String::new(), part: self.part() };
        self.doc.links.push(link);
        self.links.push(at);
        self.line_links.push(at);
    }

    fn close_link(&mut self, element: ElementRef<'_>) {
        let href = element.attr("href").unwrap_or_default().trim();
        if self.base.join(href).is_err() {
            return;
        }
        let Some(at) = self.links.pop() else { return };
        let link = &mut self.doc.links[at];
        if link.label.trim().is_empty() {
            let named = element.attr("aria-label").or_else(|| element.attr("title"));
            link.label = named.unwrap_or_default().to_owned();
        }
        link.label = tidy(&link.label);
        link.folded = fold(&link.label);
        for scheme in ["mailto:", "tel:"] {
            let Some(value) = href.strip_prefix(scheme) else { continue };
            let value = value.split('?').next().unwrap_or_default();
            if !link.label.contains(value) {
                self.line.push_str(&format!(" ({value})"));
            }
        }
    }

    fn flush(&mut self) {
        if self.in_title {
            return;
        }
        let text = tidy(&std::mem::take(&mut self.line));
        let bold = std::mem::take(&mut self.bold);
        let links = std::mem::take(&mut self.line_links);
        // A link open over several lines belongs to each of them.
        self.line_links.extend(&self.links);
        if text.is_empty() {
            return;
        }
        let folded = fold(&text);
        let kind = self.context.kind(&text, bold);
        let context = self.context.above();
        let row = self.context.row();
        self.context.saw(kind, &folded);
        self.doc.blocks.push(Block { kind, part: self.part(), text, folded, context, links, row });
    }

    fn finish(mut self) -> Doc {
        self.flush();
        let length: usize = self.doc.blocks.iter().map(|block| block.text.chars().count()).sum();
        self.doc.needs_script = self.scripts > 0 && length < SHELL;
        self.doc.classes = self.classes.into_iter().collect();
        self.doc.blocks.retain(|block| block.kind != Kind::Text || !block.text.is_empty());
        self.doc
    }
}
