//! Committees through the pages: works, twice, refused.

use testkit::{App, Client};

use crate::trial::{app, head, intrapreneur, on, send_bytes, value};

const PLAN: &str = "/produits/carnet-de-bord/comites";

async fn planned(client: &mut Client, day: &str) -> String {
    let sent = [("jalon", "investissement"), ("date", day), ("lieu", "Salle 12")];
    let answer = client.submit(PLAN, PLAN, &sent).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.location().split('?').next().unwrap().to_owned()
}

async fn planned_acceleration(client: &mut Client) -> String {
    let answer = client.submit(PLAN, PLAN, &[("jalon", "acceleration"), ("date", "2026-08-27")]).await;
    answer.location().split('?').next().unwrap().to_owned()
}

async fn evidence(client: &mut Client) {
    let gate = "/produits/carnet-de-bord/jalons/investissement";
    for (criterion, measure) in [("impact", "impact"), ("statistiques", ""), ("code", ""), ("strategie", "")] {
        let sent = [("critere", criterion), ("etat", "tenu"), ("preuve", "Mesuré et publié."), ("mesure", measure)];
        assert_eq!(client.submit(gate, &format!("{gate}/preuves"), &sent).await.status, 303, "{criterion}");
    }
}

const CONVINCED: [(&str, &str); 4] =
    [("issue", "convaincu"), ("motif", "L'impact a bougé."), ("enveloppe", "300 000"), ("signature", "oui")];

async fn ready() -> (App, Client, Client, String) {
    let app = app().await;
    let (mut paul, head) = (intrapreneur(&app, "carnet-de-bord").await, head(&app).await);
    let page = planned(&mut paul, "2026-08-20").await;
    (app, paul, head, page)
}

#[tokio::test]
async fn a_committee_is_prepared_and_concluded_and_its_decision_holds_everything() {
    let (app, mut paul, mut head, page) = ready().await;
    let file = [("probleme", "Chacun tient son tableau."), ("demande", "Six mois de plus.")];
    assert_eq!(paul.submit(&page, &format!("{page}/dossier"), &file).await.status, 303);
    let member = [("siege", "sponsor"), ("nom", "Inès Benali"), ("courriel", "ines.benali@exemple.fr")];
    assert_eq!(paul.submit(&page, &format!("{page}/membres"), &member).await.status, 303);
    let pack = paul.get(&format!("{page}/dossier")).await.body;
    assert!(
        pack.contains("Chacun tient son tableau.") && pack.contains("Aucune mesure"),
        "honest where nothing is measured"
    );
    assert!(pack.contains("Critères de conformité") && pack.contains("Traitements inscrits au registre"), "{pack}");
    assert!(paul.get(&format!("{page}/dossier.pdf")).await.body.starts_with("%PDF"));
    let closed = head.submit(&page, &format!("{page}/decision"), &CONVINCED).await;
    assert!(closed.status == 422 && closed.body.contains("reste fermé"), "{}", closed.body);
    evidence(&mut paul).await;
    let signed = head.submit(&page, &format!("{page}/decision"), &CONVINCED).await;
    assert_eq!(signed.status, 303, "{}", signed.body);
    let decision = head.get(signed.location()).await.body;
    assert!(decision.contains("300\u{202f}000") && decision.contains("20\u{a0}février 2027"), "{decision}");
    assert!(decision.contains("Mesuré et publié."));
    assert!(app.journal().await.contains(&"committee.closed".to_owned()));
}

#[tokio::test]
async fn decided_twice_the_second_is_told_what_the_first_decided() {
    let (app, mut paul, mut head, page) = ready().await;
    evidence(&mut paul).await;
    let mut other = app.person("Ines Petit", &[on("responsable-portefeuille", "carnet-de-bord")]).await;
    assert_eq!(head.submit(&page, &format!("{page}/decision"), &CONVINCED).await.status, 303);
    let lines = app.journal().await.len();
    let stop = [("issue", "non-convaincu"), ("motif", "Trop peu d'usage."), ("signature", "oui")];
    let late = other.submit(&page, &format!("{page}/decision"), &stop).await;
    assert_eq!(late.status, 409);
    assert!(late.body.contains("Décision n° 1") && late.body.contains("convaincu"), "{}", late.body);
    assert_eq!(app.journal().await.len(), lines);
    let moved = paul.submit(&page, &format!("{page}/date"), &[("date", "2026-09-01")]).await;
    assert_eq!(moved.status, 409, "a closed committee moves no more");
}

