//! What people may ask, of whom, and whom they may turn to.

use super::super::{AUTHORITY, OFFICER, RIGHTS, substance};
use super::{answer, leads_to_somebody, reaches};
use crate::finding::Finding;
use crate::reading::values::{emails, has_postal_address, phones};
use crate::reading::{Block, Doc, contains_any, fold, passages, sentences};

/// Rights, officer, authority.
pub fn check(page: &Doc) -> Vec<Finding> {
    vec![rights(page), officer(page), authority(page)]
}

const NAMED_RIGHTS: [&[&str]; 6] = [
    &["acces", "acceder", "consulter", "access", "voir", "lire", "copie de vos donnees"],
    &["rectif", "corriger", "modifier", "mettre a jour", "rectify", "correct"],
    &["effac", "supprim", "suppression", "erase", "delete", "erasure"],
    &["limit", "restrict"],
    &["oppos", "object"],
    &["portabilite", "portability", "recuperer", "emporter"],
];

fn rights(page: &Doc) -> Finding {
    let count = |text: &str| NAMED_RIGHTS.iter().filter(|ways| contains_any(text, ways)).count();
    let blocks: Vec<&Block> = page.content().map(|(_, block)| block).collect();
    let named = |at: usize| {
        let text: Vec<&str> = blocks[at..blocks.len().min(at + 8)].iter().map(|block| block.folded.as_str()).collect();
        count(&text.join("\n")) >= 3
            && !substance::is_lecture(&blocks[at].folded)
            && count(&blocks[at].folded) + contains_any(&blocks[at].folded, &["droit", "right"]) as usize > 0
    };
    let ways = [
        "exerc",
        "demand",
        "ecri",
        "adress",
        "contact",
        "courrier",
        "courriel",
        "saisi",
        "write",
        "request",
        "formulaire",
        "joindre",
    ];
    let way = |block: &&Block| {
        let speaks =
            contains_any(&block.folded, &ways) || contains_any(&block.context, &["droit", "rights", "exercer"]);
        speaks && reaches(page, block) && !contains_any(&block.folded, &["cnil", "commission nationale"])
            || reaches(page, block) && contains_any(&block.folded, &["exerc", "droits", "opposer"])
    };
    // In one paragraph with the authority's, the sentence on rights is read alone.
    let by_sentence = |block: &&Block| {
        sentences(&block.text).into_iter().any(|sentence| {
            let folded = fold(sentence);
            let there = !emails(sentence).is_empty() || !phones(sentence).is_empty() || has_postal_address(sentence);
            let speaks = contains_any(&folded, &ways) || count(&folded) >= 2;
            there && speaks && !contains_any(&folded, &["cnil", "commission nationale"])
        })
    };
    let way = |block: &&Block| way(block) || by_sentence(block);
    let found = (0..blocks.len())
        .find(|at| named(*at) && blocks[at.saturating_sub(6)..blocks.len().min(at + 12)].iter().any(way));
    answer(
        RIGHTS,
        found.map(|at| blocks[at].text.clone()),
        "Les droits sont dits, et comment les exercer.",
        "La page ne dit pas au moins trois des droits avec le moyen de les exercer.",
    )
}

fn officer(page: &Doc) -> Finding {
    let labels = [
        "delegue a la protection",
        "deleguee a la protection",
        "delegue.e a la protection",
        "delegue(e) a la protection",
        "dpo",
        "dpd",
        "data protection officer",
        "delegation a la protection",
        "delegue.e",
        "correspondant informatique et libertes",
    ];
    let found = passages(page, &labels, &[]).into_iter().find_map(|passage| {
        // The officer's own block and what names it; what follows further down speaks of something else.
        let near: Vec<&Block> = passage.blocks.iter().take(4).map(|at| &page.blocks[*at]).collect();
        let said = near.iter().take(2).all(|block| substance::is_said(&block.text, &block.folded));
        let own = near.first().map_or("", |block| around(&block.text, &labels));
        let linked = near.first().is_some_and(|block| reaches_by_link(page, block, own));
        let written = !emails(own).is_empty() || !phones(own).is_empty() || has_postal_address(own);
        let reached = written || linked || near.iter().skip(1).any(|block| reaches(page, block));
        let lines = passage.around.split_once('\n').map_or("", |(_, lines)| lines);
        let reached = reached || has_postal_address(lines);
        (said && reached).then_some(passage.around)
    });
    answer(
        OFFICER,
        found,
        "Le délégué à la protection des données peut être joint.",
        "La page ne donne pas de moyen de joindre le délégué à la protection des données.",
    )
}

/// The sentence that uses one of these labels, with the one before and the one after: a paragraph may give other people's addresses.
fn around<'a>(text: &'a str, labels: &[&str]) -> &'a str {
    let all = sentences(text);
    let Some(at) = all.iter().position(|sentence| contains_any(&fold(sentence), labels)) else { return text };
    let (first, last) = (all[at.saturating_sub(1)], all[(at + 1).min(all.len() - 1)]);
    let place = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
    &text[place(first)..place(last) + last.len()]
}

/// Whether a link of a block whose words stand in this part of it leads to somebody.
fn reaches_by_link(page: &Doc, block: &Block, part: &str) -> bool {
    page.links_of(block).any(|link| part.contains(link.label.as_str()) && leads_to_somebody(link))
}

fn authority(page: &Doc) -> Finding {
    let named = ["cnil", "commission nationale de l'informatique", "commission nationale informatique"];
    let complaint = ["reclamation", "plainte", "saisir", "saisine", "recours", "complaint", "lodge", "plaindre"];
    let can = [
        "vous pouvez",
        "vous avez",
        "chacun peut",
        "peut recevoir",
        "toute personne",
        "droit d'introduire",
        "droit de",
        "possibilite",
        "possible",
        "il peut",
        "elle peut",
        "peut etre saisie",
        "you can",
        "you may",
        "you have",
    ];
    let blocks: Vec<&Block> = page.content().map(|(_, block)| block).collect();
    let found = blocks.iter().enumerate().find(|(at, block)| {
        let with_next =
            blocks[*at..blocks.len().min(at + 3)].iter().map(|one| one.folded.as_str()).collect::<Vec<_>>().join(" ");
        let speaks = contains_any(&block.folded, &named) || contains_any(&block.context, &named);
        let complains = contains_any(&block.folded, &complaint) || contains_any(&block.context, &complaint);
        let link = page
            .links_of(block)
            .any(|link| link.url.host_str().is_some_and(|host| host == "cnil.fr" || host.ends_with(".cnil.fr")));
        let letter = contains_any(&with_next, &["place de fontenoy", "tsa 80715", "cnil.fr"]);
        speaks
            && complains
            && (link || letter || contains_any(&block.folded, &can))
            && substance::is_said(&block.text, &block.folded)
    });
    answer(
        AUTHORITY,
        found.map(|(_, block)| block.text.clone()),
        "La réclamation auprès de la CNIL est indiquée.",
        "La page ne dit pas qu'une réclamation peut être adressée à la CNIL, ni comment.",
    )
}
