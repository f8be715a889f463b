//! `fabrique role`: the first roles of a deployment.

use clap::Subcommand;

/// What can be asked of roles, held in the whole of a service.
#[derive(Debug, Subcommand)]
pub enum RoleCommand {
    /// Donner un rôle, dans tout un service
    Donner {
        /// Adresse électronique de la personne
        #[arg(value_name = "ADRESSE")]
        email: String,
        /// Identifiant du rôle (exemples : dpd, responsable-traitement)
        #[arg(value_name = "ROLE")]
        role: String,
        /// Nom de la personne, quand elle n'a pas encore de compte
        #[arg(long, value_name = "NOM")]
        nom: Option<String>,
        /// Service (par défaut : le premier)
        #[arg(long, value_name = "SERVICE")]
        service: Option<String>,
    },
    /// Retirer un rôle
    Retirer {
        /// Adresse électronique de la personne
        #[arg(value_name = "ADRESSE")]
        email: String,
        /// Identifiant du rôle
        #[arg(value_name = "ROLE")]
        role: String,
        /// Service (par défaut : le premier)
        #[arg(long, value_name = "SERVICE")]
        service: Option<String>,
    },
}
