//! What is accepted of a decision, and how its text is sealed.

use crate::decision::content::{Content, Draft, digest};
use crate::decision::domain::{Typed, read};
use crate::decision::records::Kind;
use crate::decision::verify::{Link, is_chained, read_digest};
use crate::machine::{Move, State};
use portfolio::phase::PhaseName;

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn typed(phase: &str, reason: &str) -> Typed {
    Typed { phase: phase.into(), motif: reason.into(), signature: "oui".into(), ..Typed::default() }
}

fn fields(typed: &Typed) -> Vec<String> {
    let state = State::In(PhaseName::Construction);
    let faults = read(typed, state, Some(day("2026-01-01")), day("2026-08-20")).unwrap_err();
    faults.into_iter().map(|fault| fault.field).collect()
}

#[test]
fn an_ordinary_move_needs_a_signature_and_nothing_more() {
    let state = State::In(PhaseName::Construction);
    let asked = read(&typed("acceleration", ""), state, Some(day("2026-01-01")), day("2026-08-20")).unwrap();
    assert_eq!((asked.to, asked.way, asked.from), (PhaseName::Acceleration, Move::Ordinary, day("2026-08-20")));
    assert_eq!(fields(&Typed { signature: String::new(), ..typed("acceleration", "") }), ["signature"]);
}

#[test]
fn every_fault_is_told_at_its_field() {
    assert_eq!(fields(&Typed::default()), ["phase", "signature"]);
    assert_eq!(fields(&typed("construction", "Une bonne raison")), ["phase"]);
    assert_eq!(fields(&typed("investigation", "non")), ["motif"]);
    assert_eq!(fields(&typed("abandon", "")), ["motif"]);
    assert_eq!(fields(&Typed { effet: "2025-12-31".into(), ..typed("acceleration", "") }), ["effet"]);
    assert_eq!(fields(&Typed { effet: "2028-01-01".into(), ..typed("acceleration", "") }), ["effet"]);
    assert_eq!(fields(&Typed { effet: "demain".into(), ..typed("acceleration", "") }), ["effet"]);
}

fn content(number: i64, previous: &str) -> Content {
    let mut draft = Draft::new(Kind::Phase, "mano", "Mano", day("2026-08-20"));
    draft.says = vec!["Essai".into()];
    draft.placed(number, previous)
}

#[test]
fn a_content_reads_back_to_the_same_bytes() {
    let text = content(1, "").text().unwrap();
    assert_eq!(Content::read(&text).unwrap().text().unwrap(), text);
    assert_eq!(digest(&text), digest(&text.clone()));
    assert_ne!(digest(&text), digest(&text.replace("Essai", "Essais")));
}

#[test]
fn a_chain_holds_until_one_letter_changes_or_one_link_is_gone() {
    let mut links: Vec<Link> = Vec::new();
    for number in 1..=4 {
        let previous = links.last().map(|link| link.digest.to_string()).unwrap_or_default();
        let text = content(number, &previous).text().unwrap();
        links.push(Link { number, digest: digest(&text), content: text });
    }
    let end = links[3].digest.to_string();
    assert!(is_chained(&links, &end) && is_chained(&links[2..], &end));
    assert!(!is_chained(&links, links[2].digest.as_str()) && !is_chained(&[], &end));
    let mut altered = links.clone();
    altered[1].content = altered[1].content.replace("Essai", "Autre");
    assert!(!is_chained(&altered, &end));
    altered[1].digest = digest(&altered[1].content);
    assert!(!is_chained(&altered, &end), "a digest made again does not hide the change from the next link");
    assert!(!is_chained(&[links[0].clone(), links[2].clone(), links[3].clone()], &end));
}

#[test]
fn a_digest_is_read_as_people_paste_it() {
    let known = digest("x");
    let pasted = known.as_str().to_uppercase();
    assert_eq!(read_digest(&format!(" {} {} ", &pasted[..32], &pasted[32..])), Some(known));
    assert_eq!(read_digest("abc"), None);
}
