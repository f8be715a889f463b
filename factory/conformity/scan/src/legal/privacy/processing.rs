//! On what ground personal data are processed, and how long they are kept (RGPD, article 13, paragraphs 1, c, and 2, a).

use super::super::{BASIS, RETENTION, substance};
use super::{answer, said};
use crate::finding::Finding;
use crate::reading::values::durations;
use crate::reading::{Doc, contains_any, fold};

/// Basis, retention.
pub fn check(page: &Doc) -> Vec<Finding> {
    vec![basis(page), retention(page)]
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
        "liceite",
        "releve d",
        "repond a",
        "necessaire a",
        "base :",
        "base:",
        "sur la base d",
        "de quel droit",
        "mis en oeuvre pour",
    ];
    let named = |folded: &str| BASES.iter().filter(|ways| contains_any(folded, ways)).count();
    let found = said(page, &labels, |passage, folded| {
        let around = fold(&passage.around);
        let scope = if named(folded) > 0 { folded } else { &around };
        // A list of all the bases that exist chooses none.
        let several = passage.blocks.iter().map(|at| named(&page.blocks[*at].folded)).max().unwrap_or_default();
        (1..=3).contains(&several.max(named(scope).min(3))) && named(scope) > 0 && several <= 3
    });
    let found = found.or_else(|| {
        let mut blocks = page.content().map(|(_, block)| block);
        let cites = |text: &str| contains_any(text, &["article 6", "art. 6", "article 9", "art. 9"]);
        let chosen = |text: &str| (1..=3).contains(&named(text)) && cites(text);
        blocks
            .find(|block| chosen(&block.folded) && substance::is_said(&block.text, &block.folded))
            .map(|one| one.text.clone())
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
    // An end that everybody can date without a number (RGPD, article 13, paragraph 2, a: "the criteria used to determine that period").
    let ends = ["a la fin de", "jusqu'au", "des que vous", "a l'issue d", "a la cloture d"];
    let vague = ["necessaire", "finalites", "reglementation"];
    let found = page.content().map(|(_, block)| block).find(|block| {
        let speaks = contains_any(&block.folded, &kept) || contains_any(&block.context, &kept);
        let of_cookies = std::iter::once(block.folded.as_str())
            .chain(block.context.split(" | "))
            .any(|name| contains_any(name, &["cookie", "traceur", "temoins"]) && !contains_any(name, &["donnees"]));
        speaks
            && !of_cookies
            && (!durations(&block.text).is_empty()
                || (contains_any(&block.folded, &kept)
                    && contains_any(&block.folded, &ends)
                    && !contains_any(&block.folded, &vague)))
            && substance::is_said(&block.text, &block.folded)
    });
    answer(
        RETENTION,
        found.map(|block| block.text.clone()),
        "Des durées de conservation sont dites.",
        "La page ne donne aucune durée de conservation, avec un nombre et une unité.",
    )
}
