//! The processing that assessments are themselves, and how long their versions are kept.

use kernel::records::JOURNAL;
use privacy::{DataSource, Fate, LegalBasis, Period, Processing, Retention, Trigger};

/// Keeping who screened, wrote, advised and validated.
pub const DPIA: Processing = Processing {
    id: "analyses-d-impact",
    name: "Analyses d'impact",
    objectives: &[
        "Établir, faire relire et valider l'analyse d'impact des traitements qui en demandent une",
        "Prouver qui a répondu, conseillé et validé, et quand",
    ],
    basis: LegalBasis::LegalObligation { text: "Règlement (UE) 2016/679, art. 5 §2, 35 et 36" },
    people: &["Agents qui établissent, relisent ou valident les analyses d'impact"],
    sources: &[DataSource::Use],
    ..JOURNAL
};

/// A version: five years after another took its place, the limit of an action against what was decided by it.
pub const DPIA_LIFE: Retention = Retention {
    trigger: Trigger::Column("replaced_at"),
    active: Period::years(5),
    intermediate: None,
    fate: Fate::Destruction,
    source: "Décision du responsable : le temps de la prescription (code civil, art. 2224)",
};
