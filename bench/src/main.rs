//! What compliance costs at run time: one line of JSON for each figure, which `cargo xtask bench` reads. Run it for release.
#![allow(clippy::print_stdout, reason = "figures go to the standard output")]

mod export;
mod journal;
mod reading;
mod register;

use std::time::Instant;

use serde_json::json;

/// Rows and lines that the promises speak of.
const MANY: u64 = 1_000_000;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let wants = |name: &str| wanted.is_empty() || wanted.iter().any(|one| one == name);
    if wants("reading") {
        reading::measure().await?;
    }
    if wants("register") {
        register::measure().await?;
    }
    if wants("journal") {
        journal::measure(MANY).await?;
    }
    if wants("export") {
        export::measure(MANY).await?;
    }
    Ok(())
}

/// Tells a figure in seconds, beside what the same run found without what is measured.
fn tell(name: &str, seconds: f64, beside: f64) {
    println!("{}", json!({ "name": name, "value": seconds, "beside": beside }));
}

/// Seconds that `work` takes.
async fn timed<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<(f64, T)> {
    let started = Instant::now();
    let done = work.await?;
    Ok((started.elapsed().as_secs_f64(), done))
}
