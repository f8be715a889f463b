//! The options of `fabrique droits`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Subcommand;

/// What can be asked for a person.
#[derive(Debug, Subcommand)]
pub enum RightsCommand {
    /// Écrire tout ce qui concerne la personne dans un dossier : donnees.json, donnees.html, fichiers
    Acces {
        /// Adresse électronique, compte, ou tout autre nom sous lequel la personne est connue
        #[arg(value_name = "PERSONNE", required = true, num_args = 1..)]
        person: Vec<String>,
        /// Dossier à créer
        #[arg(long = "vers", value_name = "DOSSIER")]
        to: PathBuf,
    },
    /// Effacer la personne dans toutes les bases, et en garder la preuve
    Effacement {
        /// Adresse électronique, compte, ou tout autre nom sous lequel la personne est connue
        #[arg(value_name = "PERSONNE", required = true, num_args = 1..)]
        person: Vec<String>,
    },
    /// Rejouer les effacements faits depuis un jour, après une restauration
    Rejouer {
        /// Jour de la sauvegarde restaurée
        #[arg(long = "depuis", value_name = "AAAA-MM-JJ")]
        since: NaiveDate,
    },
}
