//! The rules of the house that no compiler knows: sizes, names, templates, floors.

use std::fs;
use std::path::Path;

use anyhow::Result;
use serde_json::Value;

const MAX_LINES: usize = 450;
const EMPTY_NAMES: [&str; 9] = ["util", "utils", "helper", "helpers", "misc", "common", "manager", "managers", "stuff"];
const NOT_OURS: [&str; 5] = [".git", "target", "node_modules", "data", ".cargo"];

/// Every broken rule in the files under `root`, each as `path: what`.
///
/// # Errors
/// When a folder cannot be read.
pub fn broken_in_files(root: &Path) -> Result<Vec<String>> {
    let mut broken = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_symlink() || NOT_OURS.contains(&name.as_str()) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                let shown = path.strip_prefix(root).unwrap_or(&path).display().to_string();
                broken.extend(broken_in(&name, &text).into_iter().map(|what| format!("{shown}: {what}")));
            }
        }
    }
    broken.sort();
    Ok(broken)
}

fn broken_in(name: &str, text: &str) -> Vec<String> {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    match extension {
        "rs" | "ts" | "js" => code(stem, extension, text),
        "html" => page(text),
        _ => Vec::new(),
    }
}

fn code(stem: &str, extension: &str, text: &str) -> Vec<String> {
    let mut broken = Vec::new();
    let lines = text.lines().count();
    if lines > MAX_LINES {
        broken.push(format!("{lines} lines, {MAX_LINES} at most: split it by meaning"));
    }
    if EMPTY_NAMES.contains(&stem) {
        broken.push("this name says nothing of what is inside".to_owned());
    }
    if extension == "rs" && !text.starts_with("//!") {
        broken.push("the first line must say what the file is for (`//!`)".to_owned());
    }
    broken
}

/// The content security policy refuses whatever is inline, so it must not be written.
fn page(text: &str) -> Vec<String> {
    let mut broken = Vec::new();
    for tag in text.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
        let tag = tag.to_ascii_lowercase();
        if tag.starts_with("style") || attributes(&tag).any(|name| name == "style") {
            broken.push(format!("inline style: <{}>", tag.trim()));
        }
        if tag.starts_with("script") && !attributes(&tag).any(|name| name == "src") {
            broken.push(format!("inline script: <{}>", tag.trim()));
        }
        if attributes(&tag).any(|name| name.len() > 3 && name.starts_with("on")) {
            broken.push(format!("inline handler: <{}>", tag.trim()));
        }
    }
    broken
}

fn attributes(tag: &str) -> impl Iterator<Item = &str> {
    tag.split_whitespace().skip(1).filter_map(|word| word.split_once('=')).map(|(name, _)| name)
}

/// Every dependency of the workspace that goes up or sideways: services know neither each other nor the factory.
pub fn broken_in_floors(metadata: &Value) -> Vec<String> {
    let packages: Vec<&Value> = metadata["packages"].as_array().into_iter().flatten().collect();
    let place_of = |name: &str| packages.iter().find(|one| one["name"] == name).and_then(|one| Place::of(one));
    let mut broken = Vec::new();
    for package in &packages {
        let Some(from) = Place::of(package) else { continue };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let (name, kind) = (dependency["name"].as_str().unwrap_or_default(), &dependency["kind"]);
            if kind.is_null() && place_of(name).is_some_and(|to| !from.may_use(&to)) {
                broken.push(format!("{} must not depend on {name}: it stands above or beside it", from.name));
            }
        }
    }
    broken
}

/// Where a crate stands: the higher may use the lower.
struct Place {
    floor: u8,
    name: String,
}

/// The factory's tools, each of which may use those before it.
const FACTORY: [&str; 3] = ["portfolio", "conformity", "steering"];

impl Place {
    fn of(package: &Value) -> Option<Self> {
        let name = package["name"].as_str()?.to_owned();
        let manifest = package["manifest_path"].as_str()?;
        let inside = |folder: &str| manifest.contains(&format!("/{folder}/{name}/"));
        let floor = match name.as_str() {
            "privacy-derive" => 0,
            "privacy" => 1,
            "kernel" => 2,
            "ui" | "documents" | "conformity-scan" => 3,
            "commons" => 4,
            "testkit" => 5,
            "fabrique" => 8,
            _ if inside("services") || inside("factory") => 6,
            _ => return None,
        };
        Some(Self { floor, name })
    }

    fn may_use(&self, other: &Self) -> bool {
        let rank = |place: &Self| FACTORY.iter().position(|name| *name == place.name);
        let further =
            self.floor == other.floor && rank(self).zip(rank(other)).is_some_and(|(mine, theirs)| mine > theirs);
        further || (self.floor > other.floor && other.name != "testkit")
    }
}

#[cfg(test)]
mod tests;
