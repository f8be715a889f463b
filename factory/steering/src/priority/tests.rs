//! Prioritisation: in which order, what moved, and who may say so.

use chrono::NaiveDate;

use super::domain::{Effect, TypedCandidate, TypedEnd, candidate, end};
use crate::impact::domain::decimal::Decimal;
use crate::impact::words::Direction;
use crate::trial::{app, intrapreneur, on};

const PAGE: &str = "/produits/carnet-de-bord/priorites";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn what_moved_nothing_is_told_with_what_the_method_says() {
    let value = |text| Decimal::parse(text).unwrap();
    let values =
        [(day("2026-01-31"), value("100")), (day("2026-02-28"), value("101")), (day("2026-04-30"), value("80"))];
    let effect = Effect::of(day("2026-01-31"), &values[..2], Direction::Hausse);
    assert_eq!(effect, Effect::Rien(value("100"), value("101")));
    assert!(effect.advice().contains("arrêter de la construire"));
    assert!(matches!(Effect::of(day("2026-02-28"), &values, Direction::Baisse), Effect::Gagne(..)));
    assert!(matches!(Effect::of(day("2026-02-28"), &values, Direction::Hausse), Effect::Recule(..)));
    assert_eq!(Effect::of(day("2026-04-10"), &values, Direction::Hausse), Effect::TropTot);
    assert_eq!(Effect::of(day("2025-12-31"), &values, Direction::Hausse), Effect::TropTot, "nothing before");
}

#[test]
fn a_candidate_needs_an_indicator_a_hypothesis_and_a_cost() {
    let typed = TypedCandidate {
        titre: "Relance par courriel".into(),
        hypothese: "Les chantiers oubliés seraient repris".into(),
        gain: "4".into(),
        confiance: "3".into(),
        cout: "12 000,50".into(),
        ..TypedCandidate::default()
    };
    assert_eq!(candidate(&typed, true).unwrap().cost_cents, 1_200_050);
    let fields = |typed: &TypedCandidate, known| -> Vec<String> {
        candidate(typed, known).unwrap_err().into_iter().map(|fault| fault.field).collect()
    };
    let bad = TypedCandidate { gain: "6".into(), confiance: "".into(), cout: "0".into(), ..typed };
    assert_eq!(fields(&bad, false), ["indicateur", "gain", "confiance", "cout"]);
    let dropped = TypedEnd { issue: "abandonnee".into(), jour: "2026-08-01".into(), ..TypedEnd::default() };
    assert_eq!(end(&dropped, day("2026-08-20")).unwrap_err()[0].field, "lecon");
}

#[tokio::test]
async fn a_feature_is_proposed_delivered_once_and_its_effect_is_shown() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let at = crate::impact::tests::followed(&mut paul).await;
    for (value, on) in [("31", "2026-05-31"), ("9", "2026-08-19")] {
        crate::impact::tests::measured(&mut paul, &at, value, on).await;
    }
    let indicator = at.rsplit('/').next().unwrap().to_owned();
    let new = |title: &'static str, cost: &'static str| {
        [
            ("titre", title),
            ("hypothese", "Les chantiers oubliés seraient repris"),
            ("gain", "4"),
            ("confiance", "3"),
            ("cout", cost),
        ]
    };
    for (title, cost) in [("Relance par courriel", "12000"), ("Tableau mural", "3000")] {
        let mut sent = new(title, cost).to_vec();
        sent.push(("indicateur", &indicator));
        assert_eq!(paul.submit(PAGE, PAGE, &sent).await.status, 303);
    }
    let page = paul.get(PAGE).await.body;
    assert!(page.find("Tableau mural").unwrap() < page.find("Relance par courriel").unwrap(), "cheaper first");
    let choice = page.split("<option value=\"").skip(1).find(|part| part.contains("Relance par courriel")).unwrap();
    let choice = choice.split('"').next().unwrap().to_owned();
    let ended = [("fonctionnalite", choice.as_str()), ("issue", "livree"), ("jour", "2026-06-01")];
    assert_eq!(paul.submit(PAGE, &format!("{PAGE}/fin"), &ended).await.status, 303);
    assert_eq!(paul.submit(PAGE, &format!("{PAGE}/fin"), &ended).await.status, 409);
    let page = paul.get(PAGE).await.body;
    assert!(page.contains("31\u{a0}jours avant, 9\u{a0}jours après"));
    assert_eq!(app.journal().await.iter().filter(|kind| *kind == "feature.delivered").count(), 1);
    let bad = paul.submit(PAGE, PAGE, &[("titre", "Une idée")]).await;
    assert!(bad.status == 422 && bad.body.contains("Une idée"));
    let mut ines = app.person("Ines Petit", &[on("sponsor", "carnet-de-bord")]).await;
    assert_eq!(ines.submit(PAGE, PAGE, &[("titre", "Une idée")]).await.status, 403);
    let mut zoe = app.person("Zoe Petit", &[on("membre", "mano")]).await;
    assert_eq!(zoe.get(PAGE).await.status, 404);
}
