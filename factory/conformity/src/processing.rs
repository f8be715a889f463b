//! Why conformity holds data about people, and for how long.

use portfolio::registry::processing::PORTFOLIO;
use privacy::{DataSource, Fate, LegalBasis, Period, Processing, Purpose, Retention, Trigger};

/// Conformity: who said, found or brought what.
pub const CONFORMITY: Processing = Processing {
    id: "conformite",
    name: "Suivi de la conformité des produits",
    objectives: &[
        "Savoir pour chaque produit ce qui est prouvé, attesté, expiré ou inconnu",
        "Prouver à un auditeur qui a constaté quoi, quand et sur quelle pièce",
    ],
    basis: LegalBasis::LegalObligation {
        text: "RGPD, art. 5 §2 et 24 ; loi n° 2005-102, art. 47 ; décret n° 2022-513",
    },
    free_text_guard: Some(
        "Pièces chiffrées ; le formulaire demande de n'y joindre que ce qui prouve, sans donnée sur des usagers",
    ),
    people: &["Membres des équipes, juristes, délégués et responsables de la sécurité qui attestent"],
    technical_measures: &[
        "Constats jamais modifiés, journal des écritures scellé",
        "Pièces chiffrées, avec leur empreinte",
        "Noms et motifs réservés aux personnes habilitées sur le produit",
    ],
    sources: &[DataSource::Person],
    ..PORTFOLIO
};

/// A constat and what it says: ten years, the time in which a decision that rests on it may be questioned; then its author is forgotten.
pub const CONSTAT_LIFE: Retention = Retention {
    trigger: Trigger::Column("at"),
    active: Period::years(10),
    intermediate: None,
    fate: Fate::Anonymisation,
    source: "Durée fixée par le responsable de traitement, d'après la durée de vie d'un service",
};

/// A document: five years, beyond the longest validity of a proof (three years).
pub const PIECE_LIFE: Retention = Retention {
    trigger: Trigger::Column("at"),
    active: Period::years(5),
    intermediate: None,
    fate: Fate::Destruction,
    source: "Durée fixée par le responsable de traitement, au-delà de la plus longue validité d'une preuve",
};

/// Showing who said what.
pub const SHOW: Purpose = Purpose::new("montrer l'historique de la conformité d'un produit");
/// Reading a document.
pub const READ_PIECE: Purpose = Purpose::new("lire une pièce qui prouve la conformité d'un produit");
