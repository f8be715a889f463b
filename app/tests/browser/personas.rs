//! People of the factory at work, from their first click to the last.

use testkit::browser::Browser;

use crate::open;
use crate::usable::sign_in;

async fn choose(browser: &Browser, name: &str, value: &str) {
    browser.click(&format!("input[name=\"{name}\"][value=\"{value}\"] + label")).await.unwrap();
}

async fn set_day(browser: &Browser, id: &str, day: &str) {
    browser.script(&format!("document.getElementById('{id}').value = '{day}'")).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_monday_the_head_of_a_fabrique_sees_what_is_late_and_plans_the_missing_committee() {
    let (app, address) = open().await;
    let Some(browser) = testkit::browser::open().await else { return };
    sign_in(&browser, &address, "amadou").await;
    browser.goto(&address).await.unwrap();
    browser.click("a[href=\"/pilotage\"]").await.unwrap();
    browser.sees("h1", "Pilotage").await.unwrap();
    browser.sees("#retards", "Comité à planifier").await.unwrap();
    browser.click("#retards a[href=\"/produits/enfants-du-spectacle/comites\"]").await.unwrap();
    browser.sees("main", "Les dates de la méthode").await.unwrap();
    choose(&browser, "jalon", "investissement").await;
    set_day(&browser, "date", "2026-09-02").await;
    browser.click("main form[method=\"post\"] button[type=\"submit\"]").await.unwrap();
    browser.sees("[role=\"alert\"]", "écrivez pourquoi").await.unwrap();
    browser.fill("[name=\"raison\"]", "Le sponsor a changé cet été ; le suivant est arrivé lundi.").await.unwrap();
    browser.click("main form[method=\"post\"] button[type=\"submit\"]").await.unwrap();
    browser.sees("[role=\"status\"]", "Le comité est planifié").await.unwrap();
    browser.goto(&format!("{address}/pilotage")).await.unwrap();
    browser.sees("#comites-proches", "Enfants du spectacle").await.unwrap();
    assert!(app.journal().await.iter().any(|kind| kind == "committee.planned"));
    browser.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_intrapreneur_prepares_the_committee_of_next_week() {
    let (app, address) = open().await;
    let Some(browser) = testkit::browser::open().await else { return };
    sign_in(&browser, &address, "camille").await;
    browser.goto(&format!("{address}/produits/causes-de-deces")).await.unwrap();
    browser.click("a[href=\"/produits/causes-de-deces/pilotage\"]").await.unwrap();
    browser.sees("h1", "Pilotage").await.unwrap();
    browser.click("#comites-produit a").await.unwrap();
    browser.sees("h1", "Comité d'investissement").await.unwrap();
    browser.fill("[name=\"demande\"]", "390 000 € pour six mois.").await.unwrap();
    browser.click("form[action$=\"/dossier\"] button[type=\"submit\"]").await.unwrap();
    browser.sees("[role=\"status\"]", "Le dossier est enregistré").await.unwrap();
    browser.click("a[href$=\"/dossier\"]").await.unwrap();
    browser.sees("main", "390 000 € pour six mois.").await.unwrap();
    browser.sees("main", "Délai médian d'alerte").await.unwrap();
    assert!(app.journal().await.iter().any(|kind| kind == "committee.prepared"));
    browser.close().await.unwrap();
}

/// Who decides opens the committee of the day, reads its pack, is told what is missing, signs, and verifies the sealed document and a forged one.
async fn decides(browser: &Browser, app: &testkit::App, address: &str) {
    sign_in(browser, address, "amadou").await;
    browser.goto(&decided_today(app, address).await).await.unwrap();
    browser.click("a[href$=\"/dossier\"]").await.unwrap();
    browser.sees("main", "Les standards").await.unwrap();
    browser.sees("main", "Critères de conformité").await.unwrap();
    browser.goto(&decided_today(app, address).await).await.unwrap();
    choose(browser, "issue", "incertain").await;
    browser.fill("[name=\"motif\"]", "L'usage progresse, l'effet n'est pas encore mesuré.").await.unwrap();
    browser.click("form[action$=\"/decision\"] button[type=\"submit\"]").await.unwrap();
    browser.sees("[role=\"alert\"]", "à corriger").await.unwrap();
    assert!(browser.text("[name=\"motif\"]").await.unwrap().contains("pas encore mesuré"), "what was typed is kept");
    browser.fill("[name=\"preuve\"]", "La part des dossiers complets au dépôt.").await.unwrap();
    browser.click("input[name=\"signature\"] + label").await.unwrap();
    browser.click("form[action$=\"/decision\"] button[type=\"submit\"]").await.unwrap();
    browser.sees("[role=\"status\"]", "signée").await.unwrap();
    let page = browser.url().await.unwrap();
    let id = page.split("/decisions/").nth(1).unwrap().split('?').next().unwrap().to_owned();
    browser.find(&format!("a[href=\"/decisions/{id}/document.pdf\"]")).await.unwrap();
    let row = steering::decision::store::find(app.kernel().db().reader(), &id).await.unwrap().unwrap();
    let pdf = row.pdf.read(kernel::Purpose::new("vérifier le document signé")).clone();
    assert!(pdf.starts_with(b"%PDF"));
    let file = tempfile::Builder::new().suffix(".pdf").tempfile().unwrap();
    std::fs::write(file.path(), &pdf).unwrap();
    browser.goto(&format!("{address}/verifier-une-decision")).await.unwrap();
    let field = browser.find("input[type=\"file\"][name=\"document\"]").await.unwrap();
    field.send_keys(&file.path().to_string_lossy()).await.unwrap();
    browser.click("form[enctype] button[type=\"submit\"]").await.unwrap();
    browser.sees("[role=\"status\"]", "authentique et inchangée").await.unwrap();
    std::fs::write(file.path(), [&pdf[..], b" "].concat()).unwrap();
    browser.goto(&format!("{address}/verifier-une-decision")).await.unwrap();
    let field = browser.find("input[type=\"file\"][name=\"document\"]").await.unwrap();
    field.send_keys(&file.path().to_string_lossy()).await.unwrap();
    browser.click("form[enctype] button[type=\"submit\"]").await.unwrap();
    browser.sees("[role=\"status\"]", "n'est pas une décision").await.unwrap();
    assert!(app.journal().await.iter().any(|kind| kind == "committee.closed"));
}

/// A committee that is held today, planned for the walk.
async fn decided_today(app: &testkit::App, address: &str) -> String {
    use steering::committee::records::session::State;
    let sql = app.kernel().db().reader();
    let all = steering::committee::store::list(sql, Some("enfants-du-spectacle")).await.unwrap();
    let id = match all.iter().find(|one| one.state == State::Planifie && one.held_on <= app.clock.today()) {
        Some(planned) => planned.id.to_string(),
        None => {
            let author = kernel::Id::parse("essai").unwrap();
            let new = steering::committee::store::New {
                product: "enfants-du-spectacle",
                gate: steering::gate::gates::Gate::Investissement,
                on: app.clock.today(),
                place: "Salle des essais",
                reason: "",
                author: &author,
                demonstration: false,
            };
            let tx = app.kernel().begin_as_system("essai de parcours").await.unwrap();
            let id = steering::committee::store::plan(&tx, new).await.unwrap();
            tx.commit(kernel::Event::new("committee.planned").subject("comite", &id)).await.unwrap();
            id.to_string()
        }
    };
    format!("{address}/comites/{id}")
}

#[tokio::test(flavor = "multi_thread")]
async fn who_decides_reads_the_pack_signs_and_verifies_the_sealed_document() {
    let (app, address) = open().await;
    let Some(browser) = testkit::browser::open().await else { return };
    decides(&browser, &app, &address).await;
    browser.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn who_decides_does_it_without_scripts() {
    let (app, address) = open().await;
    let Some(browser) = testkit::browser::open_without_scripts().await else { return };
    decides(&browser, &app, &address).await;
    browser.close().await.unwrap();
}

/// A citizen reads what is public of a product, from its fiche to the decision that can be verified.
async fn reads(browser: &Browser, app: &testkit::App, address: &str) {
    let fiche = format!("{address}/produits/ressourcerie");
    for (link, title) in
        [("/produits/ressourcerie/stats", "Statistiques"), ("/vous-avez-dit/ressourcerie", "nous avons fait")]
    {
        browser.goto(&fiche).await.unwrap();
        browser.sees("h1", "La ressourcerie").await.unwrap();
        browser.click(&format!("main a[href=\"{link}\"]")).await.unwrap();
        browser.sees("h1", title).await.unwrap();
    }
    browser.goto(&fiche).await.unwrap();
    browser.click("a[href=\"/produits/ressourcerie/conformite\"]").await.unwrap();
    browser.sees("h1", "Conformité de").await.unwrap();
    browser.sees("main", "Ce qui est expiré ou inconnu n'est jamais compté comme prouvé").await.unwrap();
    browser.goto(&format!("{address}/arrets")).await.unwrap();
    browser.fill("input[name=\"q\"]", "structures").await.unwrap();
    browser.click("main form[role=\"search\"] button[type=\"submit\"]").await.unwrap();
    browser.click("main a[href=\"/arrets/nata\"]").await.unwrap();
    browser.sees("main", "Ce qui a été appris").await.unwrap();
    let sql = app.kernel().db().reader();
    let row = steering::decision::store::list(sql, Some("ressourcerie")).await.unwrap().remove(0);
    browser.goto(&format!("{address}/verifier-une-decision")).await.unwrap();
    browser.fill("[name=\"empreinte\"]", row.digest.as_str()).await.unwrap();
    browser.click("form[method=\"get\"] button[type=\"submit\"]").await.unwrap();
    browser.sees("[role=\"status\"]", "authentique et inchangée").await.unwrap();
    let said = browser.text("main").await.unwrap();
    assert!(!said.contains("Diallo") && !said.contains("Martin"), "nobody is named to a visitor: {said}");
    browser.goto(&format!("{address}/produits/ressourcerie/transfert")).await.unwrap();
    assert!(!browser.text("main").await.unwrap().contains("Plan de passation"), "what is not public stays so");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_citizen_reads_what_is_public_of_a_product() {
    let (app, address) = open().await;
    let Some(browser) = testkit::browser::open().await else { return };
    reads(&browser, &app, &address).await;
    browser.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_citizen_reads_it_without_scripts() {
    let (app, address) = open().await;
    let Some(browser) = testkit::browser::open_without_scripts().await else { return };
    reads(&browser, &app, &address).await;
    browser.close().await.unwrap();
}
