//! The program `fabrique`: reads the configuration, lists the factory's tools and the services, starts.

use std::process::ExitCode;

use fabrique::cli::{Cli, Command};
use fabrique::commands;
use kernel::telemetry::{self, LogFormat};

fn main() -> ExitCode {
    // Databases, keys, letters and copies hold personal data: whatever the program writes is its owner's alone.
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
    let cli = fabrique::french::parse();
    match run(cli) {
        Ok(code) => code,
        Err(error) => {
            commands::say_error(&error);
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    let config = cli.config()?;
    let serves = matches!(cli.command, None | Some(Command::Serve(_)));
    let format = if config.journaux.format == "json" { LogFormat::Json } else { LogFormat::Human };
    // A command speaks by its own output; only trouble is worth a log line then.
    let filter = if serves { config.journaux.niveau.as_str() } else { "warn" };
    telemetry::start(format, filter).map_err(anyhow::Error::msg)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(commands::run(cli, config))
}
