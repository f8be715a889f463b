//! What is processed, on what ground, how long, for whom.

use super::super::{BASIS, PURPOSES, RECIPIENTS, RETENTION, substance};
use super::{answer, said};
use crate::finding::Finding;
use crate::reading::values::durations;
use crate::reading::{Doc, contains_any, fold, words};

/// Purposes, basis, retention, recipients.
pub fn check(page: &Doc) -> Vec<Finding> {
    vec![purposes(page), basis(page), retention(page), recipients(page)]
}

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

fn purposes(page: &Doc) -> Finding {
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
    ];
    let found = said(page, &labels, |_, folded| {
        let start: String = folded.chars().take(260).collect();
        acts(&start) && substance::own_words(&start) >= 2
    });
    answer(PURPOSES, found, "Les finalités sont dites.", "La page ne dit pas à quoi servent les données.")
}

const BASES: [&[&str]; 6] = [
    &["interet public", "autorite publique", "public interest", "public task", "mission de service public"],
    &["obligation legale", "obligations legales", "legal obligation"],
    &["consentement", "consent"],
    &["contrat", "contract", "mesures precontractuelles"],
    &["interet legitime", "interets legitimes", "legitimate interest"],
    &["interets vitaux", "vital interests"],
];

fn basis(page: &Doc) -> Finding {
    let labels = [
        "base legale",
        "bases legales",
        "base juridique",
        "bases juridiques",
        "fondement",
        "fonde",
        "repose sur",
        "reposent sur",
        "autorise",
        "licite",
        "legal basis",
        "en application d",
        "au titre de",
        "necessaire a l'execution",
        "necessaire au respect",
        "prevu par",
        "based on",
        "lawful",
        "ce qui nous permet",
    ];
    let named = |folded: &str| BASES.iter().filter(|ways| contains_any(folded, ways)).count();
    let found = said(page, &labels, |passage, folded| {
        let around = fold(&passage.around);
        let scope = if named(folded) > 0 { folded } else { &around };
        // A list of all the bases that exist chooses none.
        let several = passage.blocks.iter().map(|at| named(&page.blocks[*at].folded)).max().unwrap_or_default();
        (1..=3).contains(&several.max(named(scope).min(3))) && named(scope) > 0 && several <= 3
    });
    answer(BASIS, found, "La base légale est dite.", "La page ne dit pas quelle base légale autorise le traitement.")
}

fn retention(page: &Doc) -> Finding {
    let kept = [
        "conserv",
        "effac",
        "supprim",
        "archiv",
        "combien de temps",
        "duree",
        "retention",
        "kept",
        "delete",
        "stored",
        "garde",
        "detrui",
        "anonymis",
    ];
    let found = page.content().map(|(_, block)| block).find(|block| {
        let speaks = contains_any(&block.folded, &kept) || contains_any(&block.context, &kept);
        let of_cookies = std::iter::once(block.folded.as_str())
            .chain(block.context.split(" | "))
            .any(|name| contains_any(name, &["cookie", "traceur", "temoins"]) && !contains_any(name, &["donnees"]));
        speaks && !of_cookies && !durations(&block.text).is_empty() && substance::is_said(&block.text, &block.folded)
    });
    answer(
        RETENTION,
        found.map(|block| block.text.clone()),
        "Des durées de conservation sont dites.",
        "La page ne donne aucune durée de conservation, avec un nombre et une unité.",
    )
}

const WHO: &[&str] = &[
    "agent",
    "equipe",
    "service",
    "services",
    "prestataire",
    "hebergeur",
    "direction",
    "salarie",
    "gestionnaire",
    "administrateur",
    "instructeur",
    "conseiller",
    "ministere",
    "commune",
    "partenaire",
    "societe",
    "personnel",
    "tiers",
    "personne d'autre",
    "team",
    "staff",
    "membres",
    "tresorerie",
    "departement",
    "prefecture",
    "caisse",
    "agence",
    "medecin",
    "secretariat",
    "mairie",
    "enseignant",
    "universite",
    "laboratoire",
];

fn recipients(page: &Doc) -> Finding {
    let labels = [
        "destinataire",
        "acces aux donnees",
        "acces a ces donnees",
        "acces a vos donnees",
        "qui les voit",
        "qui voit",
        "ont acces",
        "a acces",
        "ont seuls acces",
        "accessibles a",
        "transmises",
        "transmis",
        "communiquees",
        "partageons",
        "sont partagees",
        "partagees avec",
        "accedent",
        "y accede",
        "consultent",
        "qui recoit",
        "qui les recoit",
        "recipients",
        "shared with",
        "qui peut voir",
        "qui va avoir acces",
        "qui a acces",
        "access to",
    ];
    let found = said(page, &labels, |passage, folded| {
        let start: String = folded.chars().take(220).collect();
        let before = page.blocks[passage.blocks[0]].folded.as_str();
        let who = |text: &str| contains_any(text, WHO) && substance::own_words(text) >= 2;
        let nobody = contains_any(
            &fold(&passage.around),
            &["aucun tiers", "aucun destinataire", "aucune autre", "personne d'autre", "ni cedees", "jamais"],
        );
        who(&start) || who(before) || nobody
    });
    answer(RECIPIENTS, found, "Les destinataires sont dits.", "La page ne dit pas qui reçoit les données.")
}
