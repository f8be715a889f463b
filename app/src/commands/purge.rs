//! `fabrique purge`: applies the retentions, or says what they would take.

use std::process::ExitCode;

use anyhow::{Context, bail};
use chrono::{Days, NaiveDate, NaiveTime};
use commons::purge;
use commons::rights::Holding;
use kernel::Config;

use super::{open, say};

pub async fn run(config: Config, day: Option<NaiveDate>, simulation: bool) -> anyhow::Result<ExitCode> {
    let deployment = open(config).await?;
    let kernel = deployment.front();
    let at = match day {
        None => kernel.clock().now(),
        // A day is counted whole: until its last instant.
        Some(day) => {
            day.checked_add_days(Days::new(1)).context("date hors du calendrier")?.and_time(NaiveTime::MIN).and_utc()
        }
    };
    if at > kernel.clock().now() && !simulation {
        bail!(
            "cette date n'est pas passée : la purge détruirait trop tôt. Ajoutez --simulation pour voir ce qu'elle ferait"
        );
    }
    let report = purge::run(kernel, &Holding::of_deployment(&deployment), at, simulation).await?;
    deployment.close().await;
    say(format!("{} au {} :", if simulation { "Simulation" } else { "Purge" }, at.format("%d/%m/%Y à %H:%M UTC")));
    for line in &report.tables {
        say(format!(
            "  {} : {} — {} détruites, {} anonymisées, {} versées, {} à trier, {} en échec{}{}",
            line.base,
            line.table,
            line.detruites,
            line.anonymisees,
            line.versees,
            line.a_trier,
            line.echecs,
            if line.motif.is_empty() { "" } else { " : " },
            line.motif
        ));
    }
    say(format!(
        "{} lignes détruites, {} anonymisées, {} en échec.",
        report.destroyed(),
        report.anonymised(),
        report.failures()
    ));
    Ok(if report.failures() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
