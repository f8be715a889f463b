//! `cargo xtask bench`: what the program costs, measured from outside with public tools, beside what was promised.

mod compliance;
mod ecoindex;
mod load;
mod page;
mod scan;
mod table;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use clap::Args;
use serde_json::Value;

use crate::server::{self, Server, Setting};
use crate::{shell, tools};
use table::{Measure, Promise};

/// The list that people open first.
const LIST: &str = "/produits";
const FILTERED: &str = "/produits?phase=acceleration";
const KILOBYTE: f64 = 1000.0;
const MEGABYTE: f64 = 1_000_000.0;

#[derive(Args)]
pub struct Options {
    /// The `content` folder of beta.gouv.fr's site; the demonstration when there is none
    #[arg(long, value_name = "DIR")]
    portfolio: Option<PathBuf>,
    /// An executable of the program, instead of building one for release
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
    /// Seconds of each load
    #[arg(long, default_value_t = 10)]
    seconds: u32,
    /// Only what compliance costs: declarations, wrappers, register, journal, export
    #[arg(long)]
    compliance: bool,
    /// Keep these figures in `bench/baseline.json`, to compare the next ones with
    #[arg(long)]
    save: bool,
}

/// Builds for release, measures, and prints the table. Figures are shown, never asserted: machines differ.
///
/// # Errors
/// When the program does not build or serve, or a tool is missing.
pub fn run(options: &Options) -> Result<()> {
    tools::bench_packages()?;
    if options.compliance {
        let mut measures = Vec::new();
        compliance::build_time(&mut measures)?;
        compliance::run_time(&mut measures)?;
        return tell(options, &measures);
    }
    let oha = tools::cargo_tool("oha", false)?;
    let program = server::executable(options.program.as_deref())?;
    let folder = tempfile::Builder::new().prefix("fabrique-bench-").tempdir()?;
    let portfolio = options.portfolio.clone().or_else(usual_portfolio);
    let demonstration = portfolio.is_none();
    let setting = Setting { program, folder: folder.path().to_owned(), database: None, demonstration };

    let mut measures = Vec::new();
    match &portfolio {
        Some(content) => imports(&setting, content, &mut measures)?,
        None => println!("!!! No portfolio: the demonstration is measured, its figures say little."),
    }
    serving(&setting, &oha, options.seconds, &mut measures)?;
    scan::scans(&setting, &mut measures)?;
    compliance::build_time(&mut measures)?;
    compliance::run_time(&mut measures)?;
    measures.push(Measure::new("register of 200 processings, PDF", register_document()?, "s", Promise::AtMost(5.0)));
    if let Some(content) = &portfolio {
        for page in &WHOLE {
            whole_portfolio(page, content, &mut measures)?;
        }
    }
    let size = fs::metadata(&setting.program)?.len() as f64 / MEGABYTE;
    measures.push(Measure::new("release size", size, "MB", Promise::None));
    tell(options, &measures)
}

/// The table, beside the figures that were kept; kept in their turn when it is asked.
fn tell(options: &Options, measures: &[Measure]) -> Result<()> {
    let kept = shell::root().join("bench/baseline.json");
    let baseline: BTreeMap<String, f64> =
        fs::read(&kept).ok().and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default();
    println!("\n{}", table::markdown(measures, &baseline));
    if options.save {
        fs::create_dir_all(shell::root().join("bench"))?;
        let found = measures.iter().map(|one| (one.name.to_owned(), one.value));
        let figures: BTreeMap<String, f64> = baseline.into_iter().chain(found).collect();
        fs::write(&kept, serde_json::to_string_pretty(&figures)? + "\n")?;
        println!("kept in {}", kept.display());
    }
    Ok(())
}

/// The seconds that the bench of the register writes on its last line.
fn register_document() -> Result<f64> {
    let written = shell::output(&mut shell::cargo(&["bench", "--package", "commons", "--bench", "register"]))?;
    let seconds = written.lines().rev().find_map(|line| line.trim().parse().ok());
    seconds.context("the bench of the register says nothing")
}

fn usual_portfolio() -> Option<PathBuf> {
    let usual = shell::root().join("../shared/data/portfolio/content");
    usual.is_dir().then_some(usual)
}

/// The import of the whole portfolio, and again when nothing changed.
fn imports(setting: &Setting, content: &Path, measures: &mut Vec<Measure>) -> Result<()> {
    let report_file = setting.folder.join("rapport.json");
    for (name, limit) in [("import", 5.0), ("import again", 3.0)] {
        let import = setting.command(&[
            "import",
            "beta-gouv",
            &content.to_string_lossy(),
            "--au",
            "2026-08-20",
            "--rapport",
            &report_file.to_string_lossy(),
        ])?;
        let mut timed = shell::program("/usr/bin/time");
        timed.arg("-v").arg("-o").arg(setting.folder.join("time")).arg(import.get_program()).args(import.get_args());
        let started = Instant::now();
        shell::output(&mut timed)?;
        measures.push(Measure::new(name, started.elapsed().as_secs_f64(), "s", Promise::AtMost(limit)));
    }
    let report: Value = serde_json::from_str(&fs::read_to_string(&report_file)?)?;
    let writes = report["crees"].as_f64().unwrap_or(f64::NAN) + report["modifies"].as_f64().unwrap_or(f64::NAN);
    measures.push(Measure::new("import again: products written", writes, "", Promise::AtMost(0.0)));
    measures.push(Measure::new("import: peak memory", peak_memory(&setting.folder.join("time"))?, "MB", Promise::None));
    Ok(())
}

