//! The notice says what the declarations say, to anybody.

use kernel::Config;
use privacy::{AutomatedDecision, Guarantee};
use privacy::{Controller, LegalBasis, Processing, Record, RecordDeclaration, Transfer};
use testkit::{App, Setup};

use super::domain::{Part, parts};
use super::{cookies, rights};
use crate::register::tests::{CASES, Case, LongerCase, app, page, service};
use crate::register::{Field, of, words};

fn under(processing: Processing) -> Part {
    let processing = Some(&*Box::leak(Box::new(processing)));
    parts(&[RecordDeclaration { processing, ..Case::DECLARATION }]).remove(0)
}

#[tokio::test]
async fn the_page_says_who_why_on_what_basis_which_data_and_how_long() {
    let shown = page(&mut app().await.anonymous(), "/donnees-personnelles").await;
    for fact in [
        "Instruire les demandes d'essai",
        "Mission d'intérêt public (RGPD, art. 6 §1 e) : Code d'essai, art. L. 1",
        "Ministère d'essai, 1 rue de l'Essai, 75000 Paris</p>",
        "Délégué d'essai, dpd@fabrique.exemple.fr (à confirmer)",
        "Demandeurs",
        "Adresse électronique",
        "Le guichet d'essai (source non publique)",
        "Routeur d'essai (sous-traitant)",
        "Clôture du dossier",
        "Décision d'essai du 5 janvier 2026",
        "Aucun transfert",
        "Droit d'opposition (art. 21)",
        "Un mois",
        "https://www.cnil.fr/fr/plaintes",
        "art. 82",
    ] {
        assert!(shown.contains(fact), "{fact} is missing");
    }
    assert!(!shown.contains("Coffre numéro sept") && !shown.contains("marché 2026-42"));
}

#[tokio::test]
async fn one_retention_changes_register_notice_and_digest_together() {
    let longer = App::open(Vec::new(), vec![service::<LongerCase>()]).await;
    let (mut seen, mut digests) = (Vec::new(), Vec::new());
    for app in [app().await, longer] {
        let (notice, register) =
            (page(&mut app.anonymous(), "/donnees-personnelles").await, page(&mut app.anonymous(), "/registre").await);
        seen.push((notice.contains("<td>4 ans</td>"), register.contains("4 ans en base active")));
        let register = of(app.kernel());
        digests.push(register.entries.iter().find(|entry| entry.id == CASES.id).unwrap().lines(Field::Digest).to_vec());
    }
    assert_eq!(seen, [(false, false), (true, true)]);
    assert_ne!(digests[0], digests[1]);
}

#[test]
fn only_the_rights_of_the_legal_basis_are_told() {
    let told = |basis: &LegalBasis| rights::told(basis).into_iter().map(|right| right.article).collect::<Vec<_>>();
    assert_eq!(told(&LegalBasis::LegalObligation { text: "loi" }), ["art. 15", "art. 16", "art. 18"]);
    assert_eq!(told(&LegalBasis::Consent), ["art. 15", "art. 16", "art. 17", "art. 18", "art. 20", "art. 7 §3"]);
    assert!(rights::told(&LegalBasis::Consent)[5].deadline.starts_with("À tout moment"));
}

#[test]
fn transfers_and_decisions_of_a_machine_are_told_with_their_guarantees() {
    const MACHINE: AutomatedDecision = AutomatedDecision::Automated {
        logic: "un barème",
        consequences: "un refus",
        ground: "Code d'essai, art. L. 2",
    };
    const ABROAD: Transfer = Transfer {
        recipient: "Routeur d'essai",
        country: "Canada",
        guarantee: Guarantee::Adequacy,
        document: "https://exemple.fr/decision",
    };
    let part = under(Processing { transfers: &[ABROAD], automated_decision: MACHINE, ..CASES });
    assert_eq!(
        part.transfers,
        ["Routeur d'essai, Canada : Décision d'adéquation (art. 45), https://exemple.fr/decision"]
    );
    assert!(part.human_review && part.automated[0].contains("un barème"));
    assert!(!under(CASES).human_review);
}

#[test]
fn an_address_of_nobody_is_to_confirm() {
    let settled = |contact| words::is_settled(&Controller { name: "x", contact, public: true });
    for real in ["dpd@travail.gouv.fr", "39-43 quai André-Citroën, 75015 Paris"] {
        assert!(settled(real), "{real}");
    }
    for nobody in
        ["L'adresse de contact des mentions légales", "dpd@exemple.fr", "dpd@fabrique.exemple.fr", "", "a@example.org"]
    {
        assert!(!settled(nobody), "{nobody}");
    }
}

#[tokio::test]
async fn every_cookie_that_a_browser_receives_is_in_the_table() {
    let setup = Setup {
        platform: vec![crate::accounts::feature(true), ui::feature()],
        services: vec![service::<Case>()],
        others: axum::Router::new(),
        configure: Box::new(|_| {}),
    };
    let app = App::open_with(setup).await;
    let mut person = app.person("Camille Martin", &[]).await;
    let mut visitor = app.anonymous();
    visitor.post("/connexion", &[("email", "camille.martin@exemple.fr"), ("retour", "/")]).await;
    visitor.post("/affichage", &[("theme", "sombre"), ("retour", "/")]).await;
    let shown = page(&mut person, "/donnees-personnelles").await;
    let received: Vec<_> =
        person.cookies().iter().chain(visitor.cookies()).filter_map(|pair| pair.split('=').next()).collect();
    assert_eq!(received, ["session", "code", "theme"]);
    assert!(received.iter().all(|name| shown.contains(&format!("<code>{name}</code>"))));
}

#[test]
fn behind_https_cookies_bear_the_names_that_browsers_see() {
    let https = Config { url_publique: Some("https://fabrique.exemple.fr".into()), ..Config::default() };
    let names: Vec<_> = cookies::lines(&https).into_iter().map(|line| line.name).collect();
    assert_eq!(names, ["__Host-session", "__Host-code", "__Host-depart", "theme"]);
    let lives: Vec<_> = cookies::lines(&https).into_iter().map(|line| line.life).collect();
    assert_eq!(lives, ["Jusqu'à la fermeture du navigateur", "10 minutes", "10 minutes", "365 jours"]);
}
