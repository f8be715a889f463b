//! What is accepted of an indicator.

use chrono::{Days, NaiveDate};
use kernel::FieldError;
use serde::{Deserialize, Serialize};

use super::text;
use crate::impact::frequency::Frequency;
use crate::impact::mandatory::Mandatory;
use crate::impact::unit::Unit;
use crate::impact::words::{Aarri, Dataviz, Direction, Family};

/// How far back a series may begin.
const OLDEST: Days = Days::new(366 * 20);

/// An indicator as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedIndicator {
    /// Indicateur obligatoire de la matrice : `facilite-usage`, `utilisateurs-actifs`, `transactions`, `penetration`, `satisfaction`, `impact-genere` ; vide pour un autre.
    pub obligatoire: String,
    /// Nom, tel qu'il est publié.
    pub nom: String,
    /// Famille d'un indicateur facultatif : `utilisable`, `utilise`, `utile`, `impactant`, `efficient`.
    pub famille: String,
    /// Unité : `unité`, `%`, `€`, `jour`, `heure`, `note sur 10`…
    pub unite: String,
    /// `hausse` ou `baisse` : dans quel sens c'est mieux.
    pub sens: String,
    /// Fréquence de mesure.
    pub frequence: String,
    /// Étape AARRI, facultative.
    pub aarri: String,
    /// Mode de calcul.
    pub mode_calcul: String,
    /// Ce que l'indicateur ne dit pas.
    pub limites: String,
    /// D'où viennent les chiffres.
    pub source: String,
    /// `oui` : un programme le mesure.
    pub automatise: String,
    /// Représentation souhaitée, facultative.
    pub representation: String,
    /// Premier jour du suivi, AAAA-MM-JJ.
    pub depuis: String,
    /// `oui` : c'est la métrique phare.
    pub phare: String,
}

/// An indicator as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Which one of the matrix.
    pub kind: Option<Mandatory>,
    /// Its name.
    pub name: String,
    /// Its family.
    pub family: Family,
    /// Its unit.
    pub unit: Unit,
    /// Which way is better.
    pub direction: Direction,
    /// How often.
    pub frequency: Frequency,
    /// Its step of AARRI.
    pub aarri: Option<Aarri>,
    /// How it asks to be drawn.
    pub dataviz: Option<Dataviz>,
    /// How it is computed.
    pub calculation: String,
    /// What it cannot tell.
    pub limits: String,
    /// Where the figures come from.
    pub source: String,
    /// Whether a program measures it.
    pub automated: bool,
    /// Whether it is the one watched first.
    pub flagship: bool,
    /// Since when.
    pub since: NaiveDate,
}

/// A choice among known ones; empty when it may be.
fn chosen<T>(field: &str, text: &str, of: impl Fn(&str) -> Option<T>, faults: &mut Vec<FieldError>) -> Option<T> {
    let found = of(text.trim());
    if found.is_none() && !text.trim().is_empty() {
        faults.push(FieldError::new(field, "Cette valeur n'existe pas : choisissez dans la liste"));
    }
    found
}

fn asked<T>(
    field: &str,
    text: &str,
    of: impl Fn(&str) -> Option<T>,
    ask: &str,
    faults: &mut Vec<FieldError>,
) -> Option<T> {
    if text.trim().is_empty() {
        faults.push(FieldError::new(field, ask));
    }
    chosen(field, text, of, faults)
}

/// Reads an indicator.
///
/// # Errors
/// Every field to correct.
pub fn indicator(typed: &TypedIndicator, today: NaiveDate) -> Result<Indicator, Vec<FieldError>> {
    let mut faults = Vec::new();
    let kind = chosen("obligatoire", &typed.obligatoire, Mandatory::of, &mut faults);
    if kind == Some(Mandatory::CoutUtilisation) {
        let text = "Le coût à l'utilisation se calcule : budget de l'année divisé par les utilisateurs actifs par mois";
        faults.push(FieldError::new("obligatoire", text));
    }
    let name = match kind {
        Some(kind) if typed.nom.trim().is_empty() => kind.label().to_owned(),
        _ => text("nom", &typed.nom, (3, 120), "Donnez le nom de l'indicateur", &mut faults),
    };
    let family = match kind {
        Some(kind) => Some(kind.family()),
        None => asked("famille", &typed.famille, Family::of, "Choisissez la famille", &mut faults),
    };
    let unit = asked("unite", &typed.unite, Unit::of, "Choisissez l'unité", &mut faults);
    if let (Some(kind), Some(unit)) = (kind, unit)
        && !kind.units().is_empty()
        && !kind.units().contains(&unit)
    {
        let known: Vec<_> = kind.units().iter().map(|unit| unit.id()).collect();
        faults.push(FieldError::new("unite", format!("Cet indicateur se mesure en : {}", known.join(", "))));
    }
    let direction = match kind.and_then(Mandatory::direction) {
        Some(direction) => Some(direction),
        None => asked("sens", &typed.sens, Direction::of, "Dites dans quel sens c'est mieux", &mut faults),
    };
    let frequency = asked("frequence", &typed.frequence, Frequency::of, "Choisissez la fréquence", &mut faults);
    let aarri = chosen("aarri", &typed.aarri, Aarri::of, &mut faults);
    let dataviz = chosen("representation", &typed.representation, Dataviz::of, &mut faults);
    let how = "Écrivez le calcul : ce qui est compté, sur quelle période, dans quels outils";
    let calculation = text("mode_calcul", &typed.mode_calcul, (10, 2_000), how, &mut faults);
    let limits = text("limites", &typed.limites, (0, 2_000), "", &mut faults);
    let source = text("source", &typed.source, (2, 200), "Dites d'où viennent les chiffres", &mut faults);
    let since = portfolio::source::read_date(&typed.depuis).filter(|day| *day <= today && *day >= today - OLDEST);
    if since.is_none() {
        faults.push(FieldError::new("depuis", "Donnez le premier jour du suivi, passé ou présent"));
    }
    match (family, unit, direction, frequency, since) {
        (Some(family), Some(unit), Some(direction), Some(frequency), Some(since)) if faults.is_empty() => {
            Ok(Indicator {
                kind,
                name,
                family,
                unit,
                direction,
                frequency,
                aarri,
                dataviz,
                calculation,
                limits,
                source,
                automated: typed.automatise == "oui",
                flagship: typed.phare == "oui",
                since,
            })
        }
        _ => Err(faults),
    }
}
