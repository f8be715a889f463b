//! Links that lead nowhere, among a bounded number.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use url::Url;

use crate::fetch::{Fetcher, Robots, Unreachable};
use crate::finding::{Check, Finding};
use crate::visit::{At, Missed, Visit};

/// No dead link.
pub const DEAD: Check = Check::new("liens.morts", "Aucun lien mort parmi ceux qui ont été suivis");

/// What this scanner asks.
pub const CHECKS: &[Check] = &[DEAD];

/// How many addresses of the site, and of other sites, are asked.
const OWN: usize = 30;
const OTHERS: usize = 10;

/// What a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Alive,
    Dead,
    /// Its name does not exist, unless it is our own network that is missing.
    Nameless,
    Unknown,
}

/// Follows the links of the pages that were read, one after the other, within what `robots.txt` allows.
pub async fn scan(visit: &Visit, robots: &Robots, fetcher: &Fetcher) -> Vec<Finding> {
    let home = visit.home().and_then(|home| home.url.host());
    let mut answers = Vec::new();
    for url in targets(visit) {
        let answer = match known(visit, &url) {
            Some(answer) => answer,
            None if url.host() == home && !robots.allows(&url) => Answer::Unknown,
            None => ask(fetcher, &url).await,
        };
        answers.push((url, answer));
    }
    let elsewhere = answers.iter().any(|(url, answer)| url.host() != home && *answer == Answer::Alive);
    for (_, answer) in answers.iter_mut().filter(|(_, answer)| *answer == Answer::Nameless) {
        *answer = if elsewhere { Answer::Dead } else { Answer::Unknown };
    }
    vec![judge(&answers)]
}

fn judge(answers: &[(Url, Answer)]) -> Finding {
    let of = |wanted: Answer| answers.iter().filter(move |(_, answer)| *answer == wanted);
    let dead: Vec<&str> = of(Answer::Dead).map(|(url, _)| url.as_str()).collect();
    let (alive, unknown) = (of(Answer::Alive).count(), of(Answer::Unknown).count());
    if !dead.is_empty() {
        return DEAD
            .non_conforme(dead.join(" "), format!("{} lien(s) mort(s) sur {} suivis.", dead.len(), answers.len()));
    }
    match alive {
        0 => DEAD.inconnu("Aucun lien n'a pu être suivi."),
        _ => DEAD.conforme("", format!("{alive} liens suivis répondent ; {unknown} n'ont pas pu l'être.")),
    }
}

/// What the visit already knows.
fn known(visit: &Visit, url: &Url) -> Option<Answer> {
    match visit.at(url) {
        At::Page(_) | At::Missed(Missed::File(_)) => Some(Answer::Alive),
        At::Missed(Missed::Status(404 | 410)) => Some(Answer::Dead),
        At::Missed(_) => Some(Answer::Unknown),
        At::Unvisited => None,
    }
}

async fn ask(fetcher: &Fetcher, url: &Url) -> Answer {
    match fetcher.status(url).await {
        Ok(404 | 410) => Answer::Dead,
        Err(Unreachable::UnknownName(_)) => Answer::Nameless,
        Ok(status) if status < 400 => Answer::Alive,
        // A site may refuse robots, or be tired: its link is not dead.
        Ok(_) | Err(_) => Answer::Unknown,
    }
}

/// The addresses to follow: the site's own first, each once.
fn targets(visit: &Visit) -> Vec<Url> {
    let home = visit.home().and_then(|home| home.url.host_str()).map(str::to_owned);
    let mut seen = BTreeSet::new();
    let (mut own, mut others) = (Vec::new(), Vec::new());
    for link in visit.pages.iter().flat_map(|page| &page.links) {
        let mut url = link.url.clone();
        url.set_fragment(None);
        if !matches!(url.scheme(), "http" | "https") || leaves(&url) || !seen.insert(url.to_string()) {
            continue;
        }
        let same = url.host_str().map(str::to_owned) == home;
        let (list, limit) = if same { (&mut own, OWN) } else { (&mut others, OTHERS) };
        if list.len() < limit {
            list.push(url);
        }
    }
    own.extend(others);
    own
}

/// Addresses that do something when they are asked.
fn leaves(url: &Url) -> bool {
    let path = url.path().to_ascii_lowercase();
    ["deconnexion", "logout", "signout", "delete", "supprimer", "connexion/", "login"]
        .iter()
        .any(|word| path.contains(word))
}
