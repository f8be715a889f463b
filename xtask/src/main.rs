//! Developers' commands: `cargo xtask --help` lists them.
#![allow(clippy::print_stdout, reason = "a command line speaks to its terminal")]

mod bench;
mod check;
mod dev;
mod house;
mod postgres;
mod scaffold;
mod server;
mod shell;
mod tally;
mod test;
mod theme;
mod tools;
mod torture;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Developers' commands of Fabrique")]
struct Line {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Formatting, lints, licences, documentation and the rules of the house
    Check,
    /// The whole suite on SQLite and again on PostgreSQL, browser tests included
    Test(test::Options),
    /// What the program costs, beside what was promised
    Bench(bench::Options),
    /// kill -9 under write load, on each engine: nothing acknowledged may be lost
    Torture(torture::Options),
    /// Run the program, again after each change
    Dev(dev::Options),
    /// Begin a service that compiles, with one feature
    NewService(scaffold::NewService),
    /// Begin a feature of a service
    NewFeature(scaffold::NewFeature),
    /// Prepare the State's design system for a deployer entitled to it
    ThemeDsfr(theme::Options),
}

fn main() -> ExitCode {
    let done = match Line::parse().command {
        Command::Check => check::run(),
        Command::Test(options) => test::run(&options),
        Command::Bench(options) => bench::run(&options),
        Command::Torture(options) => torture::run(&options),
        Command::Dev(options) => dev::run(&options),
        Command::NewService(options) => scaffold::new_service(&options),
        Command::NewFeature(options) => scaffold::new_feature(&options),
        Command::ThemeDsfr(options) => theme::run(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
