//! What compliance costs: when the program is built (the macro of declarations) and when it runs (the `bench` crate, from inside).

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::table::{Measure, Promise};
use crate::shell;

/// Declared tables of the generated crate, and columns of each.
const RECORDS: usize = 200;
const FIELDS: usize = 10;
/// Builds of each kind, in turn; the best counts, for others share the machine.
const ROUNDS: usize = 3;

/// The figures of a running program, each with its promise.
const PROMISED: [(&str, &str, &str, Promise); 4] = [
    ("reading a list of products", "reading through wrappers, ratio", "×", Promise::AtMost(1.05)),
    ("register of 200 processings", "register of 200 processings", "s", Promise::AtMost(5.0)),
    ("journal verify of a million lines", "journal verify of a million lines", "s", Promise::AtMost(10.0)),
    ("access export among a million rows", "access export among a million rows", "s", Promise::AtMost(60.0)),
];

/// Builds the `bench` crate for release, runs it, and reads its lines.
///
/// # Errors
/// When it does not build, or a measure fails.
pub fn run_time(measures: &mut Vec<Measure>) -> Result<()> {
    let output = shell::output(&mut shell::cargo(&["run", "--release", "--quiet", "--package", "bench"]))?;
    for line in output.lines().filter(|line| line.starts_with('{')) {
        let told: Value = serde_json::from_str(line)?;
        let number = |name: &str| told[name].as_f64().with_context(|| format!("no {name} in {line}"));
        let (value, beside) = (number("value")?, number("beside")?);
        let Some((_, name, unit, promise)) = PROMISED.iter().find(|(key, ..)| told["name"] == *key) else { continue };
        // Where the promise is a ratio, the ratio is the figure.
        let found = if *unit == "×" { value / beside } else { value };
        measures.push(Measure::new(name, found, unit, *promise).beside(value / beside));
    }
    Ok(())
}

/// A crate of two hundred tables, built with its declarations and without: the difference is what the macro costs.
///
/// # Errors
/// When a crate cannot be written or built.
pub fn build_time(measures: &mut Vec<Measure>) -> Result<()> {
    let folder = tempfile::Builder::new().prefix("fabrique-macro-").tempdir()?;
    let kinds = [("declared", true), ("plain", false)];
    for (name, declared) in kinds {
        write_crate(&folder.path().join(name), name, declared)?;
    }
    fs::write(
        folder.path().join("Cargo.toml"),
        "[workspace]\nresolver = \"3\"\nmembers = [\"declared\", \"plain\"]\n",
    )?;
    fs::copy(shell::root().join("Cargo.lock"), folder.path().join("Cargo.lock"))?;
    for (name, _) in kinds {
        build(folder.path(), name)?;
    }
    let mut best = [f64::MAX; 2];
    for _ in 0..ROUNDS {
        for (place, (name, _)) in kinds.iter().enumerate() {
            // Written again, so that cargo builds it again.
            let file = folder.path().join(name).join("src/lib.rs");
            fs::write(&file, fs::read(&file)?)?;
            best[place] = best[place].min(build(folder.path(), name)?);
        }
    }
    let [declared, plain] = best;
    let cost = Measure::new("declaring 200 tables of 10 columns", declared - plain, "s", Promise::AtMost(2.0));
    measures.push(cost.beside(declared / plain));
    Ok(())
}

/// Seconds of one build, from nothing but its dependencies: without what an incremental build would remember.
fn build(folder: &Path, name: &str) -> Result<f64> {
    let mut command = shell::cargo(&["build", "--quiet", "--offline", "--package", name]);
    command
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", shell::target().join("bench-macro"))
        .env("CARGO_INCREMENTAL", "0");
    let started = Instant::now();
    shell::output(&mut command)?;
    Ok(started.elapsed().as_secs_f64())
}

fn write_crate(folder: &Path, name: &str, declared: bool) -> Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    let privacy = shell::root().join("base/privacy");
    fs::write(
        folder.join("Cargo.toml"),
        format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[dependencies]\nchrono = {{ version = \"0.4\", default-features = false }}\nprivacy = {{ path = {:?} }}\n",
            privacy.display().to_string()
        ),
    )?;
    let house = fs::read_to_string(shell::root().join("base/privacy/tests/house/mod.rs"))?;
    fs::write(folder.join("src/house.rs"), house)?;
    let mut text = String::from("//! Generated.\n#![allow(dead_code)]\nmod house;\nuse privacy::{Id, Personal};\n");
    for record in 0..RECORDS {
        write_record(&mut text, record, declared)?;
    }
    Ok(fs::write(folder.join("src/lib.rs"), text)?)
}

fn write_record(text: &mut String, record: usize, declared: bool) -> Result<()> {
    let mut line = |declaration: &str, written: &str| -> std::fmt::Result {
        if declared {
            writeln!(text, "{declaration}")?;
        }
        writeln!(text, "{written}")
    };
    line(
        &format!(
            "#[derive(privacy::Record)]\n#[record(table = \"table_{record}\", processing = crate::house::DOSSIERS, subject = \"account\")]"
        ),
        &format!("pub struct Record{record} {{"),
    )?;
    line("#[sea_orm(primary_key, auto_increment = false)]\n#[field(technical = \"identifiant\")]", "pub id: Id,")?;
    line("#[field(technical = \"compte de la personne\")]", "pub account: Id,")?;
    line("#[field(technical = \"fait courir la durée\")]", "pub closed_at: Option<chrono::NaiveDate>,")?;
    for field in 3..FIELDS {
        let personal =
            "#[field(personal(category = Identification, retention = crate::house::FIVE_YEARS, erasure = delete))]";
        line(personal, &format!("pub field_{field}: Personal<String>,"))?;
    }
    Ok(writeln!(text, "}}")?)
}
