//! What fiches say becomes constats, once.

use chrono::{NaiveDate, TimeDelta};
use portfolio::source::{ProductSource, SourceEvent};

use super::answers;
use crate::referential::standards;
use crate::state::{State, Status};
use crate::trial::bare;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn committee(on: &str) -> ProductSource {
    let event = SourceEvent { name: "committee".into(), date: day(on), comment: None, extra: serde_json::Map::new() };
    ProductSource { events: vec![event], ..ProductSource::default() }
}

#[test]
fn a_committee_counts_for_a_semester_and_its_absence_says_nothing() {
    let status = |source: &ProductSource| {
        let all = answers(source, None, day("2026-08-20"));
        all.into_iter().find(|one| one.criterion.contains("comites")).map(|one| one.status)
    };
    assert_eq!(status(&committee("2026-03-01")), Some(Status::Conforme));
    assert_eq!(status(&committee("2025-03-01")), Some(Status::NonConforme));
    assert_eq!(status(&committee("2026-12-01")), None, "a committee to come is no committee");
    assert_eq!(status(&ProductSource::default()), None);
}

#[test]
fn every_answer_is_of_a_known_criterion() {
    let all = answers(&committee("2026-03-01"), None, day("2026-08-20"));
    assert!(all.iter().all(|one| standards().iter().any(|known| known.id == one.criterion)));
}

#[tokio::test]
async fn registers_are_read_each_day_and_written_when_they_change() {
    let app = bare().await;
    app.deployment.tend().await.unwrap();
    let state = |board: &crate::board::Board, product: &str, criterion: &str| {
        board.standing(board.place(product).unwrap(), board.column(criterion).unwrap()).state
    };
    let board = crate::board::today(app.kernel()).await.unwrap();
    let fiche = "std.le-produit-a-une-fiche-a-jour-sur-le-site-beta-gouv-fr.1";
    assert_eq!(state(&board, "signature-commune", fiche), State::Prouve);
    assert_eq!(state(&board, "signature-commune", "std.le-produit-communique-sur-son-budget.2"), State::NonConforme);
    app.clock.advance(TimeDelta::hours(25));
    app.deployment.tend().await.unwrap();
    let read = app.journal().await.iter().filter(|kind| *kind == "conformity.registers_read").count();
    assert_eq!(read, 1, "nothing has changed");
}
