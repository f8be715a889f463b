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
