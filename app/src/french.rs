//! clap speaks English; here its help and its refusals in French.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory, Error, FromArgMatches};

use crate::cli::Cli;

const HELP: &str = "{about-with-newline}\nUtilisation : {usage}\n\n{all-args}{after-help}";

/// Reads the command line. Help and version are shown and end the program; a refusal too, with the status 2.
pub fn parse() -> Cli {
    let read = command().try_get_matches().and_then(|matches| Cli::from_arg_matches(&matches));
    read.unwrap_or_else(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            error.exit()
        }
        _ => {
            crate::commands::say_error(&anyhow::anyhow!("{}.\nVoir l'aide : fabrique --help", refusal(&error)));
            std::process::exit(2)
        }
    })
}

/// The command line with its help in French.
pub fn command() -> Command {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version).help("Afficher la version");
    french(Cli::command()).disable_version_flag(true).arg(version)
}

fn french(command: Command) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help("Afficher cette aide");
    command
        .help_template(HELP)
        .subcommand_help_heading("Commandes")
        .subcommand_value_name("COMMANDE")
        .disable_help_flag(true)
        .arg(help)
        .mut_args(|arg| {
            if arg.get_action().takes_values() { arg.hide_possible_values(true).hide_default_value(true) } else { arg }
        })
        .mut_subcommands(french)
}

/// What was not understood, in one sentence without its final point.
fn refusal(error: &Error) -> String {
    let said = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let (argument, value) = (said(ContextKind::InvalidArg), said(ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::UnknownArgument => format!("l'option « {argument} » n'existe pas ici"),
        ErrorKind::InvalidSubcommand => {
            format!("la commande « {} » n'existe pas", said(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => format!("il manque {argument}"),
        ErrorKind::MissingSubcommand => "il manque une commande".into(),
        ErrorKind::ArgumentConflict => format!("l'option « {argument} » ne va pas avec les autres, ou vient deux fois"),
        ErrorKind::InvalidValue if value.is_empty() => format!("il manque une valeur à {argument}"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("la valeur « {value} » ne convient pas à {argument}")
        }
        _ => "la commande n'est pas comprise".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(line: &[&str]) -> String {
        refusal(&command().try_get_matches_from(line).unwrap_err())
    }

    #[test]
    fn help_has_no_english_left() {
        let mut command = command();
        command.build();
        let mut help = command.render_long_help().to_string();
        for one in command.get_subcommands_mut() {
            help += &one.render_long_help().to_string();
        }
        for english in ["Usage:", "Commands:", "Print ", "possible values", "[default", "The program"] {
            assert!(!help.contains(english), "{english} in:\n{help}");
        }
        assert!(help.contains("Fabrique : le système"));
    }

    #[test]
    fn a_refusal_names_what_was_not_understood() {
        assert_eq!(refused(&["fabrique", "--zut"]), "l'option « --zut » n'existe pas ici");
        assert_eq!(refused(&["fabrique", "danser"]), "la commande « danser » n'existe pas");
        assert!(refused(&["fabrique", "import", "beta-gouv", "d", "--au", "hier"]).starts_with("la valeur « hier »"));
        assert!(refused(&["fabrique", "import", "beta-gouv"]).starts_with("il manque"));
    }
}
