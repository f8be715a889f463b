//! The whole way, without a browser.

use http::StatusCode;

use super::{MEASURE, assessed, done, officer, opened, send, sent};
use crate::rights::tests::toy::{self, open, two_people};

#[tokio::test]
async fn what_is_touched_is_counted_in_the_tables_and_corrected_by_hand_with_both_figures() {
    let app = open().await;
    two_people(&app).await;
    let mut officer = officer(&app).await;
    let case = opened(&mut officer).await;
    let page = officer.get(&case).await.body;
    // Two addresses and two accounts; two members, two notes, two pieces, one fiche, two papers.
    assert!(page.contains("<dt>Personnes touchées</dt><dd>4</dd>"), "{page}");
    assert!(page.contains("<dt>Enregistrements touchés</dt><dd>9</dd>"), "{page}");
    assert!(page.contains("Texte libre au sujet d"), "categories come from the declarations");
    let fields = [("personnes", "2"), ("enregistrements", "5"), ("raison", "Comptes et adresses sont les mêmes")];
    done(&mut officer, &case, "/denombrement", &fields).await;
    let page = officer.get(&case).await.body;
    assert!(page.contains("2 (corrigé à la main ; compté dans les tables : 4. Comptes et adresses"), "{page}");
}

#[tokio::test]
async fn only_the_tables_checked_are_counted() {
    let app = open().await;
    two_people(&app).await;
    let mut officer = officer(&app).await;
    let base = app.kernel().db().name().to_owned();
    let notes = format!("{base}.toy_note");
    let fields = [
        ("titre", "Une table seulement"),
        ("nature", "disponibilite"),
        ("connue_jour", "2026-08-20"),
        ("connue_heure", "09:30"),
        ("traitements", "essai"),
        ("tables", notes.as_str()),
    ];
    let answer = officer.submit("/violations/nouvelle", "/violations", &fields).await;
    let page = officer.get(answer.location()).await.body;
    assert!(page.contains("<dt>Personnes touchées</dt><dd>2</dd>"), "through the members: {page}");
    assert!(!page.contains("toy_member"));
}

#[tokio::test]
async fn a_high_risk_goes_from_detection_to_the_end_with_people_told() {
    let app = open().await;
    two_people(&app).await;
    let mut officer = officer(&app).await;
    let case = opened(&mut officer).await;
    let early = send(&mut officer, &case, "/cloture", &[("enseignements", "Rien")]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.body.contains("Notifier la CNIL"), "what is left is told: {}", early.body);
    done(&mut officer, &case, "/evaluation", &assessed("eleve", "notifier")).await;
    done(&mut officer, &case, "/notification", &sent("initiale", "10:00")).await;
    let lacking = send(&mut officer, &case, "/notification", &sent("finale", "10:00")).await;
    assert_eq!(lacking.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(lacking.body.contains("les mesures prises ou envisagées (d)"), "{}", lacking.body);
    done(&mut officer, &case, "/mesures", &MEASURE).await;
    let mut letter = vec![("moyen", "lettres"), ("message", "Bonjour, vos données ont fui : changez de mot de passe.")];
    let partial = send(&mut officer, &case, "/personnes", &letter).await;
    assert!(partial.body.contains("dites comment les autres sont prévenues"), "two addresses for four people");
    letter.push(("precision", "Comptes et adresses désignent les mêmes personnes"));
    done(&mut officer, &case, "/personnes", &letter).await;
    let letters = app.letters().await;
    let told: Vec<_> = letters.iter().filter(|letter| letter.contains("changez de mot de passe")).collect();
    assert_eq!(told.len(), 2, "one for each address");
    assert!(told.iter().any(|letter| letter.contains("camille.canaricamille@exemple.fr")));
    assert_eq!(app.letters().await.len(), letters.len(), "written once");
    done(&mut officer, &case, "/notification", &sent("finale", "10:00")).await;
    done(&mut officer, &case, "/cloture", &[("enseignements", "Plus de fichier joint")]).await;
    let page = officer.get(&case).await.body;
    assert!(page.contains("Violation close") && page.contains("Plus de fichier joint"), "{page}");
    for kind in
        ["violation.opened", "violation.assessed", "violation.notified", "violation.people_told", "violation.closed"]
    {
        assert!(app.journal().await.iter().any(|written| written == kind), "{kind}");
    }
}

#[tokio::test]
async fn an_unlikely_risk_stays_in_the_register_with_its_reason_and_nothing_else_is_owed() {
    let app = open().await;
    two_people(&app).await;
    let mut officer = officer(&app).await;
    let case = opened(&mut officer).await;
    done(&mut officer, &case, "/mesures", &MEASURE).await;
    done(&mut officer, &case, "/evaluation", &assessed("nul", "non")).await;
    done(&mut officer, &case, "/cloture", &[("enseignements", "Chiffrer aussi les copies")]).await;
    let register = officer.get("/violations").await.body;
    assert!(register.contains("Risque improbable"), "{register}");
}

#[tokio::test]
async fn people_may_be_told_in_public_or_not_at_all_but_never_without_a_reason() {
    let app = open().await;
    two_people(&app).await;
    let mut officer = officer(&app).await;
    let case = opened(&mut officer).await;
    done(&mut officer, &case, "/evaluation", &assessed("eleve", "notifier")).await;
    for way in ["protegees", "ecarte", "publique", "ailleurs"] {
        let refused = send(&mut officer, &case, "/personnes", &[("moyen", way), ("message", "Bonjour")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{way}");
    }
    let unfinished = [("moyen", "lettres"), ("message", "[à compléter : un conseil]")];
    assert_eq!(send(&mut officer, &case, "/personnes", &unfinished).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    done(&mut officer, &case, "/personnes", &[("moyen", "protegees"), ("precision", "Clé intacte, AES-256")]).await;
    assert!(officer.get(&case).await.body.contains("données protégées (art. 34 §3 a)"));
    assert_eq!(toy::count(app.kernel(), "kernel_letter").await, 0);
}

#[tokio::test]
async fn facts_are_corrected_and_what_was_known_before_stays() {
    let app = open().await;
    two_people(&app).await;
    let mut officer = officer(&app).await;
    let case = opened(&mut officer).await;
    let mut fields = OPENING_AGAIN.to_vec();
    assert_eq!(send(&mut officer, &case, "/faits", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    fields.push(("pourquoi", "Le prestataire a précisé"));
    done(&mut officer, &case, "/faits", &fields).await;
    let page = officer.get(&case).await.body;
    assert!(page.contains("Deux fichiers, et non un"), "{page}");
    assert!(page.contains("Fichier canari-incident envoyé"), "the history keeps it");
    assert!(page.contains("Hébergeur d&#39;essai"), "{page}");
}

const OPENING_AGAIN: [(&str, &str); 8] = [
    ("titre", "Deux fichiers, et non un"),
    ("nature", "confidentialite"),
    ("connue_jour", "2026-08-20"),
    ("connue_heure", "08:00"),
    ("traitements", "essai"),
    ("sous_traitant", "Hébergeur d'essai"),
    ("signalee_jour", "2026-08-20"),
    ("signalee_heure", "08:00"),
];
