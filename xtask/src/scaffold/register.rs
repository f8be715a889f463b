//! The lines that name a new crate or folder where the workspace, the program and the service list theirs.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

/// The crate among the members, and among the dependencies that others may take.
///
/// # Errors
/// When the workspace's list is not where it was.
pub fn in_workspace(root: &Path, name: &str) -> Result<()> {
    let file = root.join("Cargo.toml");
    let mut text = fs::read_to_string(&file)?;
    let below = "    \"base/privacy\",\n";
    text = replace(&text, below, &format!("    \"services/{name}\",\n{below}"))?;
    let first = "[workspace.dependencies]\n# the house\n";
    text = replace(&text, first, &format!("{first}{name} = {{ path = \"services/{name}\" }}\n"))?;
    Ok(fs::write(file, text)?)
}

/// Among the services that the program serves.
///
/// # Errors
/// When the program's list is not where it was.
pub fn in_program(root: &Path, name: &str) -> Result<()> {
    let manifest = root.join("app/Cargo.toml");
    let text = fs::read_to_string(&manifest)?;
    fs::write(manifest, replace(&text, "[dependencies]\n", &format!("[dependencies]\n{name}.workspace = true\n"))?)?;
    let list = root.join("app/src/services.rs");
    let text = fs::read_to_string(&list)?;
    let called = format!("vec![factory(), {}::service()", name.replace('-', "_"));
    Ok(fs::write(list, replace(&text, "vec![factory()", &called)?)?)
}

/// Among the modules and features of its service.
///
/// # Errors
/// When the service's list is not where it was.
pub fn in_service(lib: &Path, module: &str) -> Result<()> {
    let text = fs::read_to_string(lib)?;
    let at = text.find("\nmod ").or_else(|| text.find("\nuse ")).context("src/lib.rs names no module")? + 1;
    let separation = if text[at..].starts_with("mod ") { "" } else { "\n" };
    let text = format!("{}mod {module};\n{separation}{}", &text[..at], &text[at..]);
    let text = match text.contains("let own = vec![]") {
        true => replace(&text, "let own = vec![", &format!("let own = vec![{module}::feature()"))?,
        false => replace(&text, "let own = vec![", &format!("let own = vec![{module}::feature(), "))?,
    };
    Ok(fs::write(lib, text)?)
}

/// The table of a feature in the glossary, its source still to be said.
///
/// # Errors
/// When the glossary is not there.
pub fn in_glossary(root: &Path, module: &str, service: &str) -> Result<()> {
    let file = root.join("GLOSSAIRE.md");
    let text = fs::read_to_string(&file)?;
    let line = format!("| élément ({service}, {}) | `{module}_entry` | à préciser |\n", module.replace('_', " "));
    Ok(fs::write(file, text.trim_end().to_owned() + "\n" + &line)?)
}

fn replace(text: &str, old: &str, new: &str) -> Result<String> {
    text.contains(old)
        .then(|| text.replacen(old, new, 1))
        .with_context(|| format!("«{}» is not where it was", old.trim()))
}
