//! Roles held, and the steps that the schema went through.

use chrono::{DateTime, Utc};
use privacy::{Digest, Id, Personal, Slug};

use super::Word;
use super::processing::{GRANT_LIFE, GRANTS};

/// A role that an account holds in this service, or held.
#[derive(privacy::Record)]
#[record(table = "kernel_grant", processing = GRANTS, subject = "account", retention = GRANT_LIFE)]
pub struct KernelGrant {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de l'habilitation", label = "Habilitation")]
    pub id: Id,
    /// Who holds it.
    #[field(technical = "compte de la personne", label = "Compte")]
    pub account: Id,
    /// The role.
    #[field(technical = "rôle, parmi ceux du service", label = "Rôle")]
    pub role: Word,
    /// Where it holds: everywhere, or one thing.
    #[field(personal(category = ProfessionalLife, retention = GRANT_LIFE, erasure = delete), label = "Périmètre")]
    pub scope: Personal<String>,
    /// Since when.
    #[field(technical = "date d'effet", label = "Depuis")]
    pub granted_at: DateTime<Utc>,
    /// The account or the system identity that gave it.
    #[field(personal(category = ProfessionalLife, retention = GRANT_LIFE, erasure = pseudonymise), label = "Accordée par")]
    pub granted_by: Personal<String>,
    /// Until when.
    #[field(technical = "fait courir la durée de conservation", label = "Fin")]
    pub ended_at: Option<DateTime<Utc>>,
}

/// A step of the schema that was applied.
#[derive(privacy::Record)]
#[record(table = "kernel_migration", no_person = "étapes du schéma de la base, écrites par le programme")]
pub struct KernelMigration {
    /// Its name.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "nom de l'étape", label = "Étape")]
    pub name: Slug,
    /// SHA-256 of its text.
    #[field(technical = "empreinte du texte appliqué", label = "Empreinte")]
    pub checksum: Digest,
    /// When.
    #[field(technical = "date d'application", label = "Appliquée le")]
    pub applied_at: DateTime<Utc>,
}
