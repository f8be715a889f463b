//! The statement: sections, state, rate, date, contact, remedies.

use chrono::{Months, NaiveDate};

use super::{CONTACT, DATE, OF_THE_STATEMENT, RATE, REMEDY, SECTIONS, STATE, State, state};
use crate::finding::Finding;
use crate::reading::values::{dates, emails, has_postal_address, is_placeholder, latest_before, percentages, phones};
use crate::reading::{Block, Doc, Kind, contains_any};

/// The sections of the model, and the words by which sites name them.
const PARTS: [(&str, &[&str]); 4] = [
    ("état de conformité", &["etat de conformite", "conformite", "niveau", "ou en sommes-nous", "compliance"]),
    (
        "résultats des tests ou contenus non accessibles",
        &[
            "resultat",
            "contenus non accessibles",
            "contenu non accessible",
            "contenus inaccessibles",
            "non-conformite",
            "audit",
            "test",
            "content",
        ],
    ),
    (
        "contact",
        &[
            "contact",
            "retour d'information",
            "signaler",
            "nous ecrire",
            "assistance",
            "ameliorer",
            "feedback",
            "nous joindre",
            "aide",
        ],
    ),
    ("voies de recours", &["recours", "defenseur des droits", "reclamation", "enforcement", "remed"]),
];

/// After which a statement must be made again (décret n° 2019-768, article 5).
const YEARS: u32 = 3;

/// Every check of the page itself.
pub fn check(page: &Doc, today: NaiveDate) -> Vec<Finding> {
    let date = date(page, today);
    let contact = contact(page);
    let remedy = remedy(page);
    // A page with no date, nobody to reach and nobody to turn to only repeats words: nothing in it is believed.
    let empty = [&date, &contact, &remedy].iter().all(|finding| finding.statut == crate::Statut::NonConforme);
    if empty {
        let why = "La page emploie les mots attendus sans donner ni date, ni contact, ni recours : ce n'est pas une déclaration.";
        let checks = OF_THE_STATEMENT.iter().filter(|check| [SECTIONS, STATE, RATE].contains(check));
        let words = checks.map(|check| check.non_conforme(page.url.as_str(), why));
        return words.chain([date, contact, remedy]).collect();
    }
    vec![sections(page), declared(page), rate(page), date, contact, remedy]
}

fn sections(page: &Doc) -> Finding {
    let titles = || {
        page.content()
            .map(|(_, block)| block)
            .filter(|block| matches!(block.kind, Kind::Heading(_)) || (block.kind == Kind::Name && block.row.is_none()))
    };
    let missing: Vec<&str> = PARTS
        .iter()
        .filter(|(_, words)| !titles().any(|title| contains_any(&title.folded, words)))
        .map(|(name, _)| *name)
        .collect();
    match missing.is_empty() {
        true => SECTIONS.conforme("", "Les rubriques du modèle sont présentes."),
        false => {
            SECTIONS.non_conforme(missing.join(", "), format!("Il manque à la déclaration : {}.", missing.join(", ")))
        }
    }
}

fn declared(page: &Doc) -> Finding {
    match state::declared(page) {
        Some(state) => STATE.conforme(state.label(), format!("Le service est déclaré {}.", state.label())),
        None => {
            STATE.non_conforme("", "Aucune phrase ne dit si le service est non, partiellement ou totalement conforme.")
        }
    }
}

fn rate(page: &Doc) -> Finding {
    let speaks = |block: &Block| {
        let words = ["critere", "conformite", "rgaa", "taux", "respect", "satisfait", "compliance", "criteria"];
        contains_any(&block.folded, &words) || contains_any(&block.context, &["taux", "resultat", "critere", "results"])
    };
    let said = page
        .content()
        .filter(|(_, block)| speaks(block))
        .flat_map(|(_, block)| percentages(&block.text))
        .collect::<Vec<_>>();
    let declared = state::declared(page);
    let folded = page.content_folded();
    let no_audit = [
        "aucun audit",
        "pas encore ete audite",
        "n'a pas ete audite",
        "pas fait l'objet d'un audit",
        "audit n'a pas encore",
        "no audit",
    ];
    match (said.first(), declared) {
        (Some(rate), Some(state)) => {
            let agrees = said.iter().any(|rate| State::of_rate(*rate) == state);
            let message = if agrees {
                "Le taux annoncé correspond à l'état.".to_owned()
            } else {
                format!("Le taux annoncé ne correspond pas à « {} ».", state.label())
            };
            RATE.judge(agrees, format!("{rate} %"), message)
        }
        (Some(rate), None) => RATE.conforme(format!("{rate} %"), "Un taux est annoncé."),
        (None, Some(State::Non)) if contains_any(&folded, &no_audit) => RATE
            .non_applicable("Aucun audit n'a été fait : sans audit, le service est non conforme et n'a pas de taux."),
        (None, _) => {
            RATE.non_conforme("", "Aucun taux de conformité n'est annoncé, et rien ne dit qu'aucun audit n'a été fait.")
        }
    }
}

