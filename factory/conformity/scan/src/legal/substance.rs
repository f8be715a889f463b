//! What tells a statement from a text that only uses its words.

use crate::reading::values::is_placeholder;
use crate::reading::{contains_any, words};

/// Sentences that explain what should be said instead of saying it.
const LECTURES: [&str; 21] = [
    "doit ",
    "doivent ",
    "il faut",
    "par exemple",
    "exemple :",
    "exemples :",
    "signifie",
    "on appelle",
    "il convient",
    "vous devez",
    "s'entend",
    "recommande",
    "on entend par",
    "c'est-a-dire que",
    "se definit",
    "il s'agit de la personne",
    "il s'agit de l'entreprise",
    "la reglementation impose",
    "la loi impose",
    "obligatoirement",
    "should ",
];

/// Whether a folded text explains an obligation rather than meeting it.
pub fn is_lecture(folded: &str) -> bool {
    contains_any(folded, &LECTURES.map(str::trim_end))
        || folded.contains("est la personne qui")
        || defines(folded)
        || folded.trim_end().ends_with('?')
}

/// « Le terme désigne… » defines; « nous avons désigné un délégué » tells what was done.
fn defines(folded: &str) -> bool {
    let all: Vec<&str> = words(folded).collect();
    let acts = ["a", "ont", "avons", "est", "sont", "ete"];
    all.iter()
        .enumerate()
        .any(|(at, word)| matches!(*word, "designe" | "designent") && !(at > 0 && acts.contains(&all[at - 1])))
}

/// The vocabulary of legal pages: to use it says nothing by itself.
const KEYWORDS: &str = "\
    donnees donnee personnelles personnelle caractere personnel traitement traitements traitees finalite \
    finalites base bases legale legales juridique duree durees conservation conservees destinataire \
    destinataires droit droits acces rectification effacement limitation opposition portabilite responsable \
    protection delegue deleguee rgpd cnil cookies cookie politique confidentialite reglement general \
    informations information personne personnes concernee concernees collecte collectees collecter utilisation \
    utilisees utiliser legitime legitimes explicite explicites determinee determinees vie privee objectif \
    objectifs europeen europeenne loi libertes informatique transparence conformite respect site service \
    services utilisateur utilisateurs usager usagers etre sont nous vous leur leurs cette dans pour avec plus \
    tout tous toute toutes elles notre votre vos nos ainsi selon comme aussi dont principal principale mention \
    mentions consentement interet public obligation contrat mission securite traceurs publication directeur \
    editeur hebergeur adresse telephone necessaire necessaires strictement article sous-traitant traitants \
    traitant transfert transferts reclamation";

/// How many different words of a folded text are not vocabulary.
pub fn own_words(folded: &str) -> usize {
    let mut own: Vec<&str> = words(folded)
        .filter(|word| word.len() >= 4 && !KEYWORDS.split_ascii_whitespace().any(|one| one == *word))
        .collect();
    own.sort_unstable();
    own.dedup();
    own.len()
}

/// Whether a text may count as a value: neither a lecture nor a model to fill.
pub fn is_said(text: &str, folded: &str) -> bool {
    !is_lecture(folded) && !is_placeholder(text)
}
