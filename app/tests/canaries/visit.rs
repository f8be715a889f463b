//! Somebody uses the program from end to end in a browser; what they are and what they wrote stands in no log, address, figure, error page or journal.

use std::time::Duration;

use fabrique::{commands, services};
use kernel::access::{Grant, Scope, give_grant};
use kernel::{Clock, Deployment, Event, Ground, Personal, Random};
use sea_orm::{ConnectionTrait, Statement};
use testkit::Place;
use testkit::browser::Browser;
use testkit::place::holds;
use testkit::witness::{Seen, Witness};

use crate::program::{Program, ask, free_address};

/// In every value of the person, and nowhere else.
const MARK: &str = "zcanari";
const EMAIL: &str = "zcanari.adresse@exemple.fr";
const NAME: &str = "Zcanari Nom";

async fn open(place: &Place) -> Deployment {
    let ground = Ground { config: place.config(), clock: Clock::system(), random: Random::system() };
    let platform = services::platform(&ground.config);
    Deployment::open(ground, platform, services::all()).await.expect("the deployment opens")
}

/// The demonstration, and a member of a team whose every value is a canary.
async fn prepare(place: &Place) {
    let deployment = open(place).await;
    commands::load_demonstration(&deployment).await.expect("the demonstration loads");
    let tx = deployment.platform().begin_as_system("essai").await.unwrap();
    let (email, name) = (Personal::new(EMAIL.to_owned()), Personal::new(NAME.to_owned()));
    let account = kernel::identity::create_account(&tx, &email, &name).await.unwrap();
    tx.commit(Event::new("person.ready")).await.unwrap();
    let tx = deployment.front().begin_as_system("essai").await.unwrap();
    let grant = Grant { role: "membre".into(), scope: Scope::one("produit", "mano") };
    give_grant(&tx, &account, &grant).await.unwrap();
    tx.commit(Event::new("person.ready")).await.unwrap();
    deployment.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_visit_leaves_no_canary_in_logs_addresses_figures_error_pages_or_journal() {
    let Some(browser) = testkit::browser::open().await else { return };
    let place = Place::new().await;
    prepare(&place).await;
    let listens = free_address();
    let witness = Witness::before(&listens).await;
    let program = Program::start(&place, listens, &witness.address).await;

    sign_in(&browser, &place, &witness.address).await;
    write(&browser, &witness.address).await;
    exercise_rights(&browser, &witness).await;
    meet_errors(&browser, &place, &witness).await;
    hostile_requests(&program.listens).await;
    let addresses = history(&browser).await;
    browser.close().await.unwrap();
    let figures = ask(&program.metrics, "GET /metrics HTTP/1.1\r\nHost: essai\r\nConnection: close\r\n\r\n").await;
    let log = program.stop();

    // The canaries were there: stored, shown to their owner, and every kind of answer came.
    assert!(!place.holding(MARK).is_empty());
    let seen = witness.seen();
    assert!(seen.iter().any(|one| one.status == 200 && one.body.contains("zcanari-note")));
    for status in [403, 404, 422, 500] {
        assert!(!witness.answered(status).is_empty(), "no answer {status}");
    }
    assert!(log.contains("\"level\":\"TRACE\"") && log.contains("\"message\":\"answered\""), "the log says too little");
    assert!(figures.contains("fabrique_http_requetes_total") && addresses.len() > 10);

    let told = |text: &str| holds(text.as_bytes(), MARK);
    let lines: Vec<_> = log.lines().filter(|line| told(line)).take(5).collect();
    assert!(lines.is_empty(), "in the log: {lines:#?}");
    assert!(!told(&figures), "in the figures");
    assert!(!addresses.iter().any(|one| told(one)), "in the history: {addresses:#?}");
    let addresses = seen.iter().flat_map(|one| [&one.address, &one.referer, &one.location]);
    assert_eq!(addresses.filter(|one| told(one)).collect::<Vec<_>>(), Vec::<&String>::new());
    for one in seen.iter().filter(|one| one.status.as_u16() >= 400) {
        let left = beside_own_values(one);
        assert!(!told(&left), "in the page of {} {}: {left}", one.status, one.address);
    }
    assert_eq!(in_the_journals(&place).await, Vec::<String>::new());
}

async fn submit(browser: &Browser, form: &str) {
    browser.click(&format!("main form[action=\"{form}\"] button[type=\"submit\"]")).await.unwrap();
}

/// By the code that the letter holds; an address that is none and a wrong code first.
async fn sign_in(browser: &Browser, place: &Place, site: &str) {
    browser.goto(&format!("{site}/connexion")).await.unwrap();
    browser.fill("[name=\"email\"]", "zcanari sans domaine").await.unwrap();
    submit(browser, "/connexion").await;
    browser.sees("[role=\"alert\"]", "adresse").await.unwrap();
    browser.fill("[name=\"email\"]", EMAIL).await.unwrap();
    submit(browser, "/connexion").await;
    browser.find("[name=\"code\"]").await.unwrap();
    browser.fill("[name=\"code\"]", "zcanari").await.unwrap();
    submit(browser, "/connexion/code").await;
    browser.find("[role=\"alert\"]").await.unwrap();
    browser.fill("[name=\"code\"]", &code(place).await).await.unwrap();
    submit(browser, "/connexion/code").await;
    browser.sees("header", NAME).await.unwrap();
}

/// The code of the one letter written so far.
async fn code(place: &Place) -> String {
    for _ in 0..100 {
        let letters = std::fs::read_dir(place.folder().join("courriels")).into_iter().flatten().flatten();
        let texts = letters.filter_map(|letter| std::fs::read_to_string(letter.path()).ok());
        let digits = |word: &str| word.len() == 6 && word.bytes().all(|byte| byte.is_ascii_digit());
        let code = texts.flat_map(|text| text.lines().map(|line| line.trim().replace(' ', "")).collect::<Vec<_>>());
        if let Some(code) = code.into_iter().find(|line| digits(line)) {
            return code;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("no letter with a code");
}

/// The fiche with its contact, once refused and once taken; a note.
async fn write(browser: &Browser, site: &str) {
    let form = "/produits/mano/modifier";
    browser.goto(&format!("{site}{form}")).await.unwrap();
    browser.fill("[name=\"link\"]", "zcanari pas une adresse").await.unwrap();
    browser.fill("[name=\"contact\"]", "zcanari pas un contact").await.unwrap();
    submit(browser, form).await;
    browser.sees("[role=\"alert\"]", "corriger").await.unwrap();
    browser.fill("[name=\"link\"]", "https://exemple.fr/zcanari-site").await.unwrap();
    browser.fill("[name=\"contact\"]", "zcanari.contact@exemple.fr").await.unwrap();
    browser.fill("[name=\"mission\"]", "zcanari-mission pour les essais").await.unwrap();
    submit(browser, form).await;
    browser.sees("main", "zcanari-mission").await.unwrap();
    browser.fill("[name=\"texte\"]", "zcanari-note de suivi").await.unwrap();
    submit(browser, "/produits/mano/notes").await;
    browser.sees("main", "zcanari-note").await.unwrap();
    browser.goto(&format!("{site}/produits/mano/historique")).await.unwrap();
    browser.sees("main", "zcanari-mission").await.unwrap();
    browser.goto(&format!("{site}/compte")).await.unwrap();
    browser.sees("main", EMAIL).await.unwrap();
}

/// A request with its words, and the export of one's own data.
async fn exercise_rights(browser: &Browser, witness: &Witness) {
    let form = "/donnees-personnelles/demande";
    browser.goto(&format!("{}{form}", witness.address)).await.unwrap();
    browser.fill("[name=\"message\"]", "zcanari-message de la demande").await.unwrap();
    submit(browser, form).await;
    browser.sees("[role=\"alert\"]", "corriger").await.unwrap();
    browser.script("document.querySelector('[name=droit][value=acces]').click()").await.unwrap();
    submit(browser, form).await;
    browser.sees("h1", "demande").await.unwrap();
    browser.goto(&format!("{}/compte/donnees", witness.address)).await.unwrap();
    submit(browser, "/compte/donnees/export").await;
    for _ in 0..100 {
        if witness.seen().iter().any(|one| one.kind == "application/zip") {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("no export came");
}

/// An unknown page, a token that is no longer good, a page of others, a database that lacks a table.
async fn meet_errors(browser: &Browser, place: &Place, witness: &Witness) {
    let site = &witness.address;
    browser.goto(&format!("{site}/nulle/part")).await.unwrap();
    browser.goto(&format!("{site}/registre/complet")).await.unwrap();
    browser.goto(&format!("{site}/droits")).await.unwrap();
    browser.goto(&format!("{site}/produits/mano")).await.unwrap();
    browser.fill("[name=\"texte\"]", "zcanari-note sans jeton").await.unwrap();
    browser
        .script("document.querySelectorAll('[name=_jeton]').forEach(field => field.value = 'zcanari')")
        .await
        .unwrap();
    submit(browser, "/produits/mano/notes").await;
    browser.sees("main", "session a changé").await.unwrap();

    let owner = place.owner("fabrique").await;
    browser.goto(&format!("{site}/produits/mano")).await.unwrap();
    browser.fill("[name=\"texte\"]", "zcanari-note perdue").await.unwrap();
    owner.execute_unprepared("ALTER TABLE fiche_note RENAME TO fiche_note_ailleurs").await.unwrap();
    submit(browser, "/produits/mano/notes").await;
    browser.sees("h1", "Erreur interne").await.unwrap();
    browser.goto(&format!("{site}/produits/mano")).await.unwrap();
    owner.execute_unprepared("ALTER TABLE fiche_note_ailleurs RENAME TO fiche_note").await.unwrap();
    owner.close().await.unwrap();
    browser.goto(&format!("{site}/produits/mano")).await.unwrap();
    submit_sign_out(browser).await;
}

async fn submit_sign_out(browser: &Browser) {
    browser.click("header form[action=\"/deconnexion\"] button").await.unwrap();
    browser.sees("h1", "déconnecté").await.unwrap();
}

/// What no browser of ours sends: canaries in the address, in headers, in cookies, in bodies of every shape.
async fn hostile_requests(listens: &str) {
    let body = |path: &str, kind: &str, body: &str| {
        let length = body.len();
        format!(
            "POST {path} HTTP/1.1\r\nHost: essai\r\nConnection: close\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\r\n{body}"
        )
    };
    let form = "application/x-www-form-urlencoded";
    let requests = [
        "GET /zcanari/chemin HTTP/1.1\r\nHost: essai\r\nConnection: close\r\n\r\n".to_owned(),
        "GET /produits/zcanari?q=zcanari@exemple.fr HTTP/1.1\r\nHost: essai\r\nConnection: close\r\n\r\n".to_owned(),
        "GET /api/v3/produits?phase=zcanari HTTP/1.1\r\nHost: zcanari\r\nConnection: close\r\n\r\n".to_owned(),
        "ZCANARI / HTTP/1.1\r\nHost: essai\r\nConnection: close\r\n\r\n".to_owned(),
        "GET /compte HTTP/1.1\r\nHost: essai\r\nConnection: close\r\nCookie: session=zcanari; zcanari=1\r\nUser-Agent: zcanari\r\nReferer: http://zcanari/\r\nX-Forwarded-For: zcanari\r\nAuthorization: Bearer zcanari\r\n\r\n".to_owned(),
        "GET / zcanari zcanari\r\n\r\n".to_owned(),
        body("/connexion", form, "email=zcanari%40exemple.fr&zcanari=%FF%FE"),
        body("/connexion", "application/json", "{\"email\": \"zcanari\"}"),
        body("/donnees-personnelles/demande", form, "droit=zcanari&courriel=zcanari&message=zcanari"),
        body("/donnees-personnelles/demande", form, "droit=acces&courriel=zcanari.autre%40exemple.fr&message=zcanari"),
        body("/connexion/code", form, "code=zcanari"),
    ];
    for request in requests {
        assert!(ask(listens, &request).await.starts_with("HTTP/1.1 "), "no answer to {request}");
    }
}

/// The addresses that the browser remembers of this window, and the titles under which it does.
async fn history(browser: &Browser) -> Vec<String> {
    let history = browser.devtools("Page.getNavigationHistory", serde_json::json!({})).await.unwrap();
    let entries = history["entries"].as_array().cloned().unwrap_or_default();
    entries.iter().map(|entry| format!("{} {}", entry["url"], entry["title"])).collect()
}

/// The page without what is its reader's own: their name in the header, and what they typed in the fields that came back.
fn beside_own_values(one: &Seen) -> String {
    let mut page = one.body.replace(NAME, "");
    if one.status == 422 {
        page = without(&page, "<textarea", "</textarea>");
        page = without(&page, "<input", ">");
    }
    page
}

fn without(page: &str, from: &str, to: &str) -> String {
    let mut parts = page.split(from);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |page, part| page + part.split_once(to).map_or("", |(_, rest)| rest))
}

/// Lines of any journal that hold the mark.
async fn in_the_journals(place: &Place) -> Vec<String> {
    let deployment = open(place).await;
    let mut found = Vec::new();
    let all = "SELECT actor, subject, details, kind, subject_kind FROM journal_event";
    for one in &deployment.running {
        let reader = one.kernel.db().reader();
        let rows = reader.query_all_raw(Statement::from_string(reader.get_database_backend(), all)).await.unwrap();
        assert!(!rows.is_empty());
        for row in rows {
            let texts: Vec<String> = (0..5).map(|column| row.try_get_by_index(column).unwrap()).collect();
            found.extend(texts.into_iter().filter(|text| holds(text.as_bytes(), MARK)));
        }
    }
    deployment.close().await;
    found
}
