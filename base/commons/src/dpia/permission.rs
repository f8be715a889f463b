//! Who screens, writes, advises, validates. Nobody advises on what they validate (RGPD, art. 38 §6).

use kernel::Permission;

/// Reading assessments, answering the screening, writing, submitting, importing and exporting.
pub struct KeepDpia;

impl Permission for KeepDpia {
    const NAME: &'static str = "KeepDpia";
    const PHRASE: &'static str = "tenir les analyses d'impact";
    const ROLES: &'static [&'static str] = &["dpd", "responsable-traitement"];
    const EVERYWHERE: bool = true;
}

/// Giving the opinion of the data protection officer (art. 35 §2).
pub struct AdviseDpia;

impl Permission for AdviseDpia {
    const NAME: &'static str = "AdviseDpia";
    const PHRASE: &'static str = "donner l'avis du délégué à la protection des données";
    const ROLES: &'static [&'static str] = &["dpd"];
    const EVERYWHERE: bool = true;
}

/// Validating an assessment, or returning it.
pub struct ValidateDpia;

impl Permission for ValidateDpia {
    const NAME: &'static str = "ValidateDpia";
    const PHRASE: &'static str = "valider une analyse d'impact";
    const ROLES: &'static [&'static str] = &["responsable-traitement"];
    const EVERYWHERE: bool = true;
}
