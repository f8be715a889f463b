//! The gallery, read as an assistive technology would.

use std::collections::BTreeSet;

use askama::Template;

use super::GalleryPage;
use crate::{Account, Frame, Theme};

fn html() -> String {
    GalleryPage::sample(Frame::sample_signed_in("/interface")).render().unwrap()
}

fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    html.split(&format!(" {attribute}=\"")).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn the_page_has_its_language_its_title_and_one_main_heading() {
    let html = html();
    assert!(html.contains(r#"<html lang="fr""#));
    assert!(
        html.contains("<title>Composants d'interface — Fabrique</title>")
            || html.contains("<title>Composants d&#39;interface — Fabrique</title>")
    );
    assert_eq!(html.matches("<h1").count(), 1);
    for landmark in [r#"<main id="contenu""#, r#"role="banner""#, r#"role="contentinfo""#, r##"href="#contenu""##] {
        assert!(html.contains(landmark), "{landmark}");
    }
}

#[test]
fn every_reference_leads_to_an_element_and_no_id_comes_twice() {
    let html = html();
    let ids = values(&html, "id");
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(known.len(), ids.len(), "an id comes twice");
    let references = ["for", "aria-describedby", "aria-labelledby", "aria-controls"];
    for reference in references.iter().flat_map(|name| values(&html, name)).flat_map(str::split_whitespace) {
        assert!(known.contains(reference), "nothing has the id {reference}");
    }
    for anchor in
        values(&html, "href").into_iter().filter_map(|href| href.strip_prefix('#')).filter(|id| !id.is_empty())
    {
        assert!(known.contains(anchor), "nothing has the id {anchor}");
    }
}

#[test]
fn every_field_has_a_label() {
    let html = html();
    let labelled: BTreeSet<&str> = values(&html, "for").into_iter().collect();
    for tag in html.split('<').filter(|tag| ["input ", "select ", "textarea "].iter().any(|name| tag.starts_with(name)))
    {
        let hidden = tag.contains(r#"type="hidden""#);
        let id = values(tag, "id").first().copied().unwrap_or_default();
        assert!(hidden || labelled.contains(id), "no label for <{tag}");
    }
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    let html = html();
    let levels: Vec<u32> = html.split("<h").skip(1).filter_map(|rest| rest.chars().next()?.to_digit(10)).collect();
    assert!(levels.len() > 10);
    for pair in levels.windows(2) {
        assert!(pair[1] <= pair[0] + 1, "h{} after h{}", pair[1], pair[0]);
    }
}

#[test]
fn errors_are_summed_up_and_tied_to_their_fields() {
    let html = html();
    assert!(html.contains("3 réponses sont à corriger"));
    assert!(html.contains(r##"<a href="#adresse">Saisissez une adresse"##));
    assert!(html.contains(r#"aria-describedby="adresse-aide adresse-erreur" aria-invalid="true""#));
    assert!(html.contains(r#"value="camille.martin@exemple""#), "the value typed is kept");
    assert!(html.contains(r#"value="entreprises" checked"#));
}

#[test]
fn forms_carry_the_token_of_the_session_and_only_of_it() {
    assert!(html().matches(r#"name="_jeton" value="jeton-de-demonstration""#).count() >= 3);
    let anonymous = GalleryPage::sample(Frame::sample("/interface")).render().unwrap();
    assert!(!anonymous.contains("_jeton") && anonymous.contains("Se connecter"));
}

#[test]
fn the_current_page_and_the_chosen_theme_are_told() {
    let frame = Frame { theme: Theme::Dark, ..Frame::sample("/produits/clara") };
    let html = GalleryPage::sample(frame).render().unwrap();
    assert!(html.contains(r#"href="/produits" aria-current="true""#));
    assert!(html.contains(r#"data-fr-theme="dark""#));
    assert!(html.contains(r#"value="sombre" aria-pressed="true""#));
    assert!(
        html.contains(r#"href="/" >Accueil"#) || html.contains(r#"href="/">Accueil"#),
        "the home page is not above every page"
    );
}

#[test]
fn a_name_with_markup_is_shown_as_text() {
    let account = Account { name: "<i>Zoé</i>".into(), token: "\"".into() };
    let html = GalleryPage::sample(Frame { account: Some(account), ..Frame::sample("/") }).render().unwrap();
    assert!(!html.contains("<i>Zoé") && html.contains("Zoé"));
    assert!(html.contains(r#"value="&quot;""#));
}

#[test]
fn an_official_bundle_takes_the_place_of_the_theme() {
    let mut frame = Frame::sample("/interface");
    frame.brand.dsfr = true;
    let html = GalleryPage::sample(frame).render().unwrap();
    assert!(html.contains("/dsfr/dsfr.min.css") && html.contains("/assets/beside."));
    assert!(!html.contains("/assets/theme."));
}
