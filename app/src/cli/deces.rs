//! `fabrique deces`: statistics of mortality, without a deployment.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Subcommand, ValueEnum};

/// What can be asked about deaths.
#[derive(Debug, Subcommand)]
pub enum DecesCommand {
    /// Dire quelles semaines dépassent la mortalité attendue
    #[command(
        after_help = "Le fichier a les colonnes week_start (AAAA-MM-JJ, de 7 en 7 jours) et count (nombre de décès, ou NA). Le \
                      résultat, écrit sur la sortie, a les colonnes week_start, observed, expected, upperbound et alarm ; NA où les \
                      années passées ne permettent pas de conclure."
    )]
    Surmortalite {
        /// Décès par semaine
        #[arg(long, value_name = "FICHIER")]
        csv: PathBuf,
        /// Modèle des décès attendus
        #[arg(long, value_name = "MÉTHODE", value_enum, default_value_t, alias = "method")]
        methode: Method,
        /// Première semaine à juger (par défaut : les 104 dernières)
        #[arg(long, value_name = "AAAA-MM-JJ")]
        depuis: Option<NaiveDate>,
        /// Borne supérieure de la méthode de Farrington
        #[arg(long, value_name = "BORNE", value_enum, default_value_t)]
        borne: Bound,
    },
}

/// Models of expected deaths.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum Method {
    /// Farrington souple (Noufaily 2013), sur cinq ans
    #[default]
    Farrington,
    /// EuroMOMO, sur les semaines de printemps et d'automne de cinq ans
    Euromomo,
}

/// How Farrington's upper bound is drawn.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum Bound {
    /// Loi normale après une puissance 2/3
    #[default]
    Delta,
    /// Quantile d'une loi binomiale négative
    NbPlugin,
    /// Quantile de la même loi à la borne haute de l'attendu
    Muan,
}
