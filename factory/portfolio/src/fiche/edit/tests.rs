//! What is accepted of a form, and what happens when two people edit at once.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

use super::*;
use crate::registry::domain::Edit;
use crate::registry::records::history::Origin;
use crate::source::ProductSource;

fn stored() -> ProductSource {
    ProductSource {
        id: "mano".to_owned(),
        title: "Mano".to_owned(),
        mission: "Suivre un parcours.".to_owned(),
        contact: "equipe@exemple.fr".to_owned(),
        sponsors: vec!["inconnue".to_owned()],
        stats_url: Some("http://192.0.2.1/stats".to_owned()),
        body: "\n## Contexte\n\nUn texte.\n".to_owned(),
        ..ProductSource::default()
    }
}

fn form() -> FicheForm {
    FicheForm::of(&stored(), 3, 0)
}

fn faults(form: &FicheForm) -> Vec<String> {
    apply(&stored(), form, |id| id == "dgs").unwrap_err().into_iter().map(|fault| fault.field).collect()
}

#[test]
fn a_form_sent_as_it_was_shown_changes_nothing_even_with_the_line_ends_of_a_browser() {
    let mut sent = form();
    sent.body = sent.body.replace('\n', "\r\n");
    let after = apply(&stored(), &sent, |_| false).unwrap();
    assert_eq!(changes(&stored(), &after), []);
}

#[test]
fn a_title_emptied_a_dangerous_link_and_an_unknown_sponsor_are_told_at_once() {
    let sent = FicheForm {
        title: " ".to_owned(),
        link: "javascript:alert(1)".to_owned(),
        sponsors: "inconnue\nautre".to_owned(),
        ..form()
    };
    assert_eq!(faults(&sent), ["title", "sponsors", "link"]);
}

#[test]
fn a_contact_is_an_address_or_a_page_and_lists_have_bounds() {
    for contact in [
        "appelez-moi",
        "a@b",
        "a@@exemple.fr",
        "<script>@exemple.fr",
        "a@exemple.fr?bcc=b@exemple.fr",
        "a,b@exemple.fr",
    ] {
        assert_eq!(faults(&FicheForm { contact: contact.to_owned(), ..form() }), ["contact"], "{contact}");
    }
    assert_eq!(faults(&FicheForm { techno: "x".repeat(101), ..form() }), ["techno"]);
    assert_eq!(faults(&FicheForm { mission: "x".repeat(601), ..form() }), ["mission"]);
    assert!(
        apply(&stored(), &FicheForm { contact: "https://exemple.fr/contact".to_owned(), ..form() }, |_| true).is_ok()
    );
}

#[test]
fn what_changes_is_told_field_by_field_and_an_emptied_link_goes() {
    let sent =
        FicheForm { stats_url: String::new(), thematiques: "Santé\r\n\r\nSanté\r\nTravail".to_owned(), ..form() };
    let after = apply(&stored(), &sent, |_| false).unwrap();
    assert_eq!((after.stats_url.clone(), after.thematiques.clone()), (None, vec!["Santé".into(), "Travail".into()]));
    let fields: Vec<String> = changes(&stored(), &after).into_iter().map(|change| change.field).collect();
    assert_eq!(fields, ["stats_url", "thematiques"]);
}

fn edit(field: &str, before: &str, after: &str) -> Edit {
    Edit {
        field: field.to_owned(),
        before: Some(json!(before)),
        after: Some(json!(after)),
        origin: Origin::Here,
        account: None,
        changed_at: DateTime::<Utc>::UNIX_EPOCH + TimeDelta::seconds(5),
    }
}

#[test]
fn what_only_the_other_changed_is_taken_and_what_both_changed_is_shown() {
    let now = ProductSource { title: "Mano 2".to_owned(), mission: "Autre mission.".to_owned(), ..stored() };
    let edits = [edit("title", "Mano", "Mano 2"), edit("mission", "Suivre un parcours.", "Autre mission.")];
    let mine = FicheForm { mission: "Ma mission.".to_owned(), ..form() };
    let (merged, clashes) = merge(&now, 4, 5_000_000, mine, &edits);
    assert_eq!((merged.title.as_str(), merged.mission.as_str(), merged.revision), ("Mano 2", "Ma mission.", 4));
    assert_eq!(clashes.len(), 1);
    assert_eq!((clashes[0].field, clashes[0].stored.as_str()), ("mission", "Autre mission."));
}

#[test]
fn a_change_older_than_the_form_is_no_clash() {
    let now = ProductSource { title: "Mano 2".to_owned(), ..stored() };
    let mine = FicheForm { depuis: 6_000_000, title: "À moi".to_owned(), ..form() };
    let (merged, clashes) = merge(&now, 4, 6_000_000, mine, &[edit("title", "Mano", "Mano 2")]);
    assert_eq!((merged.title.as_str(), clashes.len()), ("À moi", 0));
}
