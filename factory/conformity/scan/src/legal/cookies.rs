//! Which cookies are set, for what and for how long (LIL, article 82).

use super::{COOKIES, substance};
use crate::finding::Finding;
use crate::reading::values::durations;
use crate::reading::{Block, Doc, Kind, contains_any, fold};
use crate::visit::{At, Missed, Subject, Visit};

const NAMES: [&str; 4] = ["cookie", "traceur", "temoin", "stockage local"];

/// Whether the site says which cookies it sets.
pub fn check(visit: &Visit, privacy: Option<&Doc>, notices: Option<&Doc>) -> Finding {
    let own = visit.page(Subject::Cookies);
    let page = match own {
        Some((_, At::Page(page))) => Some(page),
        Some((link, At::Missed(Missed::Status(status)))) => {
            return COOKIES.non_conforme(link.url.as_str(), format!("La page sur les cookies répond {status}."));
        }
        _ => None,
    };
    let pages: Vec<&Doc> = [page, privacy, notices].into_iter().flatten().collect();
    if pages.is_empty() {
        return COOKIES.inconnu("Aucune page où les cookies pourraient être décrits n'a pu être lue.");
    }
    let of_cookies = |doc: &Doc| page.is_some_and(|own| own.url == doc.url);
    match pages.iter().find_map(|page| described(page, of_cookies(page))) {
        Some(text) => COOKIES.conforme(text, "Les cookies sont décrits."),
        None => COOKIES.non_conforme(
            "",
            "Aucune page ne dit quels cookies sont déposés, pour quoi et combien de temps, ni qu'il n'y en a pas.",
        ),
    }
}

/// What a page says of cookies that is more than the word. On the page that is theirs alone, a table need not repeat it.
fn described(page: &Doc, theirs: bool) -> Option<String> {
    let none = [
        "aucun cookie",
        "pas de cookie",
        "n'utilise pas de cookie",
        "n'utilise aucun",
        "ne depose aucun",
        "ne depose pas",
        "aucun traceur",
        "sans cookie",
        "no cookie",
        "does not use cookies",
        "aucun temoin",
        "n'est depose",
    ];
    let life = ["session", "fermeture du navigateur", "fermeture de votre navigateur"];
    let cell = |block: &Block| theirs && block.kind == Kind::Cell;
    let speaks =
        |block: &Block| cell(block) || contains_any(&block.folded, &NAMES) || contains_any(&block.context, &NAMES);
    let said = |block: &Block| {
        let lives = !durations(&block.text).is_empty() || contains_any(&block.folded, &life);
        let denied = contains_any(&block.folded, &none);
        (lives || denied)
            && substance::is_said(&block.text, &block.folded)
            && block.folded.split(' ').count() + block.context.split(' ').count() >= 4
    };
    let blocks = page.content().map(|(_, block)| block);
    blocks.filter(|block| speaks(block)).find(|block| said(block)).map(|block| block.text.clone())
}

/// The text of the pages where a site declares what it uses.
fn declarations(visit: &Visit) -> String {
    let subjects = [Subject::Cookies, Subject::Privacy, Subject::Notices];
    let pages = subjects.into_iter().filter_map(|subject| match visit.page(subject) {
        Some((_, At::Page(page))) => Some(page),
        _ => None,
    });
    pages.flat_map(|page| &page.blocks).map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// The names of cookies among these that no legal page of the site gives.
#[must_use]
pub fn undeclared<'a>(visit: &Visit, observed: &'a [String]) -> Vec<&'a str> {
    let text = declarations(visit);
    observed.iter().map(String::as_str).filter(|name| !mentions(&text, name)).collect()
}

/// Whether the legal pages of a site name someone, in folded letters.
#[must_use]
pub fn mentioned(visit: &Visit, folded: &str) -> bool {
    fold(&declarations(visit)).contains(folded)
}

/// Whether a text gives a cookie's name, or the beginning of it (`_pk_id` for `_pk_id.12.ab34`).
fn mentions(text: &str, name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    [name, stem].iter().any(|one| one.len() >= 3 && text.contains(one))
        || text.split_whitespace().any(|word| word.trim_matches(|one: char| "«»\"',;:".contains(one)) == name)
}
