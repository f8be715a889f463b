//! A new service and a second feature, written into a copy of this workspace, compile and pass their own tests.

use std::fs;
use std::path::{Path, PathBuf};

use super::{feature_in, service_in};
use crate::shell::{self, cargo};

const LEFT_OUT: [&str; 4] = ["target", "node_modules", ".git", "data"];

#[test]
fn a_new_service_with_a_second_feature_compiles_and_passes_its_tests() {
    let copy = copy_of_the_workspace();
    service_in(&copy, "boite-a-idees").unwrap();
    feature_in(&copy, "boite-a-idees", "votes-recus").unwrap();
    assert!(service_in(&copy, "boite-a-idees").is_err(), "a second time");
    assert!(feature_in(&copy, "boite-a-idees", "votes-recus").is_err(), "a second time");

    let output = cargo_in(&copy, &["test", "--package", "boite-a-idees", "--package", "fabrique", "--lib"]);
    assert!(output.contains("8 passed"), "{output}");
    // What every page, route and table of the program must hold, the new service has from its first day.
    let backbone =
        cargo_in(&copy, &["test", "--package", "boite-a-idees", "--package", "fabrique", "--test", "coverage"]);
    assert!(backbone.contains("0 failed"), "{backbone}");
}

#[test]
fn a_name_that_is_no_name_changes_nothing() {
    let root = tempfile::tempdir().unwrap();
    for name in ["", "Idées", "boite_a_idees", "../ailleurs", "2idees", "mod"] {
        assert!(service_in(root.path(), name).is_err(), "{name}");
    }
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
}

/// What cargo prints in the copy. The program is among the packages each time: alone, a service would want other features of the libraries that
/// both stand on, and have them built once more.
fn cargo_in(copy: &Path, arguments: &[&str]) -> String {
    let mut command = cargo(arguments);
    // A target folder of its own: cargo names path packages relative to their workspace, so a copy would take the place of the real ones.
    command.arg("--offline").env("CARGO_TARGET_DIR", shell::target().join("scaffold-build")).current_dir(copy);
    let done = command.output().unwrap();
    assert!(
        done.status.success(),
        "{}\n{}",
        String::from_utf8_lossy(&done.stdout),
        String::from_utf8_lossy(&done.stderr)
    );
    String::from_utf8(done.stdout).unwrap()
}

/// Always the same folder, so that a second run builds only what changed.
fn copy_of_the_workspace() -> PathBuf {
    let copy = shell::target().join("scaffold");
    let _ = fs::remove_dir_all(&copy);
    copy_folder(shell::root(), &copy);
    copy
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap();
        if LEFT_OUT.iter().any(|left_out| name == *left_out) {
            continue;
        }
        if path.is_dir() {
            copy_folder(&path, &to.join(name));
        } else {
            let copied = to.join(name);
            fs::copy(&path, &copied).unwrap();
            // cargo looks at dates: what did not change is not built again.
            let modified = fs::metadata(&path).unwrap().modified().unwrap();
            fs::File::options().write(true).open(copied).unwrap().set_modified(modified).unwrap();
        }
    }
}
