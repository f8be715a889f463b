//! Who publishes the site, who answers for it, who hosts it (LCEN, article 1-1).

use super::{DIRECTOR, HOST, PUBLISHER, substance};
use crate::finding::Finding;
use crate::reading::values::{has_postal_address, is_placeholder, names_an_organisation, names_of_people, phones};
use crate::reading::{Doc, Kind, Passage, contains_any, fold, passages};

const PUBLISHERS: &[&str] = &[
    "editeur",
    "editrice",
    "edite",
    "edition du site",
    "publie par",
    "proprietaire",
    "est la propriete d",
    "assure l'edition",
    "publisher",
    "published by",
    "responsable du site",
    "responsable editorial",
    "service editeur",
];
const HOSTS: &[&str] = &["heberg", "hosted", "hosting", "host"];
const DIRECTORS: &[&str] = &[
    "directeur de",
    "directrice de",
    "direction de la publication",
    "direction de publication",
    "responsable de la publication",
    "director of",
];
/// Where another fact of the page begins.
const OTHERS: &[&str] = &[
    "conception",
    "credits",
    "propriete intellectuelle",
    "droits de reproduction",
    "code source",
    "accessibilite",
    "signaler",
    "redaction",
    "developpement",
    "realisation",
    "liens",
    "donnees personnelles",
];

/// The three facts.
pub fn check(page: &Doc) -> Vec<Finding> {
    let valued = page.content().any(|(_, block)| !phones(&block.text).is_empty() || has_postal_address(&block.text));
    if !valued && !page.content().any(|(at, _)| has_postal_address(&lines(page, at))) {
        let why = "La page emploie les mots attendus sans aucune adresse ni aucun téléphone : elle n'informe pas.";
        return vec![
            PUBLISHER.non_conforme(page.url.as_str(), why),
            director(page),
            HOST.non_conforme(page.url.as_str(), why),
        ];
    }
    vec![publisher(page), director(page), host(page)]
}

/// A block and the three that follow: an address may take several lines.
fn lines(page: &Doc, at: usize) -> String {
    let blocks = page.blocks.iter().skip(at).take(4).map(|block| block.text.as_str());
    blocks.collect::<Vec<_>>().join("\n")
}

fn publisher(page: &Doc) -> Finding {
    let stops = [HOSTS, DIRECTORS, OTHERS].concat();
    let found = passages(page, PUBLISHERS, &stops);
    let mut named = String::new();
    for passage in found.iter().filter(|passage| substance::is_said(&passage.value, &fold(&passage.around))) {
        let who = before_addresses(&first_lines(&passage.value, 3));
        let prose =
            !passage.before.is_empty() && names_an_organisation(passage.around.lines().next().unwrap_or_default());
        let says = prose
            || names_an_organisation(&who)
            || !names_of_people(&who).is_empty()
            || names_an_organisation(&passage.before);
        if !says {
            continue;
        }
        named = if who.is_empty() { passage.before.clone() } else { who };
        if has_postal_address(&passage.around) {
            return PUBLISHER.conforme(named, "L'éditeur est nommé, avec son adresse.");
        }
    }
    if let Some(first) = found.is_empty().then(|| opening(page)).flatten() {
        return PUBLISHER.conforme(first, "La page s'ouvre sur l'organisme qui publie le site, avec son adresse.");
    }
    match named.is_empty() {
        true => PUBLISHER.non_conforme("", "Les mentions légales ne nomment pas l'éditeur du site."),
        false => PUBLISHER.non_conforme(named, "L'éditeur est nommé sans son adresse."),
    }
}

/// The organisation with which legal notices open when nothing calls it a publisher: its name and its address, before any other fact.
fn opening(page: &Doc) -> Option<String> {
    let others = [HOSTS, DIRECTORS, OTHERS].concat();
    let content = page.content().map(|(_, block)| block).filter(|block| !matches!(block.kind, Kind::Heading(_)));
    let own: Vec<&str> = content
        .take_while(|block| !contains_any(&fold(&before_addresses(&block.text)), &others))
        .filter(|block| block.kind != Kind::Name)
        .map(|block| block.text.as_str())
        .take(4)
        .collect();
    let named = |at: usize| {
        let (who, text) = (before_addresses(own[at]), own[at..].join("\n"));
        let says = names_an_organisation(&who) && has_postal_address(&text) && substance::is_said(&text, &fold(&text));
        says.then_some(who)
    };
    (0..own.len()).find_map(named)
}

