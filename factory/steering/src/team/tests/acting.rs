//! A team through its pages: missions, departure, what is reserved, contracts.

use testkit::Client;

use crate::trial::{app, head, intrapreneur, on};

const PAGE: &str = "/produits/carnet-de-bord/equipe";

fn mission<'a>(name: &'a str, trade: &'a str, share: &'a str) -> [(&'a str, &'a str); 6] {
    let employer = ("employeur", "Direction du numérique");
    [("nom", name), ("metier", trade), ("statut", "admin"), ("quotite", share), employer, ("debut", "2026-01-05")]
}

async fn engaged(paul: &mut Client, name: &str, trade: &str, share: &str) -> String {
    let answer = paul.submit(PAGE, &format!("{PAGE}/missions"), &mission(name, trade, share)).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let page = paul.get(PAGE).await.body;
    let before = page.split(&format!(">{name}</a>")).next().unwrap();
    before.rsplit("href=\"").next().unwrap().trim_end_matches('"').to_owned()
}

#[tokio::test]
async fn a_product_without_an_intrapreneur_at_half_time_shows_everywhere() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    assert!(paul.get(PAGE).await.body.contains("Aucun intrapreneur actif"));
    assert!(paul.get("/produits/carnet-de-bord/pilotage").await.body.contains("Aucun intrapreneur actif"));
    let mut head = head(&app).await;
    let help = |body: String| body.split("id=\"aider\"").nth(1).unwrap().split("<h2").next().unwrap().to_owned();
    assert!(help(head.get("/pilotage").await.body).contains("Aucun intrapreneur actif"));
    engaged(&mut paul, "Amadou Diallo", "intrapreneuriat", "40").await;
    assert!(paul.get(PAGE).await.body.contains("il faut un mi-temps"));
    engaged(&mut paul, "Zoé Petit", "intrapreneuriat", "60").await;
    let page = paul.get(PAGE).await.body;
    assert!(page.contains("Intrapreneur à mi-temps au moins"), "{page}");
    assert!(!help(head.get("/pilotage").await.body).contains("carnet-de-bord/pilotage\">Carnet de bord</a>, Aucun"));
    let twice = paul.submit(PAGE, &format!("{PAGE}/missions"), &mission("Zoé Petit", "intrapreneuriat", "60")).await;
    assert_eq!(twice.status, 409);
    let bad = paul.submit(PAGE, &format!("{PAGE}/missions"), &mission("Zoé Petit", "astronaute", "160")).await;
    assert!(bad.status == 422 && bad.body.contains("Choisissez le métier") && bad.body.contains("value=\"160\""));
}

#[tokio::test]
async fn a_departure_shows_the_accesses_that_stay_open_until_they_are_closed() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let zoe = engaged(&mut paul, "Zoé Petit", "produit", "80").await;
    let given = [("outil", "Dépôt de code, écriture")];
    assert_eq!(paul.submit(&zoe, &format!("{zoe}/acces"), &given).await.status, 303);
    assert_eq!(paul.submit(&zoe, &format!("{zoe}/acces"), &given).await.status, 409);
    let page = paul.get(&zoe).await.body;
    let action = |part: &str| {
        let found = page.split("action=\"").find(|action| action.split('"').next().unwrap().ends_with(part));
        found.unwrap().split('"').next().unwrap().to_owned()
    };
    assert_eq!(paul.submit(&zoe, &action("/fin"), &[]).await.status, 303);
    assert_eq!(paul.submit(&zoe, &action("/fin"), &[]).await.status, 409);
    app.clock.advance(chrono::TimeDelta::days(2));
    let mut paul = head(&app).await;
    assert!(paul.get(PAGE).await.body.contains("1\u{a0}accès ouvert"));
    assert!(paul.get("/echeances").await.body.contains("1\u{a0}accès à fermer après un départ"));
    let step = [("etape", "acces")];
    assert_eq!(paul.submit(&zoe, &format!("{zoe}/etapes"), &step).await.status, 409, "an access is open");
    assert_eq!(paul.submit(&zoe, &action("/fermeture"), &[]).await.status, 303);
    assert_eq!(paul.submit(&zoe, &action("/fermeture"), &[]).await.status, 409);
    assert_eq!(paul.submit(&zoe, &format!("{zoe}/etapes"), &step).await.status, 303);
    assert_eq!(paul.submit(&zoe, &format!("{zoe}/etapes"), &step).await.status, 409);
    assert!(!paul.get("/echeances").await.body.contains("à fermer après un départ"));
}

