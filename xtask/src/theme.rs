//! `cargo xtask theme-dsfr`: the State's design system for a deployer who is entitled to it, and only for that one.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::Args;

use crate::shell::{self, find, program};

const TERMS: &str = "\
The DSFR is the visual identity of the French State. Its terms of use reserve it to the State's own sites,
after an approval, and each deployer accepts them for itself: Fabrique neither ships it nor accepts for you.

The terms are the file doc/legal/cgu.md of the npm package @gouvfr/dsfr. To read them without installing anything:

    npm pack @gouvfr/dsfr@VERSION && tar --to-stdout -xzf gouvfr-dsfr-*.tgz package/doc/legal/cgu.md

If you have read them, are entitled to the DSFR and accept its terms, run again with --j-accepte-les-conditions";

#[derive(Args)]
pub struct Options {
    /// Where the files go; then write `[theme] dsfr = "DIR"` in the configuration
    dir: PathBuf,
    /// I have read the DSFR's terms of use, I am entitled to it and I accept them
    #[arg(long)]
    j_accepte_les_conditions: bool,
}

/// Installs the official package of the lock file and copies what a site serves into the folder.
///
/// # Errors
/// Without the explicit acceptance, when npm is missing, or when the folder already holds something.
pub fn run(options: &Options) -> Result<()> {
    let lock = shell::root().join("xtask/dsfr");
    if !options.j_accepte_les_conditions {
        bail!("{}", TERMS.replace("VERSION", &version(&lock)?));
    }
    if fs::read_dir(&options.dir).is_ok_and(|mut files| files.next().is_some()) {
        bail!("{} is not empty", options.dir.display());
    }
    find("npm").context("npm is missing: apt-get install npm")?;
    let scratch = tempfile::tempdir()?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(lock.join(file), scratch.path().join(file))?;
    }
    // The package asks for the acceptance when it is installed; this variable is its documented way to answer.
    let mut install = program("npm");
    install.args(["ci", "--no-audit", "--no-fund"]).current_dir(scratch.path());
    shell::run(install.env("DSFR_ACCEPT_LICENSE", "1").env("INIT_CWD", scratch.path()))?;

    let package = scratch.path().join("node_modules/@gouvfr/dsfr");
    copy(&package.join("dist"), &options.dir)?;
    fs::copy(package.join("LICENSE.md"), options.dir.join("LICENSE.md"))?;
    fs::copy(package.join("doc/legal/cgu.md"), options.dir.join("cgu.md"))?;
    println!("The terms stand in {0}/cgu.md. In the configuration:\n\n[theme]\ndsfr = \"{0}\"", options.dir.display());
    Ok(())
}

fn version(lock: &Path) -> Result<String> {
    let package: serde_json::Value = serde_json::from_str(&fs::read_to_string(lock.join("package.json"))?)?;
    Ok(package["dependencies"]["@gouvfr/dsfr"].as_str().context("the package names no version")?.to_owned())
}

/// Everything but the source maps, which are two thirds of the package and serve only its own developers.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let path = entry?.path();
        let target = to.join(path.file_name().context("a file without a name")?);
        if path.is_dir() {
            copy(&path, &target)?;
        } else if path.extension().is_none_or(|extension| extension != "map") {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Options, copy, run};
    use std::fs;

    #[test]
    fn nothing_is_installed_without_the_explicit_acceptance() {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("dsfr");
        let refusal = run(&Options { dir: dir.clone(), j_accepte_les_conditions: false }).unwrap_err().to_string();
        assert!(refusal.contains("doc/legal/cgu.md") && !refusal.contains("VERSION"), "{refusal}");
        assert!(!dir.exists());
    }

    #[test]
    fn source_maps_are_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("dist"), folder.path().join("theme"));
        fs::create_dir_all(from.join("fonts")).unwrap();
        for file in ["dsfr.min.css", "dsfr.min.css.map", "fonts/letters.woff2"] {
            fs::write(from.join(file), "x").unwrap();
        }
        copy(&from, &to).unwrap();
        assert!(to.join("dsfr.min.css").exists() && to.join("fonts/letters.woff2").exists());
        assert!(!to.join("dsfr.min.css.map").exists());
    }
}
