//! Violations, from the first form to the end.

mod browser;
mod clock;
mod refused;
mod register;
mod walk;

use http::StatusCode;
use kernel::{Grant, Scope};
use testkit::{Answer, App, Client};

/// Somebody who holds a role everywhere.
async fn with_role(app: &App, name: &str, role: &str) -> Client {
    app.person(name, &[Grant { role: role.into(), scope: Scope::Everything }]).await
}

async fn officer(app: &App) -> Client {
    with_role(app, "Inès Benali", "dpd").await
}

/// The form of an opening, at the instant when tests begin: ten o'clock in Paris.
const OPENING: [(&str, &str); 5] = [
    ("titre", "Fichier canari-incident envoyé au mauvais destinataire"),
    ("nature", "confidentialite"),
    ("connue_jour", "2026-08-20"),
    ("connue_heure", "09:30"),
    ("traitements", "essai"),
];

/// Opens a violation. Answers its address.
async fn opened(client: &mut Client) -> String {
    let answer = client.submit("/violations/nouvelle", "/violations", &OPENING).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.location().to_owned()
}

/// Sends a form about a violation, as it stands now.
async fn send(client: &mut Client, case: &str, page: &str, fields: &[(&str, &str)]) -> Answer {
    let version = version(client, case).await;
    let mut all = vec![("version", version.as_str())];
    all.extend_from_slice(fields);
    client.submit(&format!("{case}/faits"), &format!("{case}{page}"), &all).await
}

async fn done(client: &mut Client, case: &str, page: &str, fields: &[(&str, &str)]) {
    let answer = send(client, case, page, fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{page}: {}", answer.body);
}

/// The version that a page of the violation shows.
async fn version(client: &mut Client, case: &str) -> String {
    let page = client.get(&format!("{case}/faits")).await.body;
    let after = page.split("name=\"version\" value=\"").nth(1).expect("a version");
    after.split('"').next().unwrap().to_owned()
}

const MEASURE: [(&str, &str); 2] = [("mesure", "Message rappelé"), ("etat", "prise")];

fn assessed<'a>(level: &'a str, decision: &'a str) -> [(&'a str, &'a str); 5] {
    [
        ("niveau", level),
        ("raisons", "Des adresses et des noms, lisibles"),
        ("consequences", "Messages frauduleux"),
        ("decision", decision),
        ("motif", "Les données étaient chiffrées"),
    ]
}

fn sent<'a>(stage: &'a str, hour: &'a str) -> [(&'a str, &'a str); 4] {
    [("etape", stage), ("envoyee_jour", "2026-08-20"), ("envoyee_heure", hour), ("accuse", "FNV-2026-77")]
}
