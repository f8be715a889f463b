//! What the program does to the place that it is pointed at, run as a program.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

pub fn fabrique(data: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fabrique"));
    command.env_clear().current_dir(data.parent().unwrap()).arg("--data").arg(data).args(arguments).output().unwrap()
}

#[test]
fn verifying_a_journal_in_the_wrong_place_fails_and_creates_nothing() {
    let place = tempfile::tempdir().unwrap();
    let nowhere = place.path().join("ailleurs");
    let output = fabrique(&nowhere, &["journal", "verify"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success() && said.contains("n'existe pas"), "{said}");
    assert!(!nowhere.exists());
    std::fs::create_dir(&nowhere).unwrap();
    assert!(!fabrique(&nowhere, &["journal", "verify"]).status.success());
    assert_eq!(std::fs::read_dir(&nowhere).unwrap().count(), 0);
}

#[test]
fn verifying_a_journal_whose_database_was_removed_fails() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("donnees");
    assert!(fabrique(&data, &["demo"]).status.success());
    let whole = fabrique(&data, &["journal", "verify"]);
    assert!(whole.status.success(), "{}", String::from_utf8_lossy(&whole.stdout));
    std::fs::remove_file(data.join("plateforme.db")).unwrap();
    assert!(!fabrique(&data, &["journal", "verify"]).status.success());
    assert!(!data.join("plateforme.db").exists());
}

#[test]
fn what_the_program_writes_is_its_owner_s_alone() {
    let place = tempfile::tempdir().unwrap();
    let (data, copy) = (place.path().join("donnees"), place.path().join("copie"));
    assert!(fabrique(&data, &["demo"]).status.success());
    let saved = fabrique(&data, &["backup", copy.to_str().unwrap()]);
    assert!(saved.status.success(), "{}", String::from_utf8_lossy(&saved.stderr));
    let mut paths = vec![data, copy];
    while let Some(path) = paths.pop() {
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{} is open: {mode:o}", path.display());
        if path.is_dir() {
            paths.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        }
    }
}

#[test]
fn what_the_law_wants_said_and_nobody_gave_is_listed_until_it_is_given() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("donnees");
    let said = |arguments: &[&str]| String::from_utf8(fabrique(&data, arguments).stdout).unwrap();
    for fact in ["mentions.editeur", "mentions.hebergeur_telephone", "responsable.nom", "dpd.contact"] {
        assert!(said(&["config", "check"]).contains(fact), "{fact}");
    }
    assert!(said(&["doctor"]).contains("à confirmer"));
    let given = "[mentions]\nediteur = \"Ministère d'essai\"\n[dpd]\ncontact = \"dpd@essai.gouv.fr\"\n";
    std::fs::write(place.path().join("fabrique.toml"), given).unwrap();
    let after = said(&["config", "check"]);
    assert!(!after.contains("mentions.editeur :") && !after.contains("dpd.contact :"), "{after}");
    assert!(after.contains("responsable.nom"));
}

#[test]
fn a_role_is_given_and_ended_and_an_unknown_one_changes_nothing() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("donnees");
    assert!(fabrique(&data, &["demo"]).status.success());
    for word in ["donner", "donner", "retirer", "retirer"] {
        let done = fabrique(&data, &["role", word, "camille.martin@exemple.fr", "dpd"]);
        assert!(done.status.success(), "{word}: {}", String::from_utf8_lossy(&done.stderr));
    }
    let unknown = fabrique(&data, &["role", "donner", "camille.martin@exemple.fr", "roi"]);
    assert!(!unknown.status.success() && String::from_utf8_lossy(&unknown.stderr).contains("responsable-traitement"));
    let nobody = fabrique(&data, &["role", "donner", "zoe.petit@exemple.fr", "dpd"]);
    assert!(!nobody.status.success() && String::from_utf8_lossy(&nobody.stderr).contains("--nom"));
    let named = fabrique(&data, &["role", "donner", "zoe.petit@exemple.fr", "dpd", "--nom", "Zoé Petit"]);
    assert!(named.status.success());
}

#[test]
fn an_assessment_goes_out_and_comes_back_the_same() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("donnees");
    assert!(fabrique(&data, &["demo"]).status.success());
    let (first, second) = (place.path().join("un.json"), place.path().join("deux.json"));
    for (file, after) in [(&first, true), (&second, false)] {
        let written = fabrique(&data, &["aipd", "exporter", "portefeuille", "--vers", file.to_str().unwrap()]);
        assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
        if after {
            let read = fabrique(&data, &["aipd", "importer", file.to_str().unwrap()]);
            assert!(String::from_utf8_lossy(&read.stdout).contains("rien n'a été écrit"), "{read:?}");
        }
    }
    assert_eq!(std::fs::read(&first).unwrap(), std::fs::read(&second).unwrap());
    std::fs::write(&first, "{}").unwrap();
    let refused = fabrique(&data, &["aipd", "importer", first.to_str().unwrap()]);
    assert!(!refused.status.success() && String::from_utf8_lossy(&refused.stderr).contains("outil PIA"));
}

#[test]
fn production_is_refused_while_a_processing_waits_and_says_what_to_do() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("donnees");
    let settings = [
        ("FABRIQUE__PRODUCTION", "true"),
        ("FABRIQUE__SECRET", "un-secret-d-essai-de-trente-deux-caracteres"),
        ("FABRIQUE__URL_PUBLIQUE", "https://fabrique.exemple.fr"),
        ("FABRIQUE__COURRIEL__SMTP", "smtps://essai:essai@127.0.0.1:1"),
    ];
    let mut command = Command::new(env!("CARGO_BIN_EXE_fabrique"));
    command.env_clear().envs(settings).current_dir(place.path()).arg("--data").arg(&data);
    let output = command.args(["serve", "--listen", "127.0.0.1:0"]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains("bloque la mise en production"), "{said}");
    assert!(said.contains("(portefeuille)") && said.contains("fabrique role donner"), "{said}");
}
