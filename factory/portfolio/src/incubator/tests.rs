//! What is accepted of the fiche of an incubator.

use super::domain::{IncubatorForm, apply, changes};
use crate::source::IncubatorSource;
use crate::trial;
use kernel::{Grant, Scope};

fn stored() -> IncubatorSource {
    IncubatorSource {
        id: "essai".into(),
        title: "Essai".into(),
        body: "\nTexte\n".into(),
        ..IncubatorSource::default()
    }
}

#[test]
fn a_form_sent_as_it_was_shown_changes_nothing() {
    let after = apply(&stored(), &IncubatorForm::of(&stored(), 0)).unwrap();
    assert_eq!(changes(&stored(), &after), []);
}

#[test]
fn what_changes_is_told_field_by_field() {
    let form = IncubatorForm { website: "https://exemple.fr".into(), ..IncubatorForm::of(&stored(), 0) };
    let after = apply(&stored(), &form).unwrap();
    let changes = changes(&stored(), &after);
    assert_eq!((changes.len(), changes[0].field.as_str()), (1, "website"));
}

#[test]
fn an_empty_name_and_a_dangerous_site_are_refused_together() {
    let form =
        IncubatorForm { title: String::new(), website: "javascript:1".into(), ..IncubatorForm::of(&stored(), 0) };
    let faults = apply(&stored(), &form).unwrap_err();
    let fields: Vec<&str> = faults.iter().map(|fault| fault.field.as_str()).collect();
    assert_eq!(fields, ["title", "website"]);
}

#[test]
fn a_contact_is_an_address_of_a_length_that_letters_take() {
    for contact in ["@", "a@b", "a@exemple.fr?bcc=b@exemple.fr", &format!("{}@exemple.fr", "a".repeat(260))] {
        let form = IncubatorForm { contact: contact.to_owned(), ..IncubatorForm::of(&stored(), 0) };
        let faults = apply(&stored(), &form).unwrap_err();
        assert_eq!(faults[0].field, "contact", "{contact}");
    }
}

fn head(id: &str) -> Grant {
    Grant { role: "responsable-incubateur".into(), scope: Scope::one("incubateur", id) }
}

#[tokio::test]
async fn the_pages_tell_the_incubators_and_their_products() {
    let app = trial::app().await;
    let list = app.anonymous().get("/incubateurs").await;
    assert!(list.body.contains("Fabrique des ministères sociaux") && list.body.contains("Atelier numérique"));
    let one = app.anonymous().get("/incubateurs/sgmas").await;
    assert!(one.body.contains(">Mano<") && !one.body.contains(">Carnet de bord<"));
    assert_eq!(app.anonymous().get("/incubateurs/inconnu").await.status, 404);
}

#[tokio::test]
async fn the_head_edits_its_incubator_and_nobody_elses() {
    let app = trial::app().await;
    let mut head = app.person("Zoe Petit", &[head("sgmas")]).await;
    let form = trial::form_values(&head.get("/incubateurs/sgmas/modifier").await.body);
    let with = |field: &str, value: &str| -> Vec<(String, String)> {
        form.iter()
            .map(|(name, kept)| (name.clone(), if name == field { value.into() } else { kept.clone() }))
            .collect()
    };
    let edited = with("title", "Fabrique renommée");
    let pairs: Vec<(&str, &str)> = edited.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    app.clock.advance(chrono::TimeDelta::minutes(1));
    assert_eq!(head.post("/incubateurs/sgmas/modifier", &pairs).await.status, 303);
    assert!(app.anonymous().get("/incubateurs/sgmas").await.body.contains("Fabrique renommée"));
    assert_eq!(app.journal().await.last().unwrap(), "incubator.edited");
    let again = head.post("/incubateurs/sgmas/modifier", &pairs).await;
    assert_eq!(again.status, 409, "the form was made from an older fiche");
    assert_eq!(head.get("/incubateurs/atelier-numerique/modifier").await.status, 404);
}

#[tokio::test]
async fn a_bad_form_comes_back_and_others_are_refused() {
    let app = trial::app().await;
    let mut amadou = app.person("Zoe Petit", &[head("sgmas")]).await;
    let page = amadou.get("/incubateurs/sgmas/modifier").await;
    let form = trial::form_values(&page.body);
    let pairs: Vec<(&str, &str)> =
        form.iter().map(|(name, value)| (name.as_str(), if name == "title" { "" } else { value.as_str() })).collect();
    let bad = amadou.post("/incubateurs/sgmas/modifier", &pairs).await;
    assert!(bad.status == 422 && bad.body.contains("Donnez un nom"));
    assert_eq!(app.anonymous().get("/incubateurs/sgmas/modifier").await.status, 401);
    assert_eq!(trial::member(&app).await.get("/incubateurs/sgmas/modifier").await.status, 403);
}
