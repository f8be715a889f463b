//! The carnet: who sees it, what may be said, what is kept, what expires.

use chrono::TimeDelta;

use crate::board;
use crate::carnet::summary;
use crate::state::State;
use crate::trial::{app, bare, everywhere, member};

const ATTESTED: &str = "obl.accessibilite-plaintes";
const DOCUMENT: &str = "obl.rgpd-registre";
const BOUND: &str = "obl.rgpd-sous-traitants";

async fn state_of(app: &testkit::App, criterion: &str) -> State {
    let board = board::today(app.kernel()).await.unwrap();
    board.standing(board.place("mano").unwrap(), board.column(criterion).unwrap()).state
}

fn page(criterion: &str) -> String {
    format!("/produits/mano/carnet/{criterion}")
}

#[tokio::test]
async fn the_carnet_tells_what_is_proven_and_what_to_do_next() {
    let app = app().await;
    let carnet = member(&app).await.get("/produits/mano/carnet").await;
    assert_eq!(carnet.status, 200);
    for told in ["À faire ensuite", "Non conforme", "Dérogation", "Expire bientôt", "dès maintenant", "Non applicable"]
    {
        assert!(carnet.body.contains(told), "{told}");
    }
}

#[tokio::test]
async fn the_carnet_of_another_product_is_not_found_and_a_visitor_signs_in() {
    let app = app().await;
    let mut member = member(&app).await;
    for path in ["/produits/nata/carnet", "/produits/nata/carnet/obl.traceurs", "/produits/inconnu/carnet"] {
        assert_eq!(member.get(path).await.status, 404, "{path}");
    }
    assert_eq!(app.anonymous().get("/produits/mano/carnet").await.status, 401);
    assert_eq!(everywhere(&app, "Zoe Petit", "agent").await.get("/produits/mano/carnet").await.status, 403);
    assert_eq!(member.get("/produits/mano/carnet/std.inconnu.1").await.status, 404);
}

#[tokio::test]
async fn a_member_attests_once_and_the_history_names_them() {
    let app = bare().await;
    let mut member = member(&app).await;
    assert_eq!(state_of(&app, ATTESTED).await, State::Absent);
    let form = [("action", "attester"), ("motif", "Revu le 3 juin")];
    let done = member.submit(&page(ATTESTED), &page(ATTESTED), &form).await;
    assert_eq!((done.status.as_u16(), done.location()), (303, format!("{}?fait=dit", page(ATTESTED)).as_str()));
    assert_eq!(state_of(&app, ATTESTED).await, State::Atteste);
    let before = app.journal().await.len();
    let again = member.submit(&page(ATTESTED), &page(ATTESTED), &form).await;
    assert!(again.location().ends_with("?fait=deja") && app.journal().await.len() == before);
    let shown = member.get(&page(ATTESTED)).await.body;
    assert!(shown.contains("Paul Lefevre (Équipe)") && shown.contains("Revu le 3 juin"));
}

#[tokio::test]
async fn a_refused_form_keeps_its_values_and_writes_nothing() {
    let app = bare().await;
    let mut member = member(&app).await;
    let before = app.journal().await.len();
    let form = [("action", "deroger"), ("motif", "Refonte"), ("fin", "2026-12-01")];
    let refused = member.submit(&page(ATTESTED), &page(ATTESTED), &form).await;
    assert!(refused.status == 422 && refused.body.contains("Refonte") && refused.body.contains("<title>Erreur"));
    let foreign = member.submit(&page(ATTESTED), "/produits/nata/carnet/obl.traceurs", &form).await;
    assert_eq!(foreign.status, 404);
    assert_eq!(app.journal().await.len(), before);
}

#[tokio::test]
async fn an_auditor_reads_everything_and_says_nothing() {
    let app = app().await;
    let mut auditor = everywhere(&app, "Zoe Petit", "auditeur").await;
    let shown = auditor.get(&page("obl.traceurs")).await;
    assert!(shown.status == 200 && !shown.body.contains("name=\"action\""));
    assert_eq!(auditor.submit("/", &page(ATTESTED), &[("action", "attester")]).await.status, 403);
}

