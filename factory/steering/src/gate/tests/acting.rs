//! Acting at a gate through the pages: works, twice, refused.

use crate::trial::{app, head, intrapreneur, on, value};

const GATE: &str = "/produits/carnet-de-bord/jalons/acceleration";

#[tokio::test]
async fn evidence_is_kept_corrected_by_a_later_line_and_refused_in_another_phase() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let sent = [("critere", "marche"), ("etat", "tenu"), ("preuve", "120 agents sur 4 000 chaque mois.")];
    let answer = paul.submit(GATE, &format!("{GATE}/preuves"), &sent).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert!(paul.get(answer.location()).await.body.contains("120 agents sur 4 000"));
    app.clock.advance(chrono::TimeDelta::minutes(1));
    let again = [("critere", "marche"), ("etat", "non-tenu"), ("preuve", "Recompté : 12 agents.")];
    assert_eq!(paul.submit(GATE, &format!("{GATE}/preuves"), &again).await.status, 303);
    let page = paul.get(GATE).await.body;
    assert!(page.contains("Recompté : 12 agents.") && !page.contains("120 agents"));
    let bad = paul
        .submit(
            GATE,
            &format!("{GATE}/preuves"),
            &[("critere", "impact"), ("etat", "tenu"), ("mesure", "usage"), ("preuve", "Dix mille visites.")],
        )
        .await;
    assert!(bad.status == 422 && bad.body.contains("ne vaut pas impact") && bad.body.contains("Dix mille visites."));
    let other = "/produits/carnet-de-bord/jalons/consolidation";
    let late = paul
        .submit(
            GATE,
            &format!("{other}/preuves"),
            &[("critere", "valeur"), ("etat", "tenu"), ("preuve", "Un fait mesuré.")],
        )
        .await;
    assert!(late.status == 422 && late.body.contains("ne concerne pas la phase"));
    assert_eq!(app.journal().await.iter().filter(|kind| *kind == "gate.evidenced").count(), 2);
    assert_eq!(paul.get("/produits/carnet-de-bord/jalons/inconnu").await.status, 404);
    assert_eq!(paul.get("/produits/carnet-de-bord/jalons").await.status, 200);
}

#[tokio::test]
async fn a_derogation_is_sealed_needs_an_end_and_a_signatory() {
    let app = app().await;
    let mut head = head(&app).await;
    let path = format!("{GATE}/derogations");
    let endless = [("critere_bloquant", "marche"), ("motif", "Le déploiement commence."), ("signature", "oui")];
    let refused = head.submit(GATE, &path, &endless).await;
    assert!(refused.status == 422 && refused.body.contains("sans fin, elle est refusée"), "{}", refused.body);
    let ended = [
        ("critere_bloquant", "marche"),
        ("motif", "Le déploiement commence."),
        ("terme", "2026-12-31"),
        ("signature", "oui"),
    ];
    assert_eq!(head.submit(GATE, &path, &ended).await.status, 303);
    assert!(
        head.get(GATE).await.body.contains("Dérogation jusqu'au 31\u{a0}décembre 2026")
            || head.get(GATE).await.body.contains("31\u{a0}décembre 2026")
    );
    assert!(head.get("/decisions").await.body.contains("Dérogation"));
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    assert_eq!(paul.submit(GATE, &path, &ended).await.status, 403);
}

#[tokio::test]
async fn two_people_sign_the_commitments_and_the_second_signature_seals_them() {
    let app = app().await;
    let page = "/produits/boussole-emploi/engagement";
    let mut paul = intrapreneur(&app, "boussole-emploi").await;
    let words = [
        ("probleme", "Choisir une voie demande de comparer."),
        ("sponsor", "Sous-directrice de l'emploi"),
        ("jours", "3"),
        ("engagement_1", "Trente entretiens en deux mois"),
        ("engagement_2", "Un comité de fin d'investigation"),
        ("engagement_3", "150 000 € réservés"),
    ];
    assert_eq!(paul.submit(page, page, &words).await.status, 303);
    let version = value(&paul.get(page).await.body, "version");
    let sign = format!("{page}/signature");
    assert_eq!(paul.submit(page, &sign, &[("version", &version)]).await.status, 303);
    assert_eq!(paul.submit(page, &sign, &[("version", &version)]).await.status, 409, "signed once");
    let mut sponsor = app.person("Ines Petit", &[on("sponsor", "boussole-emploi")]).await;
    assert_eq!(
        sponsor.submit(page, &sign, &[("version", "autre")]).await.status,
        409,
        "other words than those that were read"
    );
    assert_eq!(sponsor.submit(page, &sign, &[("version", &version)]).await.status, 303);
    let read = sponsor.get(page).await.body;
    assert!(read.contains("Signée et scellée") && read.contains("Paul Lefevre"));
    let gate = sponsor.get("/produits/boussole-emploi/jalons/engagement").await.body;
    assert!(gate.contains("Rien ne tient ce jalon fermé"), "{gate}");
    assert!(app.journal().await.contains(&"decision.signed".to_owned()));
}