#[tokio::test]
async fn not_convinced_stops_the_product_in_the_same_write() {
    let (app, _, mut head, page) = ready().await;
    let stop = [("issue", "non-convaincu"), ("motif", "Personne ne s'en sert."), ("signature", "oui")];
    assert_eq!(head.submit(&page, &format!("{page}/decision"), &stop).await.status, 303);
    assert!(app.anonymous().get("/produits/carnet-de-bord").await.body.contains("Abandonné"));
}

#[tokio::test]
async fn a_committee_does_not_conclude_before_its_day_nor_without_a_signature() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let page = planned(&mut paul, "2026-08-20").await;
    let later = planned_acceleration(&mut paul).await;
    let mut head = head(&app).await;
    let early = head.submit(&later, &format!("{later}/decision"), &CONVINCED).await;
    assert!(early.status == 422 && early.body.contains("conclure avant"));
    let unsigned = head.submit(&page, &format!("{page}/decision"), &CONVINCED[..3]).await;
    assert!(unsigned.status == 422 && unsigned.body.contains("Cochez la case pour signer"), "{}", unsigned.body);
    assert!(unsigned.body.contains("300 000"), "what was typed stays");
    assert_eq!(paul.submit(&page, &format!("{page}/decision"), &CONVINCED).await.status, 403);
}

#[tokio::test]
async fn a_second_committee_of_the_same_gate_is_refused_and_a_cancelled_one_makes_room() {
    let (app, mut paul, _, page) = ready().await;
    let again = paul.submit(PLAN, PLAN, &[("jalon", "investissement"), ("date", "2026-09-20")]).await;
    assert!(again.status == 409 && again.body.contains("déjà planifié"));
    assert_eq!(paul.submit(&page, &format!("{page}/annulation"), &[]).await.status, 303);
    assert_eq!(paul.submit(&page, &format!("{page}/annulation"), &[]).await.status, 409);
    planned(&mut paul, "2026-09-20").await;
    let mut elsewhere = app.person("Ines Petit", &[on("intrapreneur", "mano")]).await;
    assert_eq!(elsewhere.get(&page).await.status, 404);
    assert_eq!(elsewhere.get(PLAN).await.status, 404);
    assert_eq!(app.anonymous().get(&page).await.status, 401);
}

fn part(name: &str, value: &str) -> String {
    format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
}

#[tokio::test]
async fn a_late_document_is_told_so_and_a_strange_or_forged_one_is_refused() {
    let (app, mut paul, _, page) = ready().await;
    let token = value(&paul.get(&page).await.body, "_jeton");
    let path = format!("{page}/documents");
    let send = async |token: &str, last: String| {
        let body = format!("{}{}{last}--x--\r\n", part("_jeton", token), part("titre", "Bilan des six mois"));
        send_bytes(&app, &paul, &path, "multipart/form-data; boundary=x", body.into_bytes()).await
    };
    let file = |name: &str| {
        format!("--x\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"{name}\"\r\n\r\ncontenu\r\n")
    };
    let linked = send(&token, part("lien", "https://exemple.fr/bilan")).await;
    assert_eq!(linked.0, 303, "{}", linked.1);
    assert_eq!(send(&token, file("bilan.pdf")).await.0, 303);
    assert_eq!(send("faux", file("bilan.pdf")).await.0, 422);
    let strange = send(&token, file("programme.exe")).await;
    assert!(strange.0 == 422 && strange.1.contains("Ce format"));
    let bare = send(&token, String::new()).await;
    assert!(bare.0 == 422 && bare.1.contains("Choisissez un fichier"));
    let read = paul.get(&page).await.body;
    assert_eq!(read.matches("Bilan des six mois").count(), 2);
    assert!(read.contains("Déposé tard"), "the session is today");
}
