//! Lock files of the common ecosystems: exact names and versions.

use serde_json::Value;

/// A package in an exact version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dependency {
    /// As OSV names it: `crates.io`, `npm`, `PyPI`, `Packagist`, `RubyGems`.
    pub ecosystem: &'static str,
    /// The package.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// Whether the file is one that [`read`] knows, and is the project's own rather than a copied dependency's.
pub(super) fn reads(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let copied = path.split('/').any(|part| matches!(part, "node_modules" | "vendor" | "fixtures"));
    let known = [
        "Cargo.lock",
        "package-lock.json",
        "yarn.lock",
        "poetry.lock",
        "uv.lock",
        "requirements.txt",
        "composer.lock",
        "Gemfile.lock",
    ];
    !copied && known.contains(&name)
}

/// The dependencies of a lock file.
///
/// # Errors
/// A French sentence when the file is not what its name says.
pub fn read(path: &str, text: &str) -> Result<Vec<Dependency>, String> {
    match path.rsplit('/').next().unwrap_or_default() {
        "Cargo.lock" => toml_packages(text, "crates.io"),
        "poetry.lock" | "uv.lock" => toml_packages(text, "PyPI"),
        "package-lock.json" => npm(text),
        "yarn.lock" => Ok(yarn(text)),
        "requirements.txt" => Ok(requirements(text)),
        "composer.lock" => composer(text),
        "Gemfile.lock" => Ok(gems(text)),
        other => Err(format!("format inconnu ({other})")),
    }
}

fn dependency(ecosystem: &'static str, name: &str, version: &str) -> Dependency {
    Dependency { ecosystem, name: name.to_owned(), version: version.to_owned() }
}

/// Only what comes from a registry: a member of the workspace has no `source`.
fn toml_packages(text: &str, ecosystem: &'static str) -> Result<Vec<Dependency>, String> {
    let value: toml::Value = toml::from_str(text).map_err(|_| "TOML illisible")?;
    let packages = value.get("package").and_then(toml::Value::as_array).ok_or("aucune liste de paquets")?;
    let own = |package: &toml::Value| match ecosystem {
        "crates.io" => package.get("source").is_none(),
        _ => package
            .get("source")
            .is_some_and(|source| source.get("virtual").is_some() || source.get("editable").is_some()),
    };
    let text = |package: &toml::Value, key: &str| package.get(key).and_then(toml::Value::as_str).map(str::to_owned);
    let found = packages.iter().filter(|package| !own(package)).filter_map(|package| {
        Some(Dependency { ecosystem, name: text(package, "name")?, version: text(package, "version")? })
    });
    Ok(found.collect())
}

/// Versions 2 and 3 list `packages` by folder; version 1 nests `dependencies`.
fn npm(text: &str) -> Result<Vec<Dependency>, String> {
    let value: Value = serde_json::from_str(text).map_err(|_| "JSON illisible")?;
    let mut found = Vec::new();
    if let Some(packages) = value["packages"].as_object() {
        for (folder, package) in packages {
            let Some((_, name)) = folder.rsplit_once("node_modules/") else { continue };
            let name = package["name"].as_str().unwrap_or(name);
            found.extend(package["version"].as_str().map(|version| dependency("npm", name, version)));
        }
    } else {
        nested(&value["dependencies"], &mut found);
    }
    Ok(found)
}

fn nested(dependencies: &Value, found: &mut Vec<Dependency>) {
    for (name, package) in dependencies.as_object().into_iter().flatten() {
        found.extend(package["version"].as_str().map(|version| dependency("npm", name, version)));
        nested(&package["dependencies"], found);
    }
}

/// Version 1 (`version "1.2.3"`) and Berry (`version: 1.2.3`): a heading names the package, the version stands below.
fn yarn(text: &str) -> Vec<Dependency> {
    let (mut found, mut name) = (Vec::new(), None);
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if !line.starts_with(' ') {
            let first = line.trim_end_matches(':').split(',').next().unwrap_or_default().trim().trim_matches('"');
            let at = first.char_indices().skip(1).find(|(_, letter)| *letter == '@').map(|(at, _)| at);
            name = at.map(|at| first[..at].to_owned());
        } else if let Some(version) = line.trim().strip_prefix("version") {
            let version = version.trim_start_matches(':').trim().trim_matches('"');
            found.extend(
                name.take().filter(|_| !version.contains("local")).map(|name| dependency("npm", &name, version)),
            );
        }
    }
    found
}

