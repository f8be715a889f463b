//! The story: whole, coherent with the phases, and gone without a trace when real content comes.

use kernel::identity::demonstration::list_people;
use kernel::identity::find_account;

use super::{load, withdraw};
use crate::machine::State;
use crate::trial::app;
use crate::{candidature, committee, decision, investigation, lab, standup, team};

async fn told() -> testkit::App {
    let app = app().await;
    let platform = app.deployment.platform();
    let mut people = Vec::new();
    for person in list_people(platform).await.unwrap() {
        let email = kernel::identity::Email::parse(person.email).unwrap();
        people.push((person, find_account(platform, &email).await.unwrap().unwrap()));
    }
    load(app.kernel(), &people).await.unwrap();
    app
}

#[tokio::test]
async fn each_decision_of_the_story_fits_the_phases_of_its_product() {
    let app = told().await;
    let sql = app.kernel().db().reader();
    let purpose = portfolio::registry::processing::SHOW;
    let mut products = std::collections::BTreeSet::new();
    for row in decision::store::list(sql, None).await.unwrap() {
        let content = decision::store::content_of(&row).unwrap();
        if content.genre == decision::records::Kind::FeuilleDeRoute {
            continue;
        }
        products.insert(content.produit.clone());
        let found = portfolio::registry::store::find_product(sql, &content.produit, purpose).await.unwrap().unwrap();
        if let Some(to) = content.vers {
            let later = content.date + chrono::Days::new(15);
            assert_eq!(State::on(&found.source.dated(), later).id(), to, "{}", content.produit);
        }
    }
    assert!(products.len() >= 11, "{products:?}");
    let sessions = committee::store::list(sql, None).await.unwrap();
    let next_week = app.clock.today() + chrono::Days::new(7);
    assert!(sessions.iter().any(|one| one.held_on > app.clock.today() && one.held_on <= next_week));
}

#[tokio::test]
async fn the_story_goes_whole_and_a_second_time_writes_nothing() {
    let app = told().await;
    withdraw(app.kernel()).await.unwrap();
    let sql = app.kernel().db().reader();
    assert!(decision::store::list(sql, None).await.unwrap().is_empty());
    assert!(committee::store::list(sql, None).await.unwrap().is_empty());
    assert!(candidature::store::list(sql).await.unwrap().is_empty());
    assert!(crate::impact::store::points(sql).await.unwrap().is_empty());
    assert!(investigation::store::interviews(sql, "boussole-emploi").await.unwrap().is_empty());
    assert!(lab::store::list(sql, None).await.unwrap().is_empty());
    assert!(standup::store::weeks(sql).await.unwrap().is_empty());
    assert!(team::store::contracts(sql, None).await.unwrap().is_empty());
    let lines = app.journal().await.len();
    withdraw(app.kernel()).await.unwrap();
    assert_eq!(app.journal().await.len(), lines);
}
