//! Which part of the page an element opens, and whether people see it.

use scraper::ElementRef;

use super::Part;

/// Names that sites give to their footer, as identifier or class, alone or after `site-`, `page-`, `main-`.
const FOOTERS: [&str; 7] = ["footer", "pied", "pied-de-page", "bas-de-page", "colophon", "bottom", "info"];
const BEFORE_FOOTER: [&str; 4] = ["site-", "page-", "main-", "global-"];

/// What an element stands in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Around {
    /// How many articles and sections are open.
    pub sections: usize,
    /// How many `main` are open.
    pub mains: usize,
}

/// The part that an element opens, if it opens one. The footer of an article is the article's.
pub fn opened_by(element: ElementRef<'_>, around: Around) -> Option<Part> {
    let tag = element.value().name();
    let role = element.attr("role").unwrap_or_default();
    let outside = around.sections == 0 && around.mains == 0;
    if role == "contentinfo" || (outside && (tag == "footer" || names_footer(element))) {
        return Some(Part::Footer);
    }
    match (tag, role) {
        ("main", _) | (_, "main") => Some(Part::Main),
        ("header" | "nav", _) | (_, "banner" | "navigation") if outside => Some(Part::Top),
        _ => None,
    }
}

fn names_footer(element: ElementRef<'_>) -> bool {
    if !matches!(element.value().name(), "div" | "section" | "table" | "ul" | "aside" | "td") {
        return false;
    }
    let mut names = element.value().id().into_iter().chain(element.value().classes()).map(str::to_ascii_lowercase);
    names.any(|name| {
        let bare = BEFORE_FOOTER.iter().find_map(|before| name.strip_prefix(before));
        FOOTERS[..6].contains(&name.as_str()) || bare.is_some_and(|bare| FOOTERS.contains(&bare))
    })
}

/// Whether people never see an element: hidden, or made so by its own style.
pub fn hidden(element: ElementRef<'_>) -> bool {
    let tag = element.value().name();
    if matches!(tag, "script" | "style" | "template" | "head" | "noscript" | "svg" | "math" | "iframe" | "object") {
        return true;
    }
    if element.attr("hidden").is_some() {
        return true;
    }
    let style: String = element.attr("style").unwrap_or_default().chars().filter(|one| !one.is_whitespace()).collect();
    let style = style.to_ascii_lowercase();
    let ways = ["display:none", "visibility:hidden", "font-size:0;", "font-size:0px", "opacity:0;"];
    ways.iter().any(|way| style.contains(way)) || style.ends_with("opacity:0") || style.ends_with("font-size:0")
}