#[tokio::test]
async fn what_is_reserved_is_not_found_by_the_others() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let zoe = engaged(&mut paul, "Zoé Petit", "produit", "80").await;
    assert!(!paul.get(&zoe).await.body.contains("Contrat ou lettre de mission"));
    let step = [("etape", "contrat")];
    assert_eq!(paul.submit(&zoe, &format!("{zoe}/etapes"), &step).await.status, 404);
    assert_eq!(paul.get("/produits/carnet-de-bord/coaching").await.status, 403);
    let mut head = head(&app).await;
    assert!(head.get(&zoe).await.body.contains("Contrat ou lettre de mission"));
    assert_eq!(head.submit(&zoe, &format!("{zoe}/etapes"), &step).await.status, 303);
    let coaching = "/produits/carnet-de-bord/coaching";
    let note = [("note", "Trop de priorités : en garder trois.")];
    assert_eq!(head.submit(coaching, coaching, &note).await.status, 303);
    assert!(head.get(coaching).await.body.contains("en garder trois"));
    assert_eq!(head.submit(coaching, coaching, &[("note", "")]).await.status, 422);
    let mut coach = app.person("Ines Petit", &[on("coach", "mano")]).await;
    assert_eq!(coach.get(coaching).await.status, 404, "another's product");
    assert_eq!(coach.get(&zoe).await.status, 404);
    assert_eq!(app.anonymous().get("/formations").await.status, 401);
}

#[tokio::test]
async fn contracts_warn_and_trainings_tell_who_has_not_followed() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let sent = [
        ("objet", "Développement, lot 2"),
        ("nature", "bon-de-commande"),
        ("titulaire", "Atelier Exemple"),
        ("commandes", "100"),
        ("consommes", "12,5"),
        ("echeance", "2027-06-30"),
    ];
    assert_eq!(paul.submit(PAGE, &format!("{PAGE}/contrats"), &sent).await.status, 303);
    let page = paul.get(PAGE).await.body;
    assert!(page.contains("87,5") && page.contains("En cours"));
    let contract = page.split("action=\"").find(|part| part.starts_with(&format!("{PAGE}/contrats/"))).unwrap();
    let contract = contract.split('"').next().unwrap().to_owned();
    assert_eq!(paul.submit(PAGE, &contract, &[("consommes", "des jours")]).await.status, 422);
    assert_eq!(paul.submit(PAGE, &contract, &[("consommes", "90")]).await.status, 303);
    assert!(paul.get(PAGE).await.body.contains("Bientôt consommé"));
    assert!(paul.get("/echeances").await.body.contains("Développement, lot 2"));
    assert_eq!(paul.submit(PAGE, &format!("{PAGE}/contrats/inconnu"), &[("consommes", "1")]).await.status, 404);
    let zoe = engaged(&mut paul, "Zoé Petit", "produit", "80").await;
    let missing = paul.get("/formations").await.body.matches(&format!("href=\"{zoe}\"")).count();
    let followed = [("formation", "easy-checks"), ("jour", "2026-08-19")];
    assert_eq!(paul.submit(&zoe, &format!("{zoe}/formations"), &followed).await.status, 303);
    assert_eq!(
        paul.submit(&zoe, &format!("{zoe}/formations"), &followed).await.status,
        303,
        "said twice is followed once"
    );
    assert_eq!(paul.get("/formations").await.body.matches(&format!("href=\"{zoe}\"")).count(), missing - 1);
    let chosen = [("quoi", "Un seul tableau"), ("pourquoi", "Deux tableaux se contredisaient.")];
    assert_eq!(paul.submit(PAGE, &format!("{PAGE}/decisions"), &chosen).await.status, 303);
    assert!(paul.get(PAGE).await.body.contains("se contredisaient"));
}
