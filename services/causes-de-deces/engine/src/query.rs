//! The one question that can be asked: aggregates only, with typed filters; an unknown field is an error that names it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::certificate::{CIRCUITS, PLACES, SEXES};
use crate::code::{Codes, NoCode};
use crate::territory::{self, DEPARTMENTS, REGIONS};

/// A question about deaths.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Query {
    /// Days of death, both included.
    #[serde(rename = "periode")]
    pub period: Period,
    /// Departments of death; all those of the perimeter when absent.
    #[serde(rename = "departements", default)]
    pub departments: Vec<String>,
    /// Ages in completed years; all when absent.
    #[serde(default)]
    pub ages: Option<Ages>,
    /// Sexes; all when empty.
    #[serde(rename = "sexes", default)]
    pub sexes: Vec<String>,
    /// Places of death; all when empty.
    #[serde(rename = "lieux", default)]
    pub places: Vec<String>,
    /// Circuits; all when empty.
    #[serde(default)]
    pub circuits: Vec<String>,
    /// Causes; any when absent.
    #[serde(default)]
    pub causes: Option<Causes>,
    /// What the answer is broken down by, three at most.
    #[serde(rename = "ventilation", default)]
    pub breakdown: Vec<Dimension>,
}

/// First and last day.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// First day.
    #[serde(rename = "du")]
    pub from: NaiveDate,
    /// Last day.
    #[serde(rename = "au")]
    pub to: NaiveDate,
}

/// First and last age in completed years.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ages {
    /// First age.
    #[serde(rename = "de")]
    pub from: u8,
    /// Last age; none when absent.
    #[serde(rename = "a", default)]
    pub to: Option<u8>,
}

/// Which causes a death must have.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Causes {
    /// Where the codes must stand.
    #[serde(rename = "portee", default)]
    pub scope: Scope,
    /// One of these codes, categories (`I21`) or ranges (`I60-I69`).
    pub codes: Vec<String>,
    /// And each of these groups anywhere on the certificate.
    #[serde(rename = "avec", default)]
    pub with_all: Vec<Vec<String>>,
    /// And one of these groups at least.
    #[serde(rename = "avec_une", default)]
    pub with_any: Vec<Vec<String>>,
    /// And none of these groups.
    #[serde(rename = "sans", default)]
    pub without: Vec<Vec<String>>,
}

/// Where on the certificate a cause is looked for.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// The cause that started the chain.
    #[default]
    Initiale,
    /// The initial cause or part I of the certificate.
    Processus,
    /// Anywhere.
    Mention,
}

/// A dimension of the answer.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// Day of death.
    Jour,
    /// ISO week of death.
    Semaine,
    /// Month of death.
    Mois,
    /// Year of death.
    Annee,
    /// Department of death.
    Departement,
    /// Region of death.
    Region,
    /// Age in the 20 bands of the standard population.
    Age,
    /// Age by ten years.
    Age10,
    /// Sex.
    Sexe,
    /// Place of death.
    Lieu,
    /// Circuit.
    Circuit,
    /// Chapter of the initial cause.
    Chapitre,
    /// Chapters that the certificate mentions: one death counts in each.
    ChapitreMentionne,
}

/// Where a session may look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Perimeter {
    departments: BTreeSet<u8>,
}

/// Why a question is not answered.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The text is not a question.
    #[error("la requête ne se lit pas : {0}")]
    Text(#[from] serde_json::Error),
    /// A code that does not exist.
    #[error(transparent)]
    Code(#[from] NoCode),
    /// A value that no list has.
    #[error("« {value} » n'est pas une valeur de {field}")]
    Value {
        /// The field.
        field: &'static str,
        /// What stands there.
        value: String,
    },
    /// A department outside of what the session may see.
    #[error("le département {0} est hors du périmètre")]
    Outside(String),
    /// The period or the ages end before they start.
    #[error("{0} : la fin précède le début")]
    Order(&'static str),
    /// More than three dimensions, or the same one twice.
    #[error("la ventilation porte sur trois dimensions différentes au plus")]
    Breakdown,
    /// A table that nobody reads.
    #[error("le tableau aurait {0} cases : réduisez la période ou la ventilation")]
    TooWide(usize),
}

impl Query {
    /// Reads a question from JSON.
    pub fn read(text: &str) -> Result<Self, Refused> {
        Ok(serde_json::from_str(text)?)
    }
}

impl Perimeter {
    /// All regions.
    pub fn national() -> Self {
        Self { departments: (0..DEPARTMENTS.len() as u8).collect() }
    }

    /// Some regions, by INSEE code.
    pub fn regions<'a>(codes: impl IntoIterator<Item = &'a str>) -> Result<Self, Refused> {
        let mut departments = BTreeSet::new();
        for code in codes {
            if !REGIONS.iter().any(|region| region.0 == code) {
                return Err(Refused::Value { field: "périmètre", value: code.to_owned() });
            }
            let inside = |at: &u8| DEPARTMENTS[usize::from(*at)].region == code;
            departments.extend((0..DEPARTMENTS.len() as u8).filter(inside));
        }
        Ok(Self { departments })
    }

    /// Whether a department is inside.
    pub fn holds(&self, department: u8) -> bool {
        self.departments.contains(&department)
    }
}

/// The departments of the question inside the perimeter.
pub(crate) fn departments(query: &Query, perimeter: &Perimeter) -> Result<Vec<bool>, Refused> {
    let mut asked = vec![false; DEPARTMENTS.len()];
    for code in &query.departments {
        let at = territory::department(code);
        let at = at.ok_or_else(|| Refused::Value { field: "departements", value: code.clone() })?;
        if !perimeter.holds(at) {
            return Err(Refused::Outside(code.clone()));
        }
        asked[usize::from(at)] = true;
    }
    if query.departments.is_empty() {
        perimeter.departments.iter().for_each(|at| asked[usize::from(*at)] = true);
    }
    Ok(asked)
}

/// Which packed traits pass; `None` when all do.
pub(crate) fn traits(query: &Query) -> Result<Option<[bool; 256]>, Refused> {
    let sexes = chosen(&query.sexes, &SEXES, "sexes")?;
    let places = chosen(&query.places, &PLACES, "lieux")?;
    let circuits = chosen(&query.circuits, &CIRCUITS, "circuits")?;
    let every = query.sexes.is_empty() && query.places.is_empty() && query.circuits.is_empty();
    let passes = |packed: usize| {
        let at = |list: &[bool], at: usize| list.get(at).copied().unwrap_or(false);
        at(&sexes, packed & 3) && at(&places, packed >> 2 & 7) && at(&circuits, packed >> 5)
    };
    Ok((!every).then(|| std::array::from_fn(passes)))
}

fn chosen(values: &[String], words: &[&str], field: &'static str) -> Result<Vec<bool>, Refused> {
    let unknown = values.iter().find(|value| !words.contains(&value.as_str()));
    match unknown {
        Some(value) => Err(Refused::Value { field, value: value.clone() }),
        None => Ok(words.iter().map(|word| values.is_empty() || values.iter().any(|value| value == word)).collect()),
    }
}

/// The numbers that a list of codes covers.
pub(crate) fn codes(texts: &[String]) -> Result<BTreeSet<u16>, Refused> {
    let mut numbers = BTreeSet::new();
    for text in texts {
        numbers.extend(text.parse::<Codes>()?.numbers());
    }
    Ok(numbers)
}
