//! What ends in conformity, told among the deadlines of steering: proofs that the law dates from afar, and every word or document near its end.

use chrono::Days;
use conformity::board::Board;
use conformity::deadline::deadlines;
use conformity::referential::Class;
use conformity::state::State;

use super::domain::Due;

/// Days behind, so that what ended and was not done again is still told.
const PAST: u64 = 365;
/// Days ahead for what is prepared long before: a declaration of accessibility holds three years.
const FAR: u64 = 3 * 366;
/// Days ahead for any other proof.
const NEAR: Days = Days::new(90);

/// What is prepared long before, and what has to be done.
const PREPARED: [(&str, &str); 4] = [
    ("obl.homologation", "Fin de l'homologation de sécurité"),
    ("obl.accessibilite-declaration", "Déclaration d'accessibilité à refaire (trois ans)"),
    ("obl.accessibilite", "Audit d'accessibilité à refaire"),
    ("obl.rgpd-aipd", "Analyse d'impact sur les données (AIPD) à revoir"),
];

/// What ends, for the products of the portfolio. What a machine measures again by itself is not told.
pub fn ends(board: &Board) -> Vec<Due> {
    let all = deadlines(board, PAST, FAR, |subject| subject.fiche.is_some());
    let due = |end: conformity::deadline::Deadline| {
        let (subject, criterion) = (&board.subjects[end.row], &board.criteria[end.column]);
        let prepared = PREPARED.iter().find(|(id, _)| *id == criterion.id).map(|(_, what)| *what);
        let by_itself = matches!(criterion.class, Class::Automatic | Class::Records);
        let what = match prepared {
            _ if end.state == State::Deroge => format!("Fin de la dérogation au carnet : {}", criterion.label),
            Some(what) => what.to_owned(),
            None if by_itself || end.day > board.day + NEAR => return None,
            None if criterion.class == Class::Attestation => format!("Fin de l'attestation : {}", criterion.label),
            None => format!("Fin de la preuve : {}", criterion.label),
        };
        Some(Due {
            on: end.day,
            product: subject.id.clone(),
            what,
            href: subject.public(),
            proof: prepared.is_none(),
            entry: None,
        })
    };
    all.into_iter().filter_map(due).collect()
}

/// Whether the impact assessment on data of a product is proven, or set aside with its reason.
pub fn is_assessed(board: &Board, product: &str) -> bool {
    let place = board.place(product).zip(board.column("obl.rgpd-aipd"));
    let state = place.map(|(row, column)| board.standing(row, column).state);
    state.is_some_and(|state| state.is_green() || state == State::NonApplicable)
}
