//! `fabrique config check`: the configuration as it is understood, and what keeps it from starting.

use std::process::ExitCode;

use kernel::Config;

use super::say;

pub fn check(config: &Config) -> ExitCode {
    say(config.masked().trim_end());
    let faults = config.faults();
    if faults.is_empty() {
        say("\nLa configuration est valable.");
        return ExitCode::SUCCESS;
    }
    say("\nLa configuration ne permet pas de démarrer :");
    for fault in faults {
        say(format!("  - {fault}"));
    }
    ExitCode::FAILURE
}
