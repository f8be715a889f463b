//! Logs for machines (JSON lines) or for people, on standard error, and a panic hook that tells where and never what.

use std::io::IsTerminal;
use std::panic::PanicHookInfo;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt;

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum LogFormat {
    /// One JSON object per line.
    Json,
    /// A line for people, in colours on a terminal.
    #[default]
    Human,
}

/// Starts logging at the level that `filter` says (`info`, `warn,kernel=debug`), and installs the panic hook.
///
/// # Errors
/// A French sentence when the filter is unreadable or when the process already logs.
pub fn start(format: LogFormat, filter: &str) -> Result<(), String> {
    let filter =
        EnvFilter::try_new(filter).map_err(|_| format!("niveau de journalisation illisible : « {filter} »"))?;
    let lines = fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    let started = match format {
        LogFormat::Json => lines.json().flatten_event(true).with_current_span(true).with_span_list(false).try_init(),
        LogFormat::Human => lines.with_ansi(std::io::stderr().is_terminal()).try_init(),
    };
    started.map_err(|_| "la journalisation est déjà démarrée".to_owned())?;
    std::panic::set_hook(Box::new(note_panic));
    Ok(())
}

// The message of a panic may hold a value; its place never does.
fn note_panic(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(|place| format!("{}:{}", place.file(), place.line()));
    tracing::error!(place, "panic");
}
