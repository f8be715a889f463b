//! The home page and the list: what is found, what is told of a bad address, and the file.

use super::domain::*;
use crate::catalogue::samples;
use crate::search::{Facet, Sort};
use crate::trial;
use kernel::{Grant, Scope};

#[test]
fn an_address_is_read_and_unknown_parameters_are_ignored() {
    let filters = read("q=santé&phase=construction&phase=abandon&tri=recent&page=2&par_page=50&utm=x");
    assert_eq!((filters.query.words.as_str(), filters.query.sort), ("santé", Sort::Recent));
    assert_eq!(filters.query.chosen.len(), 2);
    assert_eq!((filters.query.page, filters.query.per_page, filters.faults.len()), (2, 50, 0));
    assert!(!filters.address("/produits").to_string().contains("utm"));
}

#[test]
fn each_bad_value_is_told_and_the_rest_works() {
    let long = "x".repeat(201);
    let filters = read(&format!("page=zéro&par_page=201&tri=couleur&voir=lune&q={long}&phase=abandon"));
    assert_eq!(filters.faults.len(), 5);
    assert_eq!((filters.query.page, filters.query.per_page, filters.query.sort), (1, PER_PAGE, Sort::Relevance));
    assert_eq!(filters.query.chosen, [(Facet::Phase, "abandon".to_owned())]);
}

#[test]
fn a_value_that_no_product_has_and_a_page_beyond_the_last_are_told() {
    let today = samples::today();
    let mut filters = read("phase=lune&page=99");
    let answer = today.index.ask(&filters.query);
    filters.refuse(&answer);
    assert_eq!((answer.total, filters.faults.len()), (12, 2));
    assert!(filters.faults[0].contains("lune"));
}

#[tokio::test]
async fn the_list_finds_without_accents_and_keeps_its_state_in_the_address() {
    let app = trial::app().await;
    let page = app.anonymous().get("/produits?q=accessible+trajet&tri=titre").await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("Transport adapté") && page.body.contains("1\u{a0}produit<"));
    assert!(!page.body.contains("Boussole emploi"));
    assert!(page.body.contains("Retirer le filtre"));
}

#[tokio::test]
async fn filters_add_up_and_each_can_be_removed() {
    let app = trial::app().await;
    let page = app.anonymous().get("/produits?phase=abandon&thematique=Santé&suivi=sans-suivi").await;
    assert!(page.body.contains("Nata") && !page.body.contains(">TuMePlay<"));
    assert_eq!(page.body.matches("fr-tag--dismiss").count(), 3);
    assert!(
        page.body.contains("href=\"/produits?phase=abandon&#38;thematique=Sant%C3%A9\"")
            || page.body.contains("href=\"/produits?phase=abandon&amp;thematique=Sant%C3%A9\"")
    );
}

#[tokio::test]
async fn nothing_found_says_so_with_a_way_out() {
    let app = trial::app().await;
    let page = app.anonymous().get("/produits?q=introuvable").await;
    assert!(page.status == 200 && page.body.contains("Aucun produit ne correspond"));
    assert!(page.body.contains("affichez les 12\u{a0}produits"));
}

#[tokio::test]
async fn markup_in_a_search_is_shown_as_text() {
    let app = trial::app().await;
    let page = app.anonymous().get("/produits?q=%3Cscript%3Ealert(1)%3C/script%3E&phase=%22%3E%3Cimg%3E").await;
    assert!(page.status == 200 && !page.body.contains("<script>alert") && !page.body.contains("<img"));
}

#[tokio::test]
async fn the_file_has_every_product_of_the_filters_and_no_formula() {
    let app = trial::app().await;
    let file = app.anonymous().get("/produits.csv?phase=transfere").await;
    assert!(file.headers["content-type"].to_str().unwrap().starts_with("text/csv"));
    assert!(file.body.contains("id;titre;mission;phase;depuis"));
    assert!(file.body.contains("mano;Mano;") && file.body.contains("transport-adapte;"));
    assert!(!file.body.contains("nata;"));
}

#[tokio::test]
async fn the_home_page_tells_figures_and_what_waits_for_a_decision() {
    let app = trial::app().await;
    let page = app.anonymous().get("/").await;
    assert!(page.body.contains("12\u{a0}produits suivis") && page.body.contains("Décisions attendues"));
    assert!(page.body.contains("Carnet de bord") && page.body.contains("Phases annoncées"));
    let empty = trial::empty().await;
    assert!(empty.anonymous().get("/").await.body.contains("Le portefeuille est vide"));
}

#[tokio::test]
async fn a_change_is_seen_at_once_by_the_list() {
    let app = trial::app().await;
    let mut member = trial::member(&app).await;
    assert!(!member.get("/produits?q=maraude").await.body.contains(">Mano renouvelé<"));
    let page = member.get("/produits/mano/modifier").await;
    let form = trial::form_values(&page.body);
    let mut fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.retain(|(name, _)| *name != "title");
    fields.push(("title", "Mano renouvelé"));
    assert_eq!(member.post("/produits/mano/modifier", &fields).await.status, 303);
    assert!(member.get("/produits").await.body.contains(">Mano renouvelé<"));
}

#[tokio::test]
async fn a_file_is_refused_when_a_filter_is_not_understood_and_names_it() {
    let app = trial::app().await;
    let refused = app.anonymous().get("/produits.csv?phase=lune&tri=couleur").await;
    assert_eq!(refused.status, 400);
    assert!(refused.headers["content-type"].to_str().unwrap().starts_with("application/problem+json"));
    assert!(refused.body.contains("\"phase\"") && refused.body.contains("\"tri\""), "{}", refused.body);
    assert_eq!(app.anonymous().get("/produits.csv?page=99").await.status, 200, "a file has no page");
}

#[tokio::test]
async fn the_home_page_begins_with_what_the_person_keeps() {
    let app = trial::app().await;
    let member = trial::member(&app).await.get("/").await.body;
    assert!(member.contains("Votre produit") && member.contains("href=\"/produits/mano/modifier\""));
    assert!(member.find("Votre produit") < member.find("Décisions attendues"));
    let grant = Grant { role: "responsable-incubateur".into(), scope: Scope::one("incubateur", "atelier-numerique") };
    let head = app.person("Zoe Petit", &[grant]).await.get("/").await.body;
    assert!(
        head.contains("Votre incubateur : ") && head.contains("/incubateurs/atelier%2Dnumerique")
            || head.contains("/incubateurs/atelier-numerique")
    );
    let visitor = app.anonymous().get("/").await.body;
    assert!(!visitor.contains("Votre produit") && !visitor.contains("Votre incubateur"));
    assert!(visitor.contains("href=\"/incubateurs\""));
    assert!(app.anonymous().get("/produits").await.body.contains("href=\"/incubateurs\""));
}
