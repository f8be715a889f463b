//! PostgreSQL's own programs: one schema into a file, and back.

use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, bail};

use crate::config::Config;

/// Writes one schema of PostgreSQL into a file.
pub(crate) async fn dump_schema(config: &Config, schema: &str, file: &Path) -> anyhow::Result<()> {
    let arguments = ["--format=custom", "--no-owner", "--no-privileges", "--schema", schema, "--file"];
    run_client(config, "pg_dump", &arguments, file).await
}

/// Puts such a file back.
pub(crate) async fn restore_dump(config: &Config, file: &Path) -> anyhow::Result<()> {
    let database = config.base.url.as_ref().map(|url| database_name(url.reveal())).transpose()?.unwrap_or_default();
    let target = format!("--dbname={database}");
    let arguments = ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", target.as_str()];
    run_client(config, "pg_restore", &arguments, file).await
}

/// Runs a PostgreSQL client program; the password travels by the environment, never on a command line that others can read.
async fn run_client(config: &Config, program: &str, arguments: &[&str], last: &Path) -> anyhow::Result<()> {
    let url = config.base.url.as_ref().map(|url| url.reveal()).unwrap_or_default();
    let url = url::Url::parse(url).context("base.url n'est pas lisible")?;
    let decoded = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned();
    let mut command = tokio::process::Command::new(program);
    command.args(arguments).arg(last).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    command.env("PGHOST", url.host_str().unwrap_or("localhost")).env("PGDATABASE", database_name(url.as_str())?);
    // A restoration makes tables again: the guard of schemas takes it for the migration that it is.
    command.env("PGOPTIONS", "-c fabrique.migration=on");
    if let Some(port) = url.port() {
        command.env("PGPORT", port.to_string());
    }
    if !url.username().is_empty() {
        command.env("PGUSER", decoded(url.username()));
    }
    if let Some(password) = url.password() {
        command.env("PGPASSWORD", decoded(password));
    }
    let output = command.output().await.with_context(|| {
        format!("le programme {program} ne peut pas être lancé : installez le paquet Debian « postgresql-client »")
    })?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("{program} a échoué : {}", said.lines().next().unwrap_or("sans explication"));
    }
    Ok(())
}

fn database_name(url: &str) -> anyhow::Result<String> {
    let url = url::Url::parse(url).context("base.url n'est pas lisible")?;
    Ok(percent_encoding::percent_decode_str(url.path().trim_start_matches('/')).decode_utf8_lossy().into_owned())
}
