//! `cargo xtask dev`: builds and runs the program, again after each change of a source file.

use std::fs;
use std::path::Path;
use std::process::Child;
use std::thread;
use std::time::{Duration, SystemTime};

use anyhow::Result;
use clap::Args;

use crate::shell::{self, cargo, program};

const WATCHED: [&str; 5] = ["app", "base", "factory", "services", "Cargo.toml"];
const SOURCES: [&str; 10] = ["rs", "toml", "html", "css", "js", "ts", "sql", "txt", "md", "svg"];
const PAUSE: Duration = Duration::from_millis(400);

#[derive(Args)]
pub struct Options {
    /// Arguments for the program, after `--`
    #[arg(last = true)]
    arguments: Vec<String>,
}

/// Never returns but by an error or an interruption.
///
/// # Errors
/// When cargo cannot be started.
pub fn run(options: &Options) -> Result<()> {
    let mut running = None;
    loop {
        let seen = newest(shell::root());
        // A build that fails has said why, and the last good program goes on.
        if shell::run(&mut cargo(&["build", "--package", "fabrique"])).is_ok() {
            stop(&mut running);
            running = Some(program(shell::target().join("debug/fabrique")).args(&options.arguments).spawn()?);
        }
        while newest(shell::root()) == seen {
            thread::sleep(PAUSE);
        }
    }
}

fn stop(running: &mut Option<Child>) {
    if let Some(mut child) = running.take() {
        let _ = program("kill").args(["-TERM", &child.id().to_string()]).status();
        let _ = child.wait();
    }
}

/// When the last watched source file was changed.
fn newest(root: &Path) -> Option<SystemTime> {
    WATCHED.iter().filter_map(|name| changed(&root.join(name))).max()
}

fn changed(path: &Path) -> Option<SystemTime> {
    if path.is_dir() {
        let ours = path.file_name().is_none_or(|name| name != "node_modules" && name != "target");
        let entries = ours.then(|| fs::read_dir(path).ok()).flatten()?;
        return entries.filter_map(|entry| changed(&entry.ok()?.path())).max();
    }
    let source = path.extension().and_then(|name| name.to_str()).is_some_and(|name| SOURCES.contains(&name));
    source.then(|| fs::metadata(path).ok()?.modified().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::newest;
    use std::fs;

    #[test]
    fn a_changed_page_is_seen_and_a_changed_log_is_not() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("base/ui")).unwrap();
        fs::write(root.path().join("base/ui/trace.log"), "x").unwrap();
        assert_eq!(newest(root.path()), None);
        fs::write(root.path().join("base/ui/page.html"), "x").unwrap();
        assert!(newest(root.path()).is_some());
    }
}
