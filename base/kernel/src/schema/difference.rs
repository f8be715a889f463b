//! One difference between a database and its declarations, in words for a developer who is no jurist.

use std::fmt;

use serde::Serialize;

/// Something of the database that its declarations do not say, or the other way round. Every text is in French.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Difference {
    /// What it is about: « colonne `dossier.nom` ».
    pub object: String,
    /// What does not agree.
    pub fault: String,
    /// The articles that ask for it.
    pub articles: &'static str,
    /// What to do.
    pub remedy: String,
}

impl Difference {
    pub(super) fn new(
        object: impl Into<String>,
        fault: impl Into<String>,
        articles: &'static str,
        remedy: impl Into<String>,
    ) -> Self {
        Self { object: object.into(), fault: fault.into(), articles, remedy: remedy.into() }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} : {} ({}). À faire : {}.", self.object, self.fault, self.articles, self.remedy)
    }
}

/// Why a deployment does not start: the differences of each database.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Diverged(pub Vec<(String, Vec<Difference>)>);

impl fmt::Display for Diverged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("la base ne correspond pas aux déclarations : le démarrage est refusé")?;
        for (database, differences) in &self.0 {
            write!(f, "\nBase « {database} », {} écart(s) :", differences.len())?;
            for difference in differences {
                write!(f, "\n  - {difference}")?;
            }
        }
        Ok(())
    }
}
