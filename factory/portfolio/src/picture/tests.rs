//! The picture: its period, its filters, its charts.

use super::domain::*;
use crate::phase::{Pace, PhaseName};
use crate::trial;

#[test]
fn an_address_is_read_and_each_bad_value_is_told() {
    let asked = read("periode=5-ans&phase=construction&rythme=au-dela&incubateur=a&x=y", |id| id == "a");
    assert_eq!(
        (asked.period, asked.phase, asked.pace),
        (Period::Years(5), Some(PhaseName::Construction), Some(Pace::Over))
    );
    assert_eq!((asked.filters(), asked.faults.len()), (3, 0));
    let asked = read("periode=hier&phase=abandon&rythme=vite&incubateur=b&page=0", |id| id == "a");
    assert_eq!((asked.filters(), asked.faults.len(), asked.page), (0, 5, 1));
}

#[test]
fn a_long_history_has_one_point_a_year_and_ends_on_the_day() {
    let day: chrono::NaiveDate = "2026-08-20".parse().unwrap();
    let phase = crate::phase::Phase {
        name: PhaseName::Construction,
        start: "2019-01-15".parse().unwrap(),
        end: None,
        comment: None,
    };
    let phases = [phase];
    let months = crate::statistics::by_month(&[crate::statistics::Life { id: "a", phases: &phases }], day);
    let whole = points(months.clone(), Period::Whole, day);
    assert!((8..=9).contains(&whole.len()) && whole.last().unwrap().day == day);
    let year = points(months, Period::Years(1), day);
    assert_eq!(year.len(), 13);
}

#[tokio::test]
async fn the_picture_has_its_charts_each_with_its_table() {
    let app = trial::app().await;
    let page = app.anonymous().get("/vue-d-ensemble").await;
    assert_eq!(page.status, 200);
    for id in ["phases-graphique", "entonnoir-graphique", "durees-graphique"] {
        assert!(page.body.contains(&format!("id=\"{id}\"")), "{id}");
    }
    assert_eq!(page.body.matches("Données du graphique").count(), 3);
}

#[tokio::test]
async fn durations_are_filtered_and_a_bad_value_leaves_the_rest() {
    let app = trial::app().await;
    let late = app.anonymous().get("/vue-d-ensemble?rythme=au-dela").await;
    assert!(late.body.contains("Carnet de bord – Construction") && !late.body.contains("Boussole emploi –"));
    let bad = app.anonymous().get("/vue-d-ensemble?rythme=vite").await;
    assert!(bad.status == 200 && bad.body.contains("n'a pas été comprise") || bad.body.contains("été comprise"));
}

#[tokio::test]
async fn the_funnel_says_how_it_counts_and_fits_a_narrow_screen() {
    let app = trial::app().await;
    let page = app.anonymous().get("/vue-d-ensemble").await.body;
    assert!(
        page.contains("Ni plus loin ni arrêtés")
            && page.contains("la phase la plus avancée")
            && !page.contains("Y sont encore")
    );
    let table = page.split("id=\"entonnoir-table\"").nth(1).unwrap().split("</thead>").next().unwrap();
    assert_eq!(table.matches("scope=\"col\"").count(), 2);
}
