//! `fabrique deces`: deaths counted from a file, without a deployment.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Subcommand, ValueEnum};
use deces_engine::generator::PER_YEAR;

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
    /// Écrire un fichier Parquet de certificats fictifs, toujours les mêmes pour la même graine
    Generer {
        /// Nombre d'années
        #[arg(long, value_name = "ANNÉES", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=100))]
        annees: u32,
        /// Première année de décès
        #[arg(long, value_name = "AAAA", default_value_t = 2024, value_parser = clap::value_parser!(i32).range(1970..=2048))]
        premiere: i32,
        /// Certificats par an
        #[arg(long, value_name = "NOMBRE", default_value_t = PER_YEAR)]
        par_an: u32,
        /// Graine du hasard
        #[arg(long, value_name = "NOMBRE", default_value_t = 1)]
        graine: u64,
        /// Fichier à écrire
        #[arg(long, value_name = "FICHIER")]
        vers: PathBuf,
    },
    /// Poser une question sur des certificats : la réponse, en JSON, passe par la protection des personnes
    #[command(
        after_help = "La requête est un objet JSON : periode {du, au}, et au choix departements, ages {de, a}, sexes, lieux, circuits, causes \
                      {codes, portee : initiale, processus ou mention, avec, avec_une, sans}, ventilation (trois dimensions au plus : jour, \
                      semaine, mois, annee, departement, region, age, age10, sexe, lieu, circuit, chapitre, chapitre_mentionne). Chaque nombre \
                      est perturbé ; aucun nombre inférieur à 11 n'est montré, zéro excepté."
    )]
    Interroger {
        /// Fichier JSON de la requête
        #[arg(value_name = "REQUETE.json")]
        request: PathBuf,
        /// Codes INSEE des régions que l'on peut voir, ou « national »
        #[arg(long, value_name = "CODE", num_args = 1.., required = true)]
        perimetre: Vec<String>,
        /// Fichier Parquet de certificats (par défaut : une année fictive)
        #[arg(long, value_name = "FICHIER")]
        source: Option<PathBuf>,
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