fn director(page: &Doc) -> Finding {
    let stops = [HOSTS, OTHERS, &["editeur", "webmestre", "webmaster"]].concat();
    let about = |passage: &Passage| {
        let folded = fold(&passage.around);
        contains_any(
            &folded,
            &[
                "directeur",
                "directrice",
                "direction de",
                "responsable de",
                "dirige",
                "director",
                "directeurs",
                "directeur.rice",
            ],
        )
    };
    let labels = ["publication", "publishing"];
    let found: Vec<Passage> = passages(page, &labels, &stops).into_iter().filter(about).collect();
    let mut seen = String::new();
    for passage in &found {
        let folded = fold(&passage.value);
        if substance::is_lecture(&fold(&passage.around)) {
            continue;
        }
        let after = first_lines(&passage.value, 3);
        let people = [names_of_people(&after), names_of_people(&passage.before)].concat();
        if let (Some(name), false) = (people.first(), is_placeholder(&after)) {
            return DIRECTOR.conforme(name, "Une personne est nommée à la direction de la publication.");
        }
        if seen.is_empty() && !folded.is_empty() {
            seen = after;
        }
    }
    let message = if found.is_empty() {
        "Rien n'est dit de la direction de la publication."
    } else {
        "La direction de la publication ne porte pas le nom d'une personne."
    };
    DIRECTOR.non_conforme(seen, message)
}

fn host(page: &Doc) -> Finding {
    let stops = [DIRECTORS, PUBLISHERS, OTHERS].concat();
    let mut best: Option<(usize, Finding)> = None;
    for passage in passages(page, HOSTS, &stops) {
        if substance::is_lecture(&fold(&passage.around)) || is_placeholder(&passage.value) {
            continue;
        }
        let who = before_addresses(&first_lines(&passage.value, 3));
        let facts = [
            ("son nom", names_an_organisation(&who) || names_an_organisation(&passage.before)),
            ("son adresse", has_postal_address(&passage.value) || has_postal_address(&passage.around)),
            ("son téléphone", !phones(&passage.value).is_empty() || !phones(&passage.around).is_empty()),
        ];
        let missing: Vec<&str> = facts.iter().filter(|(_, there)| !there).map(|(name, _)| *name).collect();
        if missing.is_empty() {
            return HOST.conforme(who, "L'hébergeur est nommé, avec son adresse et son téléphone.");
        }
        let finding = HOST.non_conforme(who, format!("Il manque à l'hébergeur : {}.", missing.join(", ")));
        if best.as_ref().is_none_or(|(count, _)| missing.len() < *count) {
            best = Some((missing.len(), finding));
        }
    }
    best.map_or_else(
        || HOST.non_conforme("", "Les mentions légales ne nomment pas l'hébergeur."),
        |(_, finding)| finding,
    )
}

/// The first lines of a value, each up to the end of its sentence: what comes later speaks of something else.
fn first_lines(value: &str, count: usize) -> String {
    let kept = value.lines().take(count).map(|line| {
        let ends = line.match_indices(". ").map(|(at, _)| at);
        let end =
            ends.into_iter().find(|at| line[..*at].rsplit(' ').next().is_some_and(|word| word.chars().count() > 3));
        &line[..end.unwrap_or(line.len())]
    });
    let mut text = String::new();
    for line in kept {
        if !text.is_empty()
            && line.contains(" :")
            && line.find(" :").is_some_and(|at| at < 30)
            && !fold(line).starts_with("tel")
        {
            break;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(line);
    }
    text
}

/// Each line up to its first number: a street and a town have capitals too, but are no name.
fn before_addresses(lines: &str) -> String {
    let number = |word: &str| word.starts_with(|one: char| one.is_ascii_digit());
    let kept = lines.lines().map(|line| line.split(' ').take_while(|word| !number(word)).collect::<Vec<_>>().join(" "));
    kept.collect::<Vec<_>>().join("\n")
}
