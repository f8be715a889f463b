//! The processing that the register of violations serves, and how long its lines are kept.

use kernel::records::JOURNAL;
use privacy::{DataSource, Fate, LegalBasis, Period, Processing, Purpose, Retention, Trigger};

/// Keeping the register of violations, notifying them, telling people.
pub const VIOLATIONS: Processing = Processing {
    id: "violations-de-donnees",
    name: "Violations de données personnelles",
    objectives: &[
        "Documenter toute violation de données, ses effets et les mesures prises",
        "Notifier la violation à la CNIL dans les 72 heures et prévenir les personnes quand le risque est élevé",
    ],
    basis: LegalBasis::LegalObligation { text: "Règlement (UE) 2016/679, art. 33 et 34" },
    free_text_guard: Some(
        "Textes chiffrés par une clé propre à la violation ; les formulaires demandent de ne nommer personne",
    ),
    people: &["Agents qui traitent la violation", "Personnes dont les données sont touchées, par leur nombre"],
    technical_measures: &[
        "Textes chiffrés par une clé propre à la violation",
        "Étapes datées, ajoutées et jamais réécrites",
        "Nombres de personnes comptés dans les tables, sans lire leurs valeurs",
    ],
    organisational_measures: &["Accès réservé au délégué à la protection des données et à la sécurité"],
    sources: &[DataSource::Use],
    ..JOURNAL
};

const SOURCE: &str = "Décision du responsable : le RGPD ne fixe pas de durée pour le registre de l'art. 33 §5 ; cinq ans après la clôture, \
                      prescription de droit commun (code civil, art. 2224), à confirmer par le responsable";

/// A violation: five years after its closing.
pub const VIOLATION_LIFE: Retention = Retention {
    trigger: Trigger::Column("closed_at"),
    active: Period::years(1),
    intermediate: Some(Period::years(4)),
    fate: Fate::Destruction,
    source: SOURCE,
};

/// A step lives as long as its violation.
pub const STEP_LIFE: Retention = Retention {
    trigger: Trigger::Parent { column: "violation", table: "violation", key: "id", trigger: "closed_at" },
    ..VIOLATION_LIFE
};

/// Reading what was written of a violation.
pub const HANDLING: Purpose = Purpose::new("traiter une violation de données personnelles");
/// Reading the names of who acted.
pub const SIGNING: Purpose = Purpose::new("montrer qui a fait chaque étape d'une violation");
/// Reading the addresses of the people touched.
pub const TELLING: Purpose = Purpose::new("prévenir les personnes d'une violation de leurs données");
