//! `cargo xtask test`: the one command that proves the whole.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use clap::{Args, ValueEnum};
use signal_hook::consts::SIGINT;

use crate::check;
use crate::postgres::Cluster;
use crate::shell::cargo;
use crate::tally::Tally;
use crate::tools;

#[derive(Args)]
pub struct Options {
    /// Run only the tests whose name contains this
    filter: Option<String>,
    /// Only these crates
    #[arg(short, long)]
    package: Vec<String>,
    /// Only this engine
    #[arg(long)]
    engine: Option<Engine>,
}

#[derive(Clone, Copy, ValueEnum, PartialEq, Eq)]
enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

/// Installs what is missing, runs the suite on both engines, stops what it started, and sums up.
///
/// # Errors
/// When a test fails, none ran, or something that the tests need is missing.
pub fn run(options: &Options) -> Result<()> {
    tools::test_packages()?;
    tools::npm_packages()?;
    // The terminal interrupts our children too; we only have to live long enough to clean up after them.
    let interrupted = Arc::new(AtomicBool::new(false));
    signal_hook::flag::register(SIGINT, Arc::clone(&interrupted))?;

    let mut runs = Vec::new();
    for engine in [Engine::Sqlite, Engine::Postgres] {
        if options.engine.is_none_or(|only| only == engine) && !interrupted.load(Ordering::Relaxed) {
            let started = Instant::now();
            let (tally, success) = suite(options, engine)?;
            runs.push((engine, tally, success, started.elapsed().as_secs()));
        }
    }
    summary(&runs)?;
    ensure!(!interrupted.load(Ordering::Relaxed), "interrupted");
    Ok(())
}

fn suite(options: &Options, engine: Engine) -> Result<(Tally, bool)> {
    let named = &options.package;
    let packages: Vec<String> = match engine {
        Engine::Sqlite => named.clone(),
        Engine::Postgres => {
            with_a_database()?.into_iter().filter(|name| named.is_empty() || named.contains(name)).collect()
        }
    };
    let mut command = cargo(&["test", "--no-fail-fast"]);
    match (packages.is_empty(), engine) {
        (true, Engine::Postgres) => return Ok((Tally::default(), true)),
        (true, Engine::Sqlite) => command.arg("--workspace"),
        (false, _) => command.args(packages.iter().flat_map(|name| ["--package", name])),
    };
    command.args(&options.filter).env("FABRIQUE_TEST_ENGINE", engine.name()).env("FABRIQUE_TEST_BROWSER", "required");

    let cluster = (engine == Engine::Postgres).then(Cluster::start).transpose()?;
    match &cluster {
        Some(cluster) => command.env("FABRIQUE_TEST_POSTGRES", cluster.url()),
        None => command.env_remove("FABRIQUE_TEST_POSTGRES"),
    };
    println!("\n=== The suite on {} ===", engine.name());
    let mut child = command.stdout(Stdio::piped()).spawn().context("cannot start cargo")?;
    let mut tally = Tally::default();
    for line in BufReader::new(child.stdout.take().context("cargo has no output")?).lines() {
        let line = line?;
        tally.read(&line);
        println!("{line}");
    }
    Ok((tally, child.wait()?.success()))
}

/// The crates whose tests speak to a database: those that stand on the testkit, or on the driver itself.
fn with_a_database() -> Result<BTreeSet<String>> {
    let metadata = check::metadata()?;
    let packages = metadata["packages"].as_array().context("cargo metadata names no package")?;
    let speaks = |package: &&serde_json::Value| {
        let dependencies = package["dependencies"].as_array().into_iter().flatten();
        dependencies.filter_map(|one| one["name"].as_str()).any(|name| name == "testkit" || name == "sqlx")
    };
    Ok(packages.iter().filter(speaks).filter_map(|package| Some(package["name"].as_str()?.to_owned())).collect())
}

fn summary(runs: &[(Engine, Tally, bool, u64)]) -> Result<()> {
    println!("\n=== Summary ===");
    for (engine, tally, success, seconds) in runs {
        let verdict = if *success { "ok" } else { "FAILED" };
        let (passed, failed, skipped) = (tally.passed(), tally.failed, tally.skipped());
        println!("{:<8} {verdict}: {passed} passed, {failed} failed, {skipped} skipped in {seconds} s", engine.name());
        tally.failures.iter().for_each(|name| println!("    FAILED  {name}"));
        tally.skips.iter().for_each(|reason| println!("    SKIPPED {reason}"));
    }
    let total = |number: fn(&Tally) -> usize| runs.iter().map(|(_, tally, ..)| number(tally)).sum::<usize>();
    let (passed, failed, skipped) = (total(Tally::passed), total(|tally| tally.failed), total(Tally::skipped));
    println!("{passed} passed, {failed} failed, {skipped} skipped");
    if runs.iter().any(|(_, _, success, _)| !success) {
        bail!("the suite failed");
    }
    if passed == 0 {
        bail!("no test ran");
    }
    Ok(())
}