#[tokio::test]
async fn a_document_is_kept_sealed_and_its_reading_is_journaled() {
    let app = bare().await;
    let mut member = member(&app).await;
    let form = [("action", "joindre"), ("fait_le", "2026-08-01")];
    let missing = member.submit(&page(DOCUMENT), &page(DOCUMENT), &form).await;
    assert!(missing.status == 422 && missing.body.contains("Choisissez le fichier"));
    let file = ("recette.pdf", b"recette du mois d'aout".as_slice());
    assert_eq!(member.upload(&page(DOCUMENT), &page(DOCUMENT), &form, file).await.status, 303);
    assert_eq!(state_of(&app, DOCUMENT).await, State::Prouve);
    let shown = member.get(&page(DOCUMENT)).await.body;
    let href = shown.split("href=\"").find(|rest| rest.contains("/pieces/")).and_then(|rest| rest.split('"').next());
    let piece = member.get(href.unwrap()).await;
    assert_eq!((piece.status.as_u16(), piece.body.as_str()), (200, "recette du mois d'aout"));
    assert_eq!(app.journal().await.last().unwrap(), "data.read");
    let elsewhere = href.unwrap().replace("mano", "nata");
    assert_eq!(everywhere(&app, "Zoe Petit", "dpd").await.get(&elsewhere).await.status, 404);
}

#[tokio::test]
async fn a_new_recipient_or_retention_expires_what_was_attested_for_the_old_scope() {
    for (field, value) in [("destinataires", "Un hôpital"), ("durees", "Dossier : dix ans")] {
        let app = bare().await;
        let mut officer = everywhere(&app, "Ines Petit", "dpd").await;
        let attested = [("action", "attester")];
        assert_eq!(officer.submit(&page(BOUND), &page(BOUND), &attested).await.status, 303);
        assert_eq!(state_of(&app, BOUND).await, State::Atteste);
        let perimeter = "/produits/mano/carnet/perimetre";
        app.clock.advance(TimeDelta::seconds(1));
        assert_eq!(officer.submit(perimeter, perimeter, &[(field, value)]).await.status, 303);
        assert_eq!(state_of(&app, BOUND).await, State::Expire, "{field}");
        let again = officer.submit(perimeter, perimeter, &[(field, value)]).await;
        assert_eq!(again.location(), "/produits/mano/carnet?fait=rien");
    }
}

#[tokio::test]
async fn a_perimeter_with_a_wrong_domain_comes_back() {
    let app = bare().await;
    let mut member = member(&app).await;
    let perimeter = "/produits/mano/carnet/perimetre";
    let answer = member.submit(perimeter, perimeter, &[("domaines", "localhost"), ("durees", "Gardée")]).await;
    assert!(
        answer.status == 422 && answer.body.contains("n'est pas un nom de domaine")
            || answer.body.contains("&#39;est pas un nom")
    );
    assert!(answer.body.contains("Gardée"));
}

#[tokio::test]
async fn time_alone_expires_a_proof() {
    let app = bare().await;
    let mut member = member(&app).await;
    assert_eq!(member.submit(&page(ATTESTED), &page(ATTESTED), &[("action", "attester")]).await.status, 303);
    app.clock.advance(TimeDelta::days(365));
    assert_eq!(state_of(&app, ATTESTED).await, State::Expirant);
    app.clock.advance(TimeDelta::days(1));
    assert_eq!(state_of(&app, ATTESTED).await, State::Expire);
}

#[tokio::test]
async fn the_summary_counts_everything_and_names_what_blocks() {
    let app = app().await;
    let told = summary(app.kernel(), "mano").await.unwrap().unwrap();
    let board = board::today(app.kernel()).await.unwrap();
    assert_eq!(told.counts, board.counts(board.place("mano").unwrap()));
    assert!(told.blocking.iter().any(|one| one.criterion == "obl.code-ouvert" && one.state == State::NonConforme));
    assert!(told.blocking.iter().all(|one| !one.state.is_green() && one.state != State::Deroge));
    assert_eq!(summary(app.kernel(), "inconnu").await.unwrap(), None);
}

#[tokio::test]
async fn the_public_page_tells_what_is_proven_and_nothing_of_what_is_not() {
    let app = app().await;
    let public = app.anonymous().get("/produits/mano/conformite").await;
    assert!(public.status == 200 && public.body.contains("Hébergeur de données de santé certifié"));
    for hidden in ["Code source publié", "Refonte de l", "licence reconnue", "Violations notifiées"] {
        assert!(!public.body.contains(hidden), "{hidden}");
    }
}
