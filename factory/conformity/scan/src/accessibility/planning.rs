//! The multi-year scheme and the plan of the year.

use chrono::Datelike as _;

use super::{PLAN, SCHEME};
use crate::finding::{Check, Finding};
use crate::reading::values::years;
use crate::reading::{Doc, Kind, Link};
use crate::visit::{At, Missed, Subject, Visit};

/// A scheme is linked, and its years hold this one (décret n° 2019-768, article 6: three years at most).
pub fn scheme(visit: &Visit, page: &Doc) -> Finding {
    look(visit, page, Subject::Scheme, SCHEME, "schéma pluriannuel")
}

/// A plan is linked, and it is this year's.
pub fn plan(visit: &Visit, page: &Doc) -> Finding {
    look(visit, page, Subject::Plan, PLAN, "plan d'actions")
}

fn look(visit: &Visit, page: &Doc, subject: Subject, check: Check, what: &str) -> Finding {
    let mut links: Vec<&Link> = page.links.iter().filter(|link| subject.is_named_by(link)).collect();
    if links.is_empty() {
        links = visit.links(subject);
    }
    if links.is_empty() {
        return check.non_conforme(page.url.as_str(), format!("Aucun lien ne mène au {what}."));
    }
    let all: Vec<Finding> = links.iter().map(|link| judge(visit, page, link, check, what)).collect();
    let best = all.iter().find(|finding| finding.statut == crate::Statut::Conforme);
    best.or_else(|| all.first()).cloned().unwrap_or_else(|| check.inconnu(""))
}

fn judge(visit: &Visit, page: &Doc, link: &Link, check: Check, what: &str) -> Finding {
    let at = visit.at(&link.url);
    let year = visit.today.year();
    if let At::Missed(Missed::Status(status)) = at {
        return check.non_conforme(link.url.as_str(), format!("Le lien vers le {what} répond {status}."));
    }
    let mut said = years(&link.label);
    if let (true, At::Page(target)) = (said.is_empty(), at)
        && target.url != page.url
    {
        said = years_of(target);
    }
    if said.is_empty() {
        said = link.url.path_segments().and_then(|mut parts| parts.next_back()).map(years).unwrap_or_default();
    }
    let evidence = format!("{} ({})", link.label, link.url);
    match (said.iter().min(), said.iter().max(), at) {
        (Some(first), Some(last), _) if (*first..=*last).contains(&year) => {
            check.conforme(evidence, format!("Le {what} couvre {year}."))
        }
        (Some(_), Some(last), _) if *last < year => {
            check.non_conforme(evidence, format!("Le {what} s'arrête en {last}."))
        }
        (Some(first), ..) => check.non_conforme(evidence, format!("Le {what} ne commence qu'en {first}.")),
        (None, _, At::Page(_)) => {
            check.non_conforme(evidence, format!("Le {what} ne dit pas quelles années il couvre."))
        }
        (None, ..) => {
            check.inconnu(format!("Le {what} est lié, mais n'a pas pu être lu : ses années ne sont pas connues."))
        }
    }
}

/// The years that a document announces: in its title and headings, else in its first lines.
fn years_of(page: &Doc) -> Vec<i32> {
    let titles = page
        .content()
        .filter(|(_, block)| matches!(block.kind, Kind::Heading(_)))
        .flat_map(|(_, block)| years(&block.text));
    let announced: Vec<i32> = years(&page.title).into_iter().chain(titles).collect();
    if !announced.is_empty() {
        return announced;
    }
    page.content().take(4).flat_map(|(_, block)| years(&block.text)).collect()
}
