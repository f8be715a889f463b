//! `fabrique deces`: deaths counted from a file, for the person at the terminal.

use std::fs::File;
use std::io::stdout;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, bail, ensure};
use chrono::NaiveDate;
use deces_engine::columns::{Builder, Columns};
use deces_engine::file;
use deces_engine::gate::{Rule, ask};
use deces_engine::generator::{Generator, PER_YEAR, Wanted, blank};
use deces_engine::noise::{Conditions, Noise};
use deces_engine::query::{Perimeter, Query};
use deces_engine::surveillance::farrington::{self, Threshold};
use deces_engine::surveillance::{Series, euromomo, write};
use kernel::files;

use super::say;
use crate::cli::{Bound, DecesCommand, Method};

/// Weeks that are judged when the person names none: two years.
const LAST_WEEKS: usize = 104;
/// Keys of fictitious certificates need no secret: they protect nobody.
const FICTITIOUS_SALT: u64 = 0;

pub fn run(command: DecesCommand) -> anyhow::Result<ExitCode> {
    match command {
        DecesCommand::Surmortalite { csv, methode, depuis, borne } => excess(&csv, methode, depuis, borne),
        DecesCommand::Generer { annees, premiere, par_an, graine, vers } => {
            generate(Wanted { seed: graine, first_year: premiere, years: annees, per_year: par_an }, &vers)
        }
        DecesCommand::Interroger { request, perimetre, source } => question(&request, &perimetre, source.as_deref()),
    }
}

fn excess(file: &Path, method: Method, since: Option<NaiveDate>, bound: Bound) -> anyhow::Result<ExitCode> {
    let series = Series::read(open(file)?).with_context(|| file.display().to_string())?;
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

fn generate(wanted: Wanted, to: &Path) -> anyhow::Result<ExitCode> {
    let columns = synthetic(wanted);
    files::create_private(to, b"").with_context(|| format!("{} ne peut pas être créé", to.display()))?;
    file::write(&columns, File::options().write(true).open(to)?, true)?;
    say(format!("{} certificats écrits dans {} (données fictives).", columns.len(), to.display()));
    Ok(ExitCode::SUCCESS)
}

fn question(request: &Path, perimeter: &[String], source: Option<&Path>) -> anyhow::Result<ExitCode> {
    let text =
        std::fs::read_to_string(request).with_context(|| format!("{} ne peut pas être lu", request.display()))?;
    let query = Query::read(&text)?;
    let perimeter = match perimeter {
        [one] if one == "national" => Perimeter::national(),
        codes => Perimeter::regions(codes.iter().map(String::as_str))?,
    };
    let columns = match source {
        None => synthetic(Wanted { seed: 1, first_year: 2024, years: 1, per_year: PER_YEAR }),
        Some(path) => {
            let read = file::read(open(path)?, FICTITIOUS_SALT).with_context(|| path.display().to_string())?;
            if !read.fictitious {
                bail!("{} ne se dit pas fictif : de vrais certificats ne s'interrogent pas ici", path.display());
            }
            read.columns
        }
    };
    let rule = Rule::new(Noise::new(Conditions::default())?);
    let answer = serde_json::to_value(ask(&columns, &query, &perimeter, &rule)?)?;
    let marked = serde_json::json!({ "donnees": "fictives", "reponse": answer });
    say(serde_json::to_string_pretty(&marked)?);
    Ok(ExitCode::SUCCESS)
}

fn synthetic(wanted: Wanted) -> Columns {
    let (mut generator, mut builder, mut certificate) =
        (Generator::new(wanted), Builder::new(FICTITIOUS_SALT), blank());
    while generator.next_into(&mut certificate) {
        builder.push(&certificate);
    }
    builder.build()
}

fn open(file: &Path) -> anyhow::Result<File> {
    File::open(file).with_context(|| format!("{} ne peut pas être lu", file.display()))
}
