//! Who receives personal data (RGPD, article 13, paragraph 1, e).

use super::super::{RECIPIENTS, substance};
use super::{answer, said};
use crate::finding::Finding;
use crate::reading::{Doc, Kind, Passage, contains_any, fold, passages, sentences};

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
    "accueil",
    "animateur",
    "accompagnateur",
    "benevole",
    "caf",
    "candidat",
    "comptable",
    "delegataire",
    "employeur",
    "greffe",
    "jury",
    "responsables",
    "tresor",
    "transporteur",
];

/// Recipients.
pub fn check(page: &Doc) -> Finding {
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
        "les voient",
        "lues que par",
        "qui peut consulter",
        "pour qui",
        "vu par",
        "vus par",
        "vues par",
        "lecteur",
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
    let found = found.or_else(|| listed(page));
    answer(RECIPIENTS, found, "Les destinataires sont dits.", "La page ne dit pas qui reçoit les données.")
}

/// A list right under, or right after, its name: « Destinataires : douanes, centres de sécurité ». What is named need not be in a list of ours.
fn listed(page: &Doc) -> Option<String> {
    let labels = ["destinataire", "qui recoit", "qui les recoit", "acces :", "acces:"];
    let found = passages(page, &labels, &[]);
    let list = |passage: &&Passage| {
        let block = &page.blocks[passage.blocks[0]];
        let rest = block.folded.rsplit_once(labels[0]).map_or("", |(_, rest)| rest);
        let names = !matches!(block.kind, Kind::Text) || rest.trim_start_matches(['s', ' ']).starts_with(':');
        let first = passage.value.lines().next().unwrap_or_default();
        let first = sentences(first).first().copied().unwrap_or_default();
        let folded = fold(first);
        let tells = contains_any(&folded, &["sont", "seront", "est", "doivent", "peuvent"]);
        let label = contains_any(&block.folded, &labels[3..]);
        let direct = if label { passage.before.is_empty() } else { names };
        direct && !tells && substance::own_words(&folded) >= 2 && substance::is_said(first, &folded)
    };
    found.iter().find(list).map(|passage| passage.around.clone())
}
