//! Measures the engine on twenty years of synthetic certificates, beside DuckDB on the same file when Python has it.
//!
//! `cargo run --release -p deces-engine --example measure -- FOLDER [YEARS]`

#![expect(clippy::print_stdout, reason = "a measure is read on the terminal")]

use std::error::Error;
use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use deces_engine::columns::{Builder, Columns};
use deces_engine::file;
use deces_engine::gate::{Rule, ask};
use deces_engine::generator::{Generator, PER_YEAR, Wanted, blank};
use deces_engine::noise::{Conditions, Noise};
use deces_engine::query::{Perimeter, Query};

/// Each question as the engine takes it, and as SQL for the baseline.
const QUESTIONS: &str = include_str!("questions.json");
const BASELINE: &str = include_str!("baseline.py");
const ROUNDS: usize = 21;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap_or_else(|| "measure".to_owned());
    let years: u32 = arguments.next().map_or(Ok(20), |years| years.parse())?;
    fs::create_dir_all(&folder)?;
    let path = Path::new(&folder).join(format!("certificats-{years}.parquet"));
    if !path.exists() {
        let columns = timed("one year generated in memory", || generated(1));
        println!("  {} certificates", columns.len());
        let columns = generated(years);
        timed("written", || file::write(&columns, File::create(&path)?, true))?;
    }
    let (columns, taken) = ingested(&path)?;
    let rate = columns.len() as f64 / taken.as_secs_f64();
    println!("ingest: {} certificates in {taken:.2?}, {rate:.0} a second", columns.len());
    println!("columns and index: {} MB; process: {}", columns.bytes() / 1_000_000, peak());
    questions(&columns)?;
    baseline(&path)
}

fn generated(years: u32) -> Columns {
    let wanted = Wanted { seed: 1, first_year: 2005, years, per_year: PER_YEAR };
    let (mut generator, mut builder, mut certificate) = (Generator::new(wanted), Builder::new(0), blank());
    while generator.next_into(&mut certificate) {
        builder.push(&certificate);
    }
    builder.build()
}

fn ingested(path: &Path) -> Result<(Columns, Duration), Box<dyn Error>> {
    let start = Instant::now();
    let read = file::read(File::open(path)?, 0)?;
    Ok((read.columns, start.elapsed()))
}

fn questions(columns: &Columns) -> Result<(), Box<dyn Error>> {
    let rule = Rule::new(Noise::new(Conditions::default())?);
    let asked: serde_json::Value = serde_json::from_str(QUESTIONS)?;
    let mut all: Vec<Duration> = Vec::new();
    for (name, question) in asked.as_object().into_iter().flatten() {
        let query = Query::read(&question["question"].to_string())?;
        let mut times: Vec<Duration> = Vec::new();
        for _ in 0..ROUNDS {
            let start = Instant::now();
            ask(columns, &query, &Perimeter::national(), &rule)?;
            times.push(start.elapsed());
        }
        times.sort_unstable();
        println!("{name}: median {:.1?}, p95 {:.1?}", times[ROUNDS / 2], times[ROUNDS * 95 / 100]);
        all.extend(times);
    }
    all.sort_unstable();
    println!("all questions: median {:.1?}, p95 {:.1?}", all[all.len() / 2], all[all.len() * 95 / 100]);
    Ok(())
}

fn baseline(path: &Path) -> Result<(), Box<dyn Error>> {
    let program = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let status = Command::new(program).args(["-c", BASELINE]).arg(path).arg(QUESTIONS).status()?;
    if !status.success() {
        println!("NOT COMPARED: no Python with the package duckdb (PYTHON names another one)");
    }
    Ok(())
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    println!("{what}: {:.2?}", start.elapsed());
    done
}

/// The most memory that the process held.
fn peak() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("unknown");
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
