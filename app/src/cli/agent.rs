//! The options of `fabrique agent`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// What can be asked of the agent.
#[derive(Debug, Subcommand)]
pub enum AgentCommand {
    /// Créer la clé qui signe les manifestes et les rapports d'un produit
    Cle {
        /// Fichier de la clé privée, à créer
        #[arg(long = "vers", value_name = "FICHIER")]
        to: PathBuf,
    },
    /// Ce qu'une équipe déclare des données de son produit
    #[command(subcommand)]
    Manifeste(ManifestCommand),
    /// Vérifier un manifeste et le signer
    Signer {
        /// Manifeste, en JSON
        #[arg(value_name = "MANIFESTE")]
        manifest: PathBuf,
        /// Fichier de la clé privée
        #[arg(long = "cle", value_name = "FICHIER")]
        key: PathBuf,
        /// Manifeste signé, à écrire
        #[arg(long = "vers", value_name = "FICHIER")]
        to: PathBuf,
    },
    /// Lire le schéma et un échantillon d'une base, et dire ce que le manifeste ne dit pas
    Comparer(Comparison),
    /// Enregistrer dans la fabrique le manifeste signé d'un produit, et la clé de son équipe
    Inscrire {
        /// Manifeste signé
        #[arg(value_name = "MANIFESTE")]
        manifest: PathBuf,
        /// Prendre la clé du manifeste à la place de celle qui était enregistrée
        #[arg(long = "nouvelle-cle")]
        new_key: bool,
    },
    /// Enregistrer dans la fabrique le rapport signé d'un agent
    Recevoir {
        /// Rapport signé
        #[arg(value_name = "RAPPORT")]
        report: PathBuf,
    },
}

/// What can be asked of manifests.
#[derive(Debug, Subcommand)]
pub enum ManifestCommand {
    /// Montrer un manifeste à compléter
    Modele {
        /// Identifiant du produit
        #[arg(long = "produit", value_name = "PRODUIT", default_value = "mon-produit")]
        product: String,
    },
}

/// A manifest and the database that it describes.
#[derive(Args, Debug)]
pub struct Comparison {
    /// Manifeste signé
    #[arg(long = "manifeste", value_name = "FICHIER")]
    pub manifest: PathBuf,
    /// Adresse de la base (postgres://, mysql://, mariadb:// ou sqlite://), avec un compte qui ne peut que lire
    #[arg(long, value_name = "ADRESSE", env = "FABRIQUE_AGENT_BASE", hide_env_values = true)]
    pub base: String,
    /// Clé publique qui doit avoir signé le manifeste
    #[arg(long = "de", value_name = "CLE")]
    pub of: Option<String>,
    /// Lignes tirées au hasard dans chaque table
    #[arg(long = "lignes", value_name = "NOMBRE", default_value_t = 1000)]
    pub rows: u32,
    /// Écrire le rapport en JSON
    #[arg(long)]
    pub json: bool,
    /// Clé privée qui signe le rapport
    #[arg(long = "cle", value_name = "FICHIER", requires = "report")]
    pub key: Option<PathBuf>,
    /// Rapport signé, à écrire
    #[arg(long = "rapport", value_name = "FICHIER", requires = "key")]
    pub report: Option<PathBuf>,
}
