//! Reviews: by somebody else, within what their role may say, until the definition changes.

use kernel::{Grant, Scope};

use super::acting::{DELAY, followed, measured};
use crate::trial::{app, head, intrapreneur, on};

fn said(level: &'static str) -> [(&'static str, &'static str); 3] {
    [("niveau", level), ("remarque", "Requête relue avec l'équipe, chiffres retrouvés."), ("signature", "oui")]
}

#[tokio::test]
async fn a_coach_certifies_a_head_validates_and_a_new_definition_starts_again() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let at = followed(&mut paul).await;
    let mut coach = app.person("Amadou Petit", &[on("coach", "carnet-de-bord")]).await;
    let path = format!("{at}/revues");
    let early = coach.submit(&at, &path, &said("certifiee")).await;
    assert!(early.status == 422 && early.body.contains("rien à certifier"));
    measured(&mut paul, &at, "31", "2026-08-19").await;
    app.clock.advance(chrono::TimeDelta::minutes(1));
    assert_eq!(coach.submit(&at, &path, &said("certifiee")).await.status, 303);
    assert!(coach.get(&at).await.body.contains("Amadou Petit, coach"));
    let beyond = coach.submit(&at, &path, &said("validee")).await;
    assert!(beyond.status == 422 && beyond.body.contains("valide sur le fond"));
    app.clock.advance(chrono::TimeDelta::minutes(1));
    let mut head = head(&app).await;
    assert_eq!(head.submit(&at, &path, &said("validee")).await.status, 303);
    assert!(paul.get(&at).await.body.contains("fr-badge--success"));
    app.clock.advance(chrono::TimeDelta::minutes(1));
    let changed = format!("{at}/definition");
    assert_eq!(paul.submit(&changed, &changed, &DELAY).await.status, 303);
    assert!(paul.get(&at).await.body.contains("Non revue"));
    let journal = app.journal().await;
    assert_eq!(journal.iter().filter(|kind| *kind == "impact.reviewed").count(), 2);
}

#[tokio::test]
async fn nobody_reviews_what_they_defined_and_a_team_member_does_not_review() {
    let app = app().await;
    let everywhere = |role: &str| Grant { role: role.into(), scope: Scope::Everything };
    let mut both = app.person("Paul Lefevre", &[everywhere("responsable-incubateur")]).await;
    let at = followed(&mut both).await;
    measured(&mut both, &at, "31", "2026-08-19").await;
    let own = both.submit(&at, &format!("{at}/revues"), &said("validee")).await;
    assert!(own.status == 422 && own.body.contains("une autre personne le revoit"), "{}", own.body);
    let mut member = app.person("Zoe Petit", &[on("membre", "carnet-de-bord")]).await;
    assert_eq!(member.submit(&at, &format!("{at}/revues"), &said("certifiee")).await.status, 403);
}
