//! `fabrique config check`: the configuration as it is understood, and what keeps it from starting.

use std::process::ExitCode;

use kernel::Config;

use super::say;
use crate::services;

pub fn check(config: &Config) -> ExitCode {
    say(config.masked().trim_end());
    say_missing_facts(config);
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

/// Lists what the law wants said of each service and nobody gave yet. Answers how many facts are missing.
pub fn say_missing_facts(config: &Config) -> usize {
    let mut count = 0;
    for service in services::all() {
        let missing = config.missing_facts(&service.manifest);
        if !missing.is_empty() {
            say(format!("\nÀ donner pour le service « {} » avant de l'ouvrir au public :", service.manifest.id));
        }
        count += missing.len();
        for line in missing {
            say(format!("  - {line}"));
        }
    }
    count
}
