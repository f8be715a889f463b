//! What personal data are for (RGPD, article 13, paragraph 1, c).

use super::super::{PURPOSES, substance};
use super::{answer, said};
use crate::finding::Finding;
use crate::reading::{Doc, contains_any, fold, sentences, words};

const ACTIONS: &[&str] = &[
    "gestion",
    "envoi",
    "suivi",
    "instruction",
    "reponse",
    "mesure",
    "organisation",
    "inscription",
    "creation",
    "authentification",
    "statistiques",
    "paiement",
    "prise",
    "delivrance",
    "mise",
    "amelioration",
    "etude",
    "realisation",
    "identification",
    "connexion",
    "verification",
    "recrutement",
];

/// Words that end as an infinitive does and are none, or that say nothing of what is done.
const NO_ACTIONS: &str = "entre notre votre autre titre encore caractere registre maniere chambre nombre premier dernier particulier \
    derniere ministere collecter utiliser exercer etre metre cadre ordre offre octobre septembre novembre decembre";

fn acts(folded: &str) -> bool {
    let infinitive = |word: &str| {
        word.len() >= 5
            && ["er", "ir", "re"].iter().any(|end| word.ends_with(end))
            && !NO_ACTIONS.split_ascii_whitespace().any(|one| one == word)
    };
    words(folded).any(|word| infinitive(word) || ACTIONS.contains(&word)) || folded.contains("so that")
}

/// Purposes.
pub fn check(page: &Doc) -> Finding {
    let labels = [
        "finalite",
        "pourquoi",
        "objectif",
        "a quoi serv",
        "but poursuivi",
        "but",
        "afin d",
        "nous utilisons",
        "utilisees pour",
        "traitees pour",
        "traite des donnees",
        "pour quoi",
        "purpose",
        "why",
        "collectees pour",
        "servent a",
        "permettent d",
        "permet d",
        "traitons",
        "en vue d",
        "recueillies pour",
        "pour objet",
        "objet du traitement",
    ];
    let found = said(page, &labels, |_, folded| {
        let start: String = folded.chars().take(260).collect();
        acts(&start) && substance::own_words(&start) >= 2
    });
    let found = found.or_else(|| intended(page));
    answer(PURPOSES, found, "Les finalités sont dites.", "La page ne dit pas à quoi servent les données.")
}

/// What organisations do with what they know of people, and what it is called.
const HOLDS: &[&str] =
    &["enregistr", "recueill", "collect", "utilis", "trait", "demand", "not", "servent", "recens", "communiqu"];
const HELD: &[&str] =
    &["donnees", "informations", "nom", "adresse", "coordonnees", "telephone", "courriel", "identite", "cv", "dossier"];
/// What people do with their own data: it tells a right, not a purpose.
const OWN_ACTS: &[&str] = &[
    "acceder",
    "exercer",
    "consulter",
    "rectifier",
    "corriger",
    "opposer",
    "connaitre",
    "contacter",
    "joindre",
    "savoir",
    "saisir",
    "demander",
    "obtenir",
    "faire",
    "supprimer",
    "effacer",
    "respecter",
];

/// A sentence in which something held of people is held to do something: « nous notons votre téléphone pour vous joindre ».
fn intended(page: &Doc) -> Option<String> {
    let said = page.content().flat_map(|(_, block)| sentences(&block.text));
    let meant = |sentence: &&str| {
        let folded = fold(sentence);
        let held = contains_any(&folded, HOLDS) && contains_any(&folded, HELD);
        held && !contains_any(&folded, &["cookie"])
            && substance::is_said(sentence, &folded)
            && ends_of(&folded).any(|end| acts(&end) && substance::own_words(&end) >= 2)
    };
    said.into_iter().find(meant).map(str::to_owned)
}

/// What follows « pour », « afin de », when it begins with what somebody does.
fn ends_of(folded: &str) -> impl Iterator<Item = String> {
    let all: Vec<&str> = words(folded).collect();
    let starts: Vec<usize> = (1..all.len()).filter(|at| matches!(all[at - 1], "pour" | "afin")).collect();
    let end = move |at: usize| all[at..all.len().min(at + 14)].join(" ");
    starts.into_iter().map(end).filter(|end| {
        let first = words(end).find(|word| !matches!(*word, "de" | "d" | "vous" | "en" | "les" | "le" | "la" | "l"));
        first.is_some_and(|word| acts(word) && !OWN_ACTS.contains(&word))
    })
}