/// Only what is pinned (`==`).
fn requirements(text: &str) -> Vec<Dependency> {
    let lines = text.lines().map(|line| line.split(['#', ';', '\\']).next().unwrap_or_default().trim());
    let pinned = lines.filter_map(|line| line.split_once("=="));
    pinned
        .map(|(name, version)| dependency("PyPI", name.split('[').next().unwrap_or_default().trim(), version.trim()))
        .filter(|found| !found.version.contains('*'))
        .collect()
}

fn composer(text: &str) -> Result<Vec<Dependency>, String> {
    let value: Value = serde_json::from_str(text).map_err(|_| "JSON illisible")?;
    let lists = ["packages", "packages-dev"].iter().filter_map(|key| value[*key].as_array()).flatten();
    let found = lists.filter_map(|package| {
        Some(dependency("Packagist", package["name"].as_str()?, package["version"].as_str()?.trim_start_matches('v')))
    });
    Ok(found.collect())
}

/// The `specs` of the `GEM` section: four spaces, a name, a version between brackets.
fn gems(text: &str) -> Vec<Dependency> {
    let specs = text.lines().filter(|line| line.starts_with("    ") && !line.starts_with("     "));
    let parts = specs.filter_map(|line| line.trim().strip_suffix(')')?.split_once(" ("));
    let exact = parts.filter(|(_, version)| version.starts_with(|letter: char| letter.is_ascii_digit()));
    exact.map(|(name, version)| dependency("RubyGems", name, version)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(path: &str, text: &str) -> Vec<String> {
        let found = read(path, text).unwrap();
        found.iter().map(|one| format!("{}:{}@{}", one.ecosystem, one.name, one.version)).collect()
    }

    #[test]
    fn each_format_gives_exact_versions() {
        let cargo = "[[package]]\nname = \"notre\"\nversion = \"0.1.0\"\n[[package]]\nname = \"time\"\nversion = \"0.1.42\"\n\
            source = \"registry+https://github.com/rust-lang/crates.io-index\"\n";
        assert_eq!(names("Cargo.lock", cargo), ["crates.io:time@0.1.42"]);
        let npm = r#"{"packages":{"":{"version":"1.0.0"},"node_modules/a/node_modules/@b/c":{"version":"2.0.1"}}}"#;
        assert_eq!(names("package-lock.json", npm), ["npm:@b/c@2.0.1"]);
        let old = r#"{"dependencies":{"a":{"version":"1.0.0","dependencies":{"b":{"version":"2.0.0"}}}}}"#;
        assert_eq!(names("web/package-lock.json", old), ["npm:a@1.0.0", "npm:b@2.0.0"]);
        let yarn = "# yarn lockfile v1\n\n\"@a/b@^1.0.0\", \"@a/b@~1.0\":\n  version \"1.2.3\"\n  resolved \"x\"\n\nc@1:\n  version \"4.5.6\"\n";
        assert_eq!(names("yarn.lock", yarn), ["npm:@a/b@1.2.3", "npm:c@4.5.6"]);
        assert_eq!(names("requirements.txt", "django[argon2]==4.2.1 # web\nrequests>=2\n"), ["PyPI:django@4.2.1"]);
        let composer = r#"{"packages":[{"name":"symfony/http","version":"v6.4.1"}],"packages-dev":[]}"#;
        assert_eq!(names("composer.lock", composer), ["Packagist:symfony/http@6.4.1"]);
        let gems = "GEM\n  specs:\n    rails (7.0.1)\n      rack (>= 2)\n\nDEPENDENCIES\n  rails\n";
        assert_eq!(names("Gemfile.lock", gems), ["RubyGems:rails@7.0.1"]);
        let uv = "[[package]]\nname = \"nous\"\nversion = \"0.1\"\nsource = { virtual = \".\" }\n[[package]]\nname = \"idna\"\nversion = \"3.4\"\n";
        assert_eq!(names("uv.lock", uv), ["PyPI:idna@3.4"]);
    }

    #[test]
    fn a_file_that_is_not_what_its_name_says_is_an_error() {
        assert!(read("package-lock.json", "<html>").is_err());
        assert!(read("Cargo.lock", "= =").is_err());
        assert!(!reads("node_modules/a/package-lock.json"));
    }
}
