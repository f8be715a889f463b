//! Rules on single pages; whole sites are in the corpus.

use chrono::NaiveDate;
use url::Url;

use super::measured;
use crate::Statut;
use crate::reading::Doc;

fn found(html: &str) -> Statut {
    let page = Doc::read(&Url::parse("https://exemple.gouv.fr/stats").unwrap(), html);
    measured(&page, NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()).statut
}

#[test]
fn figures_need_a_date_of_this_quarter() {
    assert_eq!(found("<p>1 204 demandes, 9 jours en moyenne, octobre 2026"), Statut::Conforme);
    assert_eq!(found("<p>1 204 demandes, 9 jours en moyenne, T3 2026"), Statut::Conforme);
    assert_eq!(found("<p>1 204 demandes, 9 jours en moyenne, T2 2026"), Statut::NonConforme);
    assert_eq!(found("<p>1 204 demandes, 9 jours en moyenne"), Statut::NonConforme);
}

#[test]
fn a_date_is_no_figure_and_a_frame_is_not_read() {
    assert_eq!(found("<p>Le 12 octobre 2026, à 9 h 30"), Statut::NonConforme);
    assert_eq!(found("<p>Octobre 2026<iframe src=https://exemple.fr/1></iframe>"), Statut::Inconnu);
}
