//! `cargo xtask torture`: kill -9 under write load, again and again; what was acknowledged must be there after.

mod form;
mod writer;

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use clap::Args;

use crate::postgres::Cluster;
use crate::server::{self, Server, Setting};
use crate::shell;
use writer::Writer;

/// People who edit at once, each their own product.
const WRITERS: usize = 4;

#[derive(Args)]
pub struct Options {
    /// How often the program is killed, on each engine
    #[arg(long, default_value_t = 100)]
    times: u32,
    /// An executable of the program, instead of building one for release
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
}

/// Runs the ordeal on each engine.
///
/// # Errors
/// When an acknowledged write is lost, the journal does not verify, or the program does not start again.
pub fn run(options: &Options) -> Result<()> {
    let program = server::executable(options.program.as_deref())?;
    for engine in ["sqlite", "postgres"] {
        println!("\n=== {} × kill -9 on {engine} ===", options.times);
        let folder = tempfile::Builder::new().prefix("fabrique-torture-").tempdir()?;
        let cluster = (engine == "postgres").then(Cluster::start).transpose()?;
        let database = cluster.as_ref().map(|cluster| cluster.url().to_owned());
        let setting =
            Setting { program: program.clone(), folder: folder.path().to_owned(), database, demonstration: true };
        ordeal(&setting, options.times).with_context(|| format!("on {engine}"))?;
    }
    Ok(())
}

fn ordeal(setting: &Setting, times: u32) -> Result<()> {
    let mut server = Server::start(setting, None)?;
    let mut writers = writer::at_work(&server.address, WRITERS)?;
    let before = journal_lines(setting, &mut server)?;
    let mut unanswered = 0;
    for time in 1..=times {
        server = Server::start(setting, None)?;
        for writer in &mut writers {
            writer.find_everything(&server.address).with_context(|| format!("after kill {}", time - 1))?;
        }
        unanswered += write_until_killed(&mut writers, &mut server, load_time(time))?;
        if time % 10 == 0 {
            println!("{time} kills, {} acknowledged writes", acknowledged(&writers));
        }
    }
    let mut server = Server::start(setting, None)?;
    for writer in &mut writers {
        writer.find_everything(&server.address).context("after the last kill")?;
    }
    let lines = journal_lines(setting, &mut server)? - before;
    let (least, most) = (acknowledged(&writers), acknowledged(&writers) + unanswered);
    ensure!(lines >= least, "{least} acknowledged writes, {lines} lines of the journal");
    // Signing in again after a restart would write too: nobody does, sessions outlive the process.
    ensure!(lines <= most, "{lines} lines of the journal for {most} writes sent");
    ensure!(least > times as usize, "only {least} writes were acknowledged: that was no load");
    println!(
        "{times} kills: {least} acknowledged writes, 0 lost; {lines} journal lines, the journal verifies, every restart serves."
    );
    Ok(())
}

/// Every writer writes as fast as it can until the program is killed. Answers how many writes had no answer.
fn write_until_killed(writers: &mut [Writer], server: &mut Server, after: Duration) -> Result<usize> {
    let address = server.address.clone();
    let killed = AtomicBool::new(false);
    thread::scope(|scope| {
        let at_work: Vec<_> = writers.iter_mut().map(|one| scope.spawn(|| one.write_on(&address, &killed))).collect();
        thread::sleep(after);
        killed.store(true, Ordering::SeqCst);
        server.kill()?;
        let mut unanswered = 0;
        for handle in at_work {
            unanswered += usize::from(handle.join().map_err(|_| anyhow::anyhow!("a writer panicked"))??);
        }
        Ok(unanswered)
    })
}

/// From 100 milliseconds to a second, another at each turn, so that the blow falls at every moment of a write.
fn load_time(turn: u32) -> Duration {
    Duration::from_millis(100 + u64::from(turn.wrapping_mul(2_654_435_761)) % 900)
}

fn acknowledged(writers: &[Writer]) -> usize {
    writers.iter().map(|writer| writer.acknowledged).sum()
}

/// Ends the program, verifies the journal, and counts the lines of the factory's.
fn journal_lines(setting: &Setting, server: &mut Server) -> Result<usize> {
    server.kill()?;
    let report = shell::output(&mut setting.command(&["journal", "verify"])?).context("the journal does not verify")?;
    count(&report).with_context(|| format!("no count of lines in: {report}"))
}

/// `fabrique : intact — 12 lignes scellées, 3 en attente` has 15 lines.
fn count(report: &str) -> Option<usize> {
    let line = report.lines().find(|line| line.starts_with("fabrique : "))?;
    let numbers: Vec<usize> = line.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    (numbers.len() == 2).then(|| numbers.iter().sum())
}

#[cfg(test)]
mod tests {
    use super::{count, load_time};
    use std::time::Duration;

    #[test]
    fn sealed_and_waiting_lines_are_counted_for_the_factory_only() {
        let report = "plateforme : intact — 7 lignes scellées, 0 en attente\nfabrique : intact — 12 lignes scellées, 3 en attente\n";
        assert_eq!(count(report), Some(15));
        assert_eq!(count("plateforme : intact — 7 lignes scellées, 0 en attente"), None);
    }

    #[test]
    fn the_blow_falls_at_different_moments() {
        let mut times: Vec<Duration> = (1..=100).map(load_time).collect();
        assert!(times.iter().all(|time| (100..1000).contains(&time.as_millis())));
        times.sort();
        times.dedup();
        assert!(times.len() > 80, "{}", times.len());
    }
}
