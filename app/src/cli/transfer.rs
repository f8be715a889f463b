//! `fabrique transfert`: the dossier of a product, and the drill that restores it.

use std::path::PathBuf;

use clap::Subcommand;

/// What can be asked of a transfer.
#[derive(Debug, Subcommand)]
pub enum TransferCommand {
    /// Écrire le dossier de transfert d'un produit dans un fichier ZIP
    Dossier {
        /// Identifiant du produit
        #[arg(value_name = "PRODUIT")]
        product: String,
        /// Fichier à écrire
        #[arg(long = "vers", value_name = "FICHIER")]
        to: PathBuf,
    },
    /// Restaurer un dossier de transfert dans un dossier de données vide, et dire ce qui manque
    Exercice {
        /// Fichier ZIP du dossier
        #[arg(value_name = "DOSSIER")]
        from: PathBuf,
        /// Écrire le compte rendu dans ce fichier JSON
        #[arg(long = "rapport", value_name = "FICHIER.json")]
        report: Option<PathBuf>,
        /// Garder ce qui est restauré dans ce dossier, à créer (par défaut : il est effacé à la fin)
        #[arg(long = "dans", value_name = "DOSSIER")]
        within: Option<PathBuf>,
        /// Inscrire le compte rendu sur la page de transfert du produit, dans ce déploiement
        #[arg(long = "inscrire")]
        keep: bool,
    },
}
