//! What the tests and checks need from elsewhere: installed when it is missing and we may, otherwise asked for.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::shell::{self, cargo, find, program};

/// A Debian package, and a way to see that it is there.
type Package = (&'static str, fn() -> bool);

const FOR_TESTS: [Package; 4] = [
    ("postgresql", || crate::postgres::programs().is_ok()),
    ("mariadb-server", || Path::new("/usr/sbin/mariadbd").is_file()),
    ("chromium", || find("chromium").is_some()),
    ("chromium-driver", || find("chromedriver").is_some()),
];

const FOR_BENCHES: [Package; 3] = [
    ("time", || Path::new("/usr/bin/time").is_file()),
    ("util-linux", || find("taskset").is_some()),
    ("chromium", || find("chromium").is_some()),
];

/// Installs PostgreSQL, Chromium and its driver when they are missing, or says what to install.
///
/// # Errors
/// When something is missing and we are not root on a Debian machine: the tests never skip in silence.
pub fn test_packages() -> Result<()> {
    debian_packages(&FOR_TESTS)
}

/// Installs what measures, or says what to install.
///
/// # Errors
/// As [`test_packages`].
pub fn bench_packages() -> Result<()> {
    debian_packages(&FOR_BENCHES)
}

fn debian_packages(packages: &[Package]) -> Result<()> {
    let missing: Vec<&str> = packages.iter().filter(|(_, there)| !there()).map(|(name, _)| *name).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !shell::is_root() || find("apt-get").is_none() {
        bail!("something is missing here. Run:\n\n    sudo apt-get install {}\n", missing.join(" "));
    }
    shell::run(program("apt-get").arg("update").env("DEBIAN_FRONTEND", "noninteractive"))?;
    let mut install = program("apt-get");
    install.args(["install", "--yes", "--no-install-recommends"]).args(&missing);
    shell::run(install.env("DEBIAN_FRONTEND", "noninteractive"))
}

/// Installs axe-core from its lock file; nothing from npm is kept in the repository.
///
/// # Errors
/// When npm is missing or its registry cannot be reached.
pub fn npm_packages() -> Result<()> {
    let dir = shell::root().join("base/testkit/browser");
    let wanted = std::fs::read(dir.join("package-lock.json"))?;
    let stamp = dir.join("node_modules/.installed-lock.json");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    if find("npm").is_none() {
        bail!(
            "the browser tests need axe-core from npm. Install Node.js with npm, for instance:\n\n    sudo apt-get install npm\n"
        );
    }
    shell::run(program("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&dir))?;
    Ok(std::fs::write(stamp, wanted)?)
}

/// A program published as a crate: found on `PATH` or in `target/tools`, else built there once.
///
/// The build is in the dev profile where `quick_build` is set: it is twice as fast to build, and fast enough for a check.
///
/// # Errors
/// When it cannot be built.
pub fn cargo_tool(name: &str, quick_build: bool) -> Result<PathBuf> {
    let tools = shell::target().join("tools");
    let built = tools.join("bin").join(name);
    if let Some(found) = find(name).or_else(|| built.is_file().then(|| built.clone())) {
        return Ok(found);
    }
    let mut install = cargo(&["install", name, "--locked", "--root"]);
    install.arg(&tools).args(quick_build.then_some("--debug"));
    // Its build must not inherit the flags and target folder meant for ours.
    shell::run(install.env_remove("RUSTFLAGS").env_remove("CARGO_TARGET_DIR"))?;
    Ok(built)
}
