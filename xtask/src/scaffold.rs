//! `cargo xtask new-service` and `new-feature`: a crate or a folder in the style of the house, which compiles and whose tests pass.

mod names;
mod register;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};
use clap::Args;

use crate::shell;
use names::Names;

/// The feature that a new service begins with.
const FIRST_FEATURE: &str = "elements";

#[derive(Args)]
pub struct NewService {
    /// In lower case, with hyphens: `causes-de-deces`
    name: String,
}

#[derive(Args)]
pub struct NewFeature {
    /// The service, by the name of its folder
    service: String,
    /// In lower case, with hyphens: `demandes`
    name: String,
}

/// Writes `services/NAME` with a first feature, and names it in the workspace and in the program.
///
/// # Errors
/// When the name is no name, or is taken.
pub fn new_service(options: &NewService) -> Result<()> {
    service_in(shell::root(), &options.name)?;
    println!("services/{0} is there, and the program serves it under /{0}.", options.name);
    println!("Now: its nouns in GLOSSAIRE.md, its mission in src/lib.rs, then `cargo test -p {}`.", options.name);
    Ok(())
}

/// Writes the folder of a feature into a service, and names it there.
///
/// # Errors
/// When there is no such service, or the name is no name, or is taken.
pub fn new_feature(options: &NewFeature) -> Result<()> {
    feature_in(shell::root(), &options.service, &options.name)?;
    println!("services/{}/src/{} is there.", options.service, Names::of(&options.service, &options.name)?.snake());
    Ok(())
}

fn service_in(root: &Path, name: &str) -> Result<()> {
    let names = Names::of(name, FIRST_FEATURE)?;
    let folder = root.join("services").join(name);
    ensure!(!folder.exists(), "{} is there already", folder.display());
    register::in_workspace(root, name)?;
    register::in_program(root, name)?;
    let of_service = [
        ("Cargo.toml", include_str!("../templates/service/Cargo.toml")),
        ("askama.toml", include_str!("../templates/service/askama.toml")),
        ("src/lib.rs", include_str!("../templates/service/lib.rs")),
    ];
    for (file, template) in of_service {
        write(&folder.join(file), &names.in_service(template))?;
    }
    feature_in(root, name, FIRST_FEATURE)
}

fn feature_in(root: &Path, service: &str, name: &str) -> Result<()> {
    let names = Names::of(service, name)?;
    let crate_folder = root.join("services").join(service);
    ensure!(crate_folder.join("src/lib.rs").is_file(), "there is no service {service} in services/");
    let folder = crate_folder.join("src").join(names.snake());
    if folder.exists() {
        bail!("{} is there already", folder.display());
    }
    let stamp = shell::output(shell::program("date").args(["-u", "+%Y%m%d%H%M"]))?;
    let of_feature = [
        ("mod.rs", include_str!("../templates/feature/mod.rs")),
        ("domain.rs", include_str!("../templates/feature/domain.rs")),
        ("records.rs", include_str!("../templates/feature/records.rs")),
        ("samples.rs", include_str!("../templates/feature/samples.rs")),
        ("store.rs", include_str!("../templates/feature/store.rs")),
        ("tests.rs", include_str!("../templates/feature/tests.rs")),
        ("web.rs", include_str!("../templates/feature/web.rs")),
        ("list.html", include_str!("../templates/feature/list.html")),
        ("edit.html", include_str!("../templates/feature/edit.html")),
        ("schema/__stamp___create___feature__.sql", include_str!("../templates/feature/schema/create.sql")),
    ];
    for (file, template) in of_feature {
        let fill = |text: &str| names.in_feature(&text.replace("__stamp__", stamp.trim()));
        write(&folder.join(fill(file)), &fill(template))?;
    }
    register::in_service(&crate_folder.join("src/lib.rs"), &names.snake())?;
    register::in_glossary(root, &names.snake(), service)?;
    // Where a line breaks depends on the length of the names.
    shell::output(shell::cargo(&["fmt", "--package", service]).current_dir(root)).map(drop)
}

fn write(file: &Path, text: &str) -> Result<()> {
    let folder = file.parent().context("a file stands in a folder")?;
    fs::create_dir_all(folder)?;
    fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}

#[cfg(test)]
mod tests;
