//! `fabrique aipd`: impact assessments as files.

use std::path::PathBuf;

use clap::Subcommand;

/// What can be asked of impact assessments.
#[derive(Debug, Subcommand)]
pub enum DpiaCommand {
    /// Écrire l'analyse d'un traitement dans un fichier
    Exporter {
        /// Identifiant du traitement, comme dans le registre
        #[arg(value_name = "TRAITEMENT")]
        processing: String,
        /// Fichier à écrire
        #[arg(long = "vers", value_name = "FICHIER")]
        to: PathBuf,
        /// Service qui fait ce traitement (par défaut : le premier qui le déclare)
        #[arg(long, value_name = "SERVICE")]
        service: Option<String>,
    },
    /// Reprendre un fichier dans un nouveau brouillon
    Importer {
        /// Fichier exporté par l'outil PIA de la CNIL ou par « fabrique aipd exporter »
        #[arg(value_name = "FICHIER")]
        from: PathBuf,
        /// Identifiant du traitement, quand le fichier porte un autre nom que lui
        #[arg(long = "traitement", value_name = "TRAITEMENT")]
        processing: Option<String>,
        /// Service qui fait ce traitement (par défaut : le premier qui le déclare)
        #[arg(long, value_name = "SERVICE")]
        service: Option<String>,
    },
}
