//! The agent, run as a team would: a key, a manifest, its signature, and a database that says the same or not.

use std::path::Path;
use std::process::Output;

use super::commands::fabrique;

fn agent(place: &Path, arguments: &[&str]) -> Output {
    fabrique(&place.join("donnees"), &[&["agent"], arguments].concat())
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

async fn run(base: &str, statement: &'static str) {
    use sea_orm::ConnectionTrait;
    let connection = sea_orm::Database::connect(format!("{base}?mode=rwc")).await.unwrap();
    connection.execute_unprepared(statement).await.unwrap();
    connection.close().await.unwrap();
}

#[tokio::test]
async fn a_team_signs_its_manifest_and_the_agent_finds_what_it_does_not_say() {
    let place = tempfile::tempdir().unwrap();
    let file = |name: &str| place.path().join(name).to_str().unwrap().to_owned();
    let (key, plain, signed, report) = (file("cle"), file("modele.json"), file("manifeste.json"), file("rapport.json"));
    assert!(agent(place.path(), &["cle", "--vers", &key]).status.success());
    assert!(!agent(place.path(), &["cle", "--vers", &key]).status.success(), "a key is not replaced");
    let model = agent(place.path(), &["manifeste", "modele", "--produit", "essai"]);
    std::fs::write(&plain, &model.stdout).unwrap();
    let done = agent(place.path(), &["signer", &plain, "--cle", &key, "--vers", &signed]);
    assert!(done.status.success(), "{}", said(&done));

    let base = format!("sqlite://{}", file("produit.db"));
    run(&base, "CREATE TABLE demande (id TEXT PRIMARY KEY, email TEXT, titre TEXT)").await;
    let compare = ["comparer", "--manifeste", &signed, "--base", &base, "--cle", &key, "--rapport", &report];
    let agreed = agent(place.path(), &compare);
    assert!(agreed.status.success() && said(&agreed).contains("s'accordent"), "{}", said(&agreed));
    run(&base, "ALTER TABLE demande ADD COLUMN telephone TEXT").await;
    let found = agent(place.path(), &compare);
    assert!(!found.status.success() && said(&found).contains("colonne non déclarée : demande.telephone"));
    assert!(std::fs::read_to_string(&report).unwrap().contains("colonne_non_declaree"));
    assert!(!place.path().join("donnees").exists(), "the agent needs no deployment");
    assert!(said(&agent(place.path(), &["recevoir", &report])).contains("aucun manifeste de ce produit"));
    assert!(said(&agent(place.path(), &["inscrire", &signed])).contains("est enregistré"));
    assert!(said(&agent(place.path(), &["recevoir", &report])).contains("colonne non déclarée : demande.telephone"));
    assert!(!agent(place.path(), &["recevoir", &report]).status.success(), "a report is received once");
}

#[test]
fn a_manifest_that_lacks_something_is_not_signed_and_an_altered_one_is_not_read() {
    let place = tempfile::tempdir().unwrap();
    let file = |name: &str| place.path().join(name).to_str().unwrap().to_owned();
    let (key, plain, signed) = (file("cle"), file("modele.json"), file("manifeste.json"));
    agent(place.path(), &["cle", "--vers", &key]);
    let model = String::from_utf8(agent(place.path(), &["manifeste", "modele"]).stdout).unwrap();
    std::fs::write(&plain, model.replace("\"identification\"", "\"inconnue\"")).unwrap();
    let refused = agent(place.path(), &["signer", &plain, "--cle", &key, "--vers", &signed]);
    assert!(!refused.status.success() && said(&refused).contains("demande.email : catégorie inconnue"));
    assert!(!Path::new(&signed).exists());
    std::fs::write(&plain, model).unwrap();
    assert!(agent(place.path(), &["signer", &plain, "--cle", &key, "--vers", &signed]).status.success());
    std::fs::write(&signed, std::fs::read_to_string(&signed).unwrap().replace("titre", "autre")).unwrap();
    let altered =
        agent(place.path(), &["comparer", "--manifeste", &signed, "--base", "sqlite:///absente/motdepasse.db"]);
    assert!(!altered.status.success() && said(&altered).contains("la signature ne correspond pas"));
    assert!(!said(&altered).contains("motdepasse"));
}
