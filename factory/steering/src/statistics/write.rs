//! Measures into files of the open schema.

use chrono::NaiveDate;
use kernel::Error;
use serde::Serialize;

use super::schema::{Field, guarded};
use crate::impact::domain::decimal::Decimal;
use crate::impact::records::indicator::Model as Indicator;
use crate::impact::records::measure::Model as Measure;
use crate::impact::words::Dataviz;

/// A line of the schema.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Ligne {
    /// Administration de rattachement.
    pub administration_rattachement: String,
    /// Service.
    pub nom_service_public_numerique: String,
    /// Indicateur.
    pub indicateur: String,
    /// Valeur.
    #[schema(value_type = f64)]
    pub valeur: serde_json::Number,
    /// Unité.
    pub unite_mesure: &'static str,
    /// Une cible, et non une mesure.
    pub est_cible: bool,
    /// Fréquence.
    pub frequence_monitoring: &'static str,
    /// Jour.
    pub date: NaiveDate,
    /// Porte sur une période.
    pub est_periode: bool,
    /// Premier jour de la période.
    pub date_debut: Option<NaiveDate>,
    /// Mesurée par un programme.
    pub est_automatise: bool,
    /// Source.
    pub source_collecte: String,
    /// Territoire.
    pub code_insee: Option<String>,
    /// Représentation souhaitée.
    pub dataviz_wish: Option<&'static str>,
    /// Commentaires.
    pub commentaires: Option<String>,
    #[serde(skip)]
    exact: Decimal,
}

/// The lines of a product, by indicator then by day.
pub fn lines(administration: &str, title: &str, indicators: &[Indicator], measures: &[Measure]) -> Vec<Ligne> {
    let mut lines = Vec::new();
    for of in indicators {
        let own = measures.iter().filter(|one| one.indicator == of.id);
        lines.extend(own.map(|one| line(administration, title, of, one)));
    }
    lines
}

fn line(administration: &str, title: &str, of: &Indicator, one: &Measure) -> Ligne {
    let exact = Decimal::of_millionths(one.millionths);
    let written = exact.to_string();
    Ligne {
        administration_rattachement: administration.to_owned(),
        nom_service_public_numerique: title.to_owned(),
        indicateur: of.name.clone(),
        valeur: number(&written),
        unite_mesure: of.unit.id(),
        est_cible: one.target,
        frequence_monitoring: one.frequency.id(),
        date: one.measured_on,
        est_periode: one.period,
        date_debut: one.starts_on,
        est_automatise: one.automated,
        source_collecte: one.source.clone(),
        code_insee: one.territory.as_ref().map(|code| code.as_str().to_owned()),
        dataviz_wish: one.dataviz.map(Dataviz::id),
        commentaires: (!one.comments.is_empty()).then(|| one.comments.clone()),
        exact,
    }
}

/// A number of JSON. Fifteen digits pass through a double without loss.
fn number(written: &str) -> serde_json::Number {
    let whole = written.parse::<i64>().ok().map(serde_json::Number::from);
    let double = || written.parse().ok().and_then(serde_json::Number::from_f64);
    whole.or_else(double).unwrap_or_else(|| serde_json::Number::from(0))
}

/// The lines as CSV: UTF-8 with its mark, semicolons, no cell that a spreadsheet would compute.
///
/// # Errors
/// When memory is short.
pub fn csv(lines: &[Ligne]) -> Result<String, Error> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    writer.write_record(Field::ALL.map(Field::name)).map_err(anyhow::Error::from)?;
    for line in lines {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let row = [
            line.administration_rattachement.clone(),
            line.nom_service_public_numerique.clone(),
            line.indicateur.clone(),
            line.exact.to_string(),
            line.unite_mesure.to_owned(),
            line.est_cible.to_string(),
            line.frequence_monitoring.to_owned(),
            line.date.to_string(),
            line.est_periode.to_string(),
            day(line.date_debut),
            line.est_automatise.to_string(),
            line.source_collecte.clone(),
            line.code_insee.clone().unwrap_or_default(),
            line.dataviz_wish.unwrap_or_default().to_owned(),
            line.commentaires.clone().unwrap_or_default(),
        ];
        writer.write_record(row.map(|cell| guarded(&cell))).map_err(anyhow::Error::from)?;
    }
    let bytes = writer.into_inner().map_err(|error| anyhow::anyhow!("CSV : {error}"))?;
    Ok(format!("\u{feff}{}", String::from_utf8_lossy(&bytes)))
}