fn date(page: &Doc, today: NaiveDate) -> Finding {
    let words = [
        "etabli",
        "mise a jour",
        "mis a jour",
        "actualise",
        "redige",
        "publie",
        "declaration",
        "revise",
        "date du",
        "prepared",
        "updated",
        "reviewed",
    ];
    let speaks = |block: &Block| {
        contains_any(&block.folded, &words)
            || contains_any(&block.context, &["etablissement", "date", "preparation", "mise a jour"])
    };
    let linked = |block: &Block| page.links_of(block).any(|link| contains_any(&link.folded, &["schema", "plan"]));
    let found: Vec<_> = page
        .content()
        .filter(|(_, block)| speaks(block) && !linked(block))
        .flat_map(|(_, block)| dates(&block.text))
        .collect();
    // « 11 février 2005 » is the law's date, found in sentences that speak of declaring.
    let found: Vec<_> =
        found.into_iter().filter(|date| date.day > NaiveDate::from_ymd_opt(2019, 9, 1).unwrap_or_default()).collect();
    let Some(latest) = latest_before(&found, today) else {
        let message = if found.is_empty() {
            "La déclaration n'est pas datée."
        } else {
            "La déclaration porte une date à venir."
        };
        return DATE.non_conforme(found.first().map(|date| date.day.to_string()).unwrap_or_default(), message);
    };
    let limit = today.checked_sub_months(Months::new(12 * YEARS)).unwrap_or(today);
    let message = if latest >= limit {
        "La déclaration a moins de trois ans."
    } else {
        "La déclaration a plus de trois ans : elle doit être refaite."
    };
    DATE.judge(latest >= limit, latest.to_string(), message)
}

fn contact(page: &Doc) -> Finding {
    let words = [
        "contact",
        "ecri",
        "signaler",
        "joindre",
        "telephon",
        "courriel",
        "appeler",
        "formulaire",
        "email",
        "e-mail",
        "nous dire",
        "dites",
        "write",
    ];
    let about_remedy = |block: &Block| {
        contains_any(&block.folded, &["defenseur"])
            || contains_any(&block.context, &["recours", "defenseur", "enforcement"])
    };
    let reach = |block: &Block| {
        let link = page.links_of(block).find(|link| {
            let address = link.url.as_str().to_ascii_lowercase();
            ["contact", "formulaire", "mailto:", "tel:", "ecrire", "form", "support", "aide"]
                .iter()
                .any(|part| address.contains(part))
        });
        emails(&block.text)
            .into_iter()
            .chain(phones(&block.text))
            .next()
            .or_else(|| link.map(|link| link.url.to_string()))
    };
    let speaks = |block: &Block| {
        contains_any(&block.folded, &words)
            || contains_any(&block.context, &["contact", "retour d'information", "feedback", "signaler", "assistance"])
    };
    let mut found = page
        .content()
        .map(|(_, block)| block)
        .filter(|block| !about_remedy(block) && speaks(block) && !is_placeholder(&block.text));
    match found.find_map(reach) {
        Some(how) => CONTACT.conforme(how, "Un moyen de contact est donné."),
        None => CONTACT
            .non_conforme("", "La déclaration ne donne ni adresse, ni téléphone, ni formulaire où signaler un défaut."),
    }
}

fn remedy(page: &Doc) -> Finding {
    let named = page.content().any(|(_, block)| {
        contains_any(&block.folded, &["defenseur des droits", "defenseure des droits", "defender of rights"])
    });
    let link = page.links.iter().find(|link| {
        link.url
            .host_str()
            .is_some_and(|host| host == "defenseurdesdroits.fr" || host.ends_with(".defenseurdesdroits.fr"))
    });
    let letter = page.content().find(|(_, block)| {
        block.folded.contains("71120")
            || (contains_any(&block.folded, &["defenseur"]) && has_postal_address(&block.text))
    });
    match (named, link, letter) {
        (true, Some(link), _) => {
            REMEDY.conforme(link.url.as_str(), "Le Défenseur des droits est indiqué, avec le moyen de le saisir.")
        }
        (true, None, Some((_, block))) => {
            REMEDY.conforme(&block.text, "Le Défenseur des droits est indiqué, avec le moyen de le saisir.")
        }
        (true, None, None) => REMEDY.non_conforme("", "Le Défenseur des droits est nommé, sans le moyen de le saisir."),
        (false, ..) => REMEDY.non_conforme("", "Les voies de recours (Défenseur des droits) ne sont pas indiquées."),
    }
}
