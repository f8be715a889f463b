//! The one table of a store of keys.

use chrono::{DateTime, Utc};
use privacy::{Fate, Id, Period, Personal, Processing, Retention, Trigger};

use crate::records::JOURNAL;

/// The processing that keys serve.
pub const KEYS: Processing = Processing {
    id: "cles-de-chiffrement",
    name: "Clés de chiffrement des personnes",
    objectives: &[
        "Chiffrer les données sensibles de chaque personne par sa propre clé",
        "Rendre un effacement définitif, copies comprises",
    ],
    people: &["Personnes dont des données sensibles sont traitées"],
    technical_measures: &[
        "Clés gardées à part des données, enveloppées par une clé maîtresse (XChaCha20-Poly1305)",
        "Sauvegarde séparée de celle des données",
    ],
    ..JOURNAL
};

/// A key: until the person is erased, ten years at most.
pub const KEY_LIFE: Retention = Retention {
    trigger: Trigger::Column("created_at"),
    active: Period::years(10),
    intermediate: None,
    fate: Fate::Destruction,
    source: "Décision du responsable : aucune donnée chiffrée n'est gardée plus longtemps ; un effacement détruit la clé aussitôt",
};

/// The key of one person.
#[derive(privacy::Record)]
#[record(table = "vault_key", processing = KEYS, subject = "person")]
pub struct VaultKey {
    /// The account or pseudonym.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "compte ou pseudonyme de la personne", label = "Personne")]
    pub person: Id,
    /// The key, wrapped by the master key.
    #[field(personal(category = Connection, retention = KEY_LIFE, erasure = delete), label = "Clé enveloppée")]
    pub wrapped: Personal<String>,
    /// When it was made.
    #[field(technical = "fait courir la durée de conservation", label = "Créée le")]
    pub created_at: DateTime<Utc>,
}
