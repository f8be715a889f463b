//! `fabrique deces`: statistics of mortality for the person at the terminal.

use std::fs::File;
use std::io::stdout;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, ensure};
use chrono::NaiveDate;
use deces_engine::surveillance::farrington::{self, Threshold};
use deces_engine::surveillance::{Series, euromomo, write};

use crate::cli::{Bound, DecesCommand, Method};

/// Weeks that are judged when the person names none: two years.
const LAST_WEEKS: usize = 104;

pub fn run(command: DecesCommand) -> anyhow::Result<ExitCode> {
    match command {
        DecesCommand::Surmortalite { csv, methode, depuis, borne } => excess(&csv, methode, depuis, borne),
    }
}

fn excess(file: &Path, method: Method, since: Option<NaiveDate>, bound: Bound) -> anyhow::Result<ExitCode> {
    let source = File::open(file).with_context(|| format!("{} ne peut pas être lu", file.display()))?;
    let series = Series::read(source).with_context(|| file.display().to_string())?;
    let count = series.weeks().len();
    let from = since.map_or(count.saturating_sub(LAST_WEEKS), |day| series.from(day));
    ensure!(from < count, "le fichier n'a aucune semaine à juger");
    let judged = match method {
        Method::Farrington => {
            let threshold = match bound {
                Bound::Delta => Threshold::Delta,
                Bound::NbPlugin => Threshold::NegativeBinomial,
                Bound::Muan => Threshold::Muan,
            };
            farrington::judge(&series, from, &farrington::Options { threshold, ..farrington::Options::default() })
        }
        Method::Euromomo => euromomo::judge(&series, from, &euromomo::Options::default()),
    };
    write(&judged, stdout().lock())?;
    Ok(ExitCode::SUCCESS)
}
