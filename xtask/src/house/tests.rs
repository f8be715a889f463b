//! Each rule catches what it is for, and this workspace keeps them all.

use serde_json::{Value, json};

use super::{broken_in, broken_in_files, broken_in_floors};
use crate::{check, shell};

#[test]
fn this_workspace_keeps_the_rules() {
    assert_eq!(broken_in_files(shell::root()).unwrap(), Vec::<String>::new());
    assert_eq!(broken_in_floors(&check::metadata().unwrap()), Vec::<String>::new());
}

#[test]
fn a_long_file_an_empty_name_and_a_missing_purpose_are_found() {
    let long = format!("//! Long.\n{}", "\n".repeat(450));
    assert!(broken_in("web.rs", &long)[0].contains("451 lines"));
    assert!(broken_in("utils.rs", "//! Things.\n")[0].contains("says nothing"));
    assert!(broken_in("web.rs", "use std::fs;\n")[0].contains("first line"));
    assert!(broken_in("web.rs", "//! HTTP.\n").is_empty());
}

#[test]
fn whatever_is_inline_in_a_page_is_found() {
    for inline in ["<p style=\"color:red\">", "<style>", "<script>go()</script>", "<button\n  onclick=\"go()\">"] {
        assert_eq!(broken_in("page.html", inline).len(), 1, "{inline}");
    }
    let clean = "<script src=\"/assets/app.js\" defer></script><p class=\"on style\">style=\"\" onclick</p>";
    assert!(broken_in("page.html", clean).is_empty());
}

#[test]
fn a_service_may_use_the_base_but_no_other_service_and_not_the_factory() {
    let services = [package("services", "mano", &["commons"]), package("services", "nata", &["mano", "portfolio"])];
    let factory = [package("factory", "portfolio", &["kernel"]), package("factory", "steering", &["portfolio"])];
    let base = [package("base", "commons", &["kernel"]), package("base", "kernel", &[])];
    let packages: Vec<Value> = services.into_iter().chain(factory).chain(base).collect();
    let broken = broken_in_floors(&json!({ "packages": packages }));
    assert_eq!(broken.len(), 2, "{broken:?}");
    assert!(broken.iter().all(|line| line.starts_with("nata must not depend on")));
}

fn package(folder: &str, name: &str, dependencies: &[&str]) -> Value {
    let dependencies: Vec<Value> = dependencies.iter().map(|name| json!({ "name": name, "kind": null })).collect();
    json!({ "name": name, "manifest_path": format!("/w/{folder}/{name}/Cargo.toml"), "dependencies": dependencies })
}