/// A page that shows a whole portfolio: the example that fills and asks for it, the names of its figures, and its promise in milliseconds.
struct Whole {
    package: &'static str,
    example: &'static str,
    names: [&'static str; 3],
    promise: f64,
}

const WHOLE: [Whole; 3] = [
    Whole {
        package: "conformity",
        example: "wall",
        names: ["wall: constats", "wall, first after a write", "wall, p95"],
        promise: 50.0,
    },
    Whole {
        package: "steering",
        example: "impact",
        names: ["impact: measures", "impact, first after a write", "impact, p95"],
        promise: 20.0,
    },
    Whole {
        package: "steering",
        example: "budgets",
        names: ["budgets: cells", "budgets, first after a write", "budgets, p95"],
        promise: 20.0,
    },
];

fn whole_portfolio(page: &Whole, content: &Path, measures: &mut Vec<Measure>) -> Result<()> {
    let mut example = shell::program("cargo");
    example.args(["run", "--quiet", "--release", "--package", page.package, "--example", page.example, "--"]);
    let told = shell::output(example.arg(content))?;
    let found: Value = serde_json::from_str(&told).context("the example says no JSON")?;
    let figure = |name: &str| found[name].as_f64().with_context(|| format!("the example lacks {name}"));
    let [filled, first, centile] = page.names;
    measures.push(Measure::new(filled, figure("filled")?, "", Promise::None));
    measures.push(Measure::new(first, figure("first_ms")?, "ms", Promise::None));
    measures.push(Measure::new(centile, figure("p95_ms")?, "ms", Promise::AtMost(page.promise)));
    Ok(())
}

/// From the report of `/usr/bin/time -v`, in megabytes.
fn peak_memory(file: &Path) -> Result<f64> {
    let text = fs::read_to_string(file)?;
    let line = text.lines().find_map(|line| line.trim().strip_prefix("Maximum resident set size (kbytes): "));
    Ok(line.context("time says nothing of memory")?.parse::<f64>()? * 1024.0 / MEGABYTE)
}

fn serving(setting: &Setting, oha: &Path, seconds: u32, measures: &mut Vec<Measure>) -> Result<()> {
    // The first start creates what is missing; the one that counts is any other.
    drop(Server::start(setting, None)?);
    let server = Server::start(setting, Some(0))?;
    measures.push(Measure::new("start", server.start.as_secs_f64(), "s", Promise::AtMost(0.5)));
    thread::sleep(Duration::from_secs(2));
    measures.push(Measure::new("idle memory", server.memory()? as f64 / MEGABYTE, "MB", Promise::AtMost(80.0)));

    let list = format!("{}{LIST}", server.address);
    let visit = page::first_visit(&server.address, LIST)?;
    measures.push(Measure::new("first visit, compressed", visit.bytes as f64 / KILOBYTE, "kB", Promise::AtMost(100.0)));
    measures.push(Measure::new("first visit: requests", visit.requests as f64, "", Promise::None));
    let elements = page::elements(&list)?;
    measures.push(Measure::new("elements of the page", elements as f64, "", Promise::None));
    let score = ecoindex::score(elements as f64, visit.requests as f64, visit.bytes as f64 / KILOBYTE);
    measures.push(Measure::new("EcoIndex (A above 80)", score, "/100", Promise::AtLeast(80.0)));

    loads(
        &server,
        oha,
        seconds,
        ["list, requests/s on one core", "list, processor time", "list, p99 at 500/s"],
        LIST,
        measures,
    )?;
    let filtered = ["filtered, requests/s on one core", "filtered, processor time", "filtered, p99 at 500/s"];
    loads(&server, oha, seconds, filtered, FILTERED, measures)?;
    measures.push(Measure::new("memory after the loads", server.memory()? as f64 / MEGABYTE, "MB", Promise::None));
    Ok(())
}

/// As many requests as one processor answers, then 500 a second. The processor time of a request hardly depends on what else the machine does.
fn loads(
    server: &Server,
    oha: &Path,
    seconds: u32,
    [most, time, p99]: [&'static str; 3],
    path: &str,
    measures: &mut Vec<Measure>,
) -> Result<()> {
    let url = format!("{}{path}", server.address);
    let before = server.processor_time()?;
    let full = load::run(oha, &url, seconds, None)?;
    let used = (server.processor_time()? - before).as_secs_f64() / full.answers;
    measures.push(Measure::new(most, full.per_second, "/s", Promise::AtLeast(3000.0)));
    measures.push(Measure::new(time, used * 1e6, "µs", Promise::AtMost(1e6 / 3000.0)));
    let steady = load::run(oha, &url, seconds, Some(500))?;
    ensure!(steady.per_second > 450.0, "oha made only {:.0} requests/s of 500", steady.per_second);
    measures.push(Measure::new(p99, steady.p99 * 1000.0, "ms", Promise::AtMost(5.0)));
    Ok(())
}
