//! `fabrique import beta-gouv`: reads the content of the public site, with a progress bar and a report.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use chrono::NaiveDate;
use indicatif::{ProgressBar, ProgressStyle};
use kernel::Config;
use portfolio::import::Report;

use super::{factory, open, say};

/// Beyond, the report file is the place to read.
const MOST_NAMED: usize = 40;

pub async fn run(
    config: Config,
    from: &Path,
    on: Option<NaiveDate>,
    report_to: Option<&Path>,
) -> anyhow::Result<ExitCode> {
    if let Some(file) = report_to {
        // Before the work: an import that succeeds and whose report is lost would be worse.
        std::fs::write(file, "")
            .with_context(|| format!("le compte rendu ne peut pas être écrit dans {}", file.display()))?;
    }
    let deployment = open(config).await?;
    let bar = ProgressBar::new(0);
    bar.set_style(ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}")?);
    let kernel = factory(&deployment)?;
    let on = on.unwrap_or_else(|| kernel.clock().today());
    let imported = portfolio::import::run(kernel, from, on, &|done, total| {
        bar.set_length(total);
        bar.set_position(done);
    })
    .await;
    bar.finish_and_clear();
    let report = imported?;
    if report.wrote() {
        steering::demonstration::withdraw(kernel).await?;
    }
    deployment.close().await;
    summary(&report, on);
    if let Some(file) = report_to {
        let text = serde_json::to_string_pretty(&report)?;
        kernel::files::replace(file, text.as_bytes())
            .context("le compte rendu n'a pas pu être écrit (l'import est fait)")?;
    }
    Ok(ExitCode::SUCCESS)
}

fn summary(report: &Report, on: NaiveDate) {
    say(format!(
        "{} fiches lues : {} créées, {} modifiées, {} inchangées, {} refusées",
        report.lus, report.crees, report.modifies, report.inchanges, report.refuses
    ));
    say(format!("Phases au {} :", on.format("%d/%m/%Y")));
    for (phase, count) in &report.phases {
        say(format!("  {phase:<22} {count:>4}"));
    }
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for warning in &report.avertissements {
        *kinds.entry(warning.genre.to_string()).or_default() += 1;
    }
    let count = report.avertissements.len();
    say(format!("{count} {} :", if count > 1 { "avertissements" } else { "avertissement" }));
    for (kind, count) in kinds {
        say(format!("  {kind:<32} {count:>5}"));
    }
    name_the_gravest(report);
}

/// Refusals and conflicts ask for somebody: each is named with its file and its line.
fn name_the_gravest(report: &Report) {
    let grave: Vec<_> = report.avertissements.iter().filter(|warning| warning.genre.asks_for_somebody()).collect();
    for warning in grave.iter().take(MOST_NAMED) {
        say(format!("  {}:{} {} — {}", warning.fichier, warning.ligne, warning.champ, warning.message));
    }
    if grave.len() > MOST_NAMED {
        say(format!("  … et {} autres", grave.len() - MOST_NAMED));
    }
    if !report.avertissements.is_empty() {
        say("Le détail de chaque avertissement, avec son fichier et sa ligne : --rapport FICHIER.json");
    }
}
