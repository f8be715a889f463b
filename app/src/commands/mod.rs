//! One file per command; here, what they share.

mod agent;
mod backup;
mod config;
mod deces;
mod demo;
mod doctor;
mod dpia;
mod export;
mod import;
mod journal;
mod purge;
mod register;
mod rights;
mod role;
mod scan;
mod schema;
mod serve;
mod standards;
mod transfer;

use std::process::ExitCode;

use kernel::{Clock, Config, Deployment, Ground, Kernel, Random, Service};

use crate::cli::{Cli, Command, ConfigCommand, Import, JournalCommand, SchemaCommand};
use crate::services;

pub use demo::load as load_demonstration;

/// Does what the command line asks.
///
/// # Errors
/// With a sentence in French, ready to be shown.
pub async fn run(cli: Cli, configuration: Config) -> anyhow::Result<ExitCode> {
    let serve_args = cli.serve_args();
    match cli.command {
        None | Some(Command::Serve(_)) => serve::run(configuration, &serve_args).await,
        Some(Command::Import(Import::BetaGouv { from, au, rapport })) => {
            import::run(configuration, &from, au, rapport.as_deref()).await
        }
        Some(Command::Import(Import::Dashlord { from })) => standards::dashlord(configuration, &from).await,
        Some(Command::Import(Import::Standards { from, simulation })) => {
            standards::run(configuration, &from, simulation).await
        }
        Some(Command::Demo) => demo::run(configuration).await,
        Some(Command::Config(ConfigCommand::Check)) => Ok(config::check(&configuration)),
        Some(Command::Journal(JournalCommand::Verify)) => journal::verify(configuration).await,
        Some(Command::Schema(SchemaCommand::Verifier)) => schema::check(configuration).await,
        Some(Command::Registre { format, vers, service }) => {
            register::run(configuration, format, &vers, service.as_deref()).await
        }
        Some(Command::Backup { to, coffre }) => backup::backup(configuration, &to, coffre.as_deref()).await,
        Some(Command::Restore { from, coffre }) => backup::restore(&configuration, &from, coffre.as_deref()).await,
        Some(Command::Agent(command)) => agent::run(configuration, command).await,
        Some(Command::Droits(command)) => rights::run(configuration, command).await,
        Some(Command::Role(command)) => role::run(configuration, command).await,
        Some(Command::Aipd(command)) => dpia::run(configuration, command).await,
        Some(Command::Deces(command)) => deces::run(command),
        Some(Command::Purge { au, simulation }) => purge::run(configuration, au, simulation).await,
        Some(Command::Transfert(command)) => transfer::run(configuration, command).await,
        Some(Command::Doctor) => doctor::run(configuration).await,
        Some(Command::Scan(args)) => scan::run(&args).await,
        Some(Command::Export { to }) => export::run(configuration, &to).await,
    }
}

/// Shows an error and what caused it.
#[expect(clippy::print_stderr, reason = "the program speaks to the person at the terminal")]
pub fn say_error(error: &anyhow::Error) {
    eprintln!("Erreur : {error:#}");
}

/// A line for the person at the terminal.
#[expect(clippy::print_stdout, reason = "the program speaks to the person at the terminal")]
fn say(line: impl std::fmt::Display) {
    println!("{line}");
}

async fn open(config: Config) -> anyhow::Result<Deployment> {
    open_with(config, services::all()).await
}

async fn open_with(config: Config, services: Vec<Service>) -> anyhow::Result<Deployment> {
    let platform = services::platform(&config);
    let ground = Ground { config, clock: Clock::system(), random: Random::system() };
    Deployment::open(ground, platform, services).await
}

fn factory(deployment: &Deployment) -> anyhow::Result<&Kernel> {
    deployment.service("fabrique").ok_or_else(|| anyhow::anyhow!("la fabrique n'est pas dans ce déploiement"))
}
