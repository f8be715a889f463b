//! The processing that requests serve, and how long they are kept.

use kernel::records::JOURNAL;
use privacy::{DataSource, Fate, LegalBasis, Period, Processing, Retention, Trigger};

/// Answering people who exercise their rights.
pub const RIGHTS: Processing = Processing {
    id: "exercice-des-droits",
    name: "Exercice des droits des personnes",
    objectives: &[
        "Répondre dans le délai d'un mois aux personnes qui exercent leurs droits",
        "Prouver que la réponse a été faite",
    ],
    basis: LegalBasis::LegalObligation { text: "Règlement (UE) 2016/679, art. 12 et 15 à 22" },
    free_text_guard: Some(
        "Message chiffré par une clé propre à la demande ; le formulaire demande de n'y écrire que ce qui sert à la demande",
    ),
    people: &["Personnes qui exercent leurs droits"],
    technical_measures: &[
        "Identité vérifiée avant toute réponse",
        "Messages chiffrés, clé détruite à l'effacement",
        "Lien d'export à usage unique",
    ],
    sources: &[DataSource::Person],
    ..JOURNAL
};

/// A request: five years after the answer, the limit of an action against it.
pub const REQUEST_LIFE: Retention = Retention {
    trigger: Trigger::Column("answered_at"),
    active: Period::years(1),
    intermediate: Some(Period::years(4)),
    fate: Fate::Destruction,
    source: "CNIL, référentiel des durées : un an, puis archivage jusqu'à la prescription (code civil, art. 2224)",
};

/// A restriction: as long as the request that asked for it, from its end.
pub const RESTRICTION_LIFE: Retention = Retention { trigger: Trigger::Column("lifted_at"), ..REQUEST_LIFE };
