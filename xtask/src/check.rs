//! `cargo xtask check`: everything that can be said of the code without running it.

use std::net::{TcpStream, ToSocketAddrs as _};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::shell::{self, cargo, program};
use crate::{house, tools};

/// Crates that would tie a release to a C library, or need another compiler.
const NEVER: [&str; 3] = ["aws-lc-sys", "openssl-sys", "native-tls"];

type Step = (&'static str, fn() -> Result<()>);

const STEPS: [Step; 7] = [
    ("house rules", house_rules),
    ("formatting", || shell::run(&mut cargo(&["fmt", "--all", "--check"]))),
    ("lints", || shell::run(&mut cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))),
    ("unwanted crates", unwanted_crates),
    ("no way in for tests", no_way_in_for_tests),
    ("licences and sources", licences),
    ("documentation", documentation),
];

/// Runs every step, so that one run tells everything, and sums up.
///
/// # Errors
/// When a step failed.
pub fn run() -> Result<()> {
    let mut results = Vec::new();
    for (name, step) in STEPS {
        println!("\n=== {name} ===");
        let started = Instant::now();
        let result = step();
        if let Err(error) = &result {
            println!("{error:#}");
        }
        results.push((name, result.is_ok(), started.elapsed().as_secs()));
    }
    println!("\n=== Checks ===");
    for (name, good, seconds) in &results {
        println!("{} {name} ({seconds} s)", if *good { "ok    " } else { "FAILED" });
    }
    match results.iter().filter(|(_, good, _)| !good).count() {
        0 => Ok(()),
        failed => bail!("{failed} of {} checks failed", results.len()),
    }
}

fn house_rules() -> Result<()> {
    let mut broken = house::broken_in_files(shell::root())?;
    broken.extend(house::broken_in_floors(&metadata()?));
    match broken.is_empty() {
        true => Ok(()),
        false => bail!("{}", broken.join("\n")),
    }
}

/// What cargo says of the workspace's own crates.
///
/// # Errors
/// When the workspace does not parse.
pub fn metadata() -> Result<serde_json::Value> {
    let text = shell::output(&mut cargo(&["metadata", "--format-version", "1", "--no-deps"]))?;
    serde_json::from_str(&text).context("cargo metadata is no JSON")
}

/// The program must not hold what opens a session without proof: a feature that testkit alone asks for.
fn no_way_in_for_tests() -> Result<()> {
    let words = ["tree", "--package", "fabrique", "--edges", "normal,features", "--prefix", "none"];
    let tree = shell::output(&mut cargo(&words))?;
    match tree.lines().find(|line| line.contains("kernel feature \"testing\"")) {
        None => Ok(()),
        Some(line) => bail!("the program is built with {line}"),
    }
}

fn unwanted_crates() -> Result<()> {
    let tree = shell::output(&mut cargo(&["tree", "--workspace", "--prefix", "none", "--format", "{p}"]))?;
    let found: Vec<&str> =
        NEVER.into_iter().filter(|name| tree.lines().any(|line| line.split(' ').next() == Some(*name))).collect();
    match found.is_empty() {
        true => Ok(()),
        false => bail!("in the tree: {}. Ask who brings it with `cargo tree -i NAME`", found.join(", ")),
    }
}

fn licences() -> Result<()> {
    let deny = tools::cargo_tool("cargo-deny", true)?;
    shell::run(program(&deny).args(["--log-level", "warn", "check", "bans", "licenses", "sources"]))?;
    if advisories_reachable() {
        return shell::run(program(&deny).args(["check", "advisories"]));
    }
    println!("!!! SKIPPED: known vulnerabilities were not looked up, the RustSec database is not reachable from here.");
    println!("!!! Run `cargo deny check advisories` where it is.");
    Ok(())
}

fn advisories_reachable() -> bool {
    let addresses = ("github.com", 443).to_socket_addrs().into_iter().flatten();
    addresses.take(1).any(|address| TcpStream::connect_timeout(&address, Duration::from_secs(3)).is_ok())
}

fn documentation() -> Result<()> {
    shell::run(
        cargo(&["doc", "--workspace", "--no-deps", "--document-private-items"]).env("RUSTDOCFLAGS", "-D warnings"),
    )
}
