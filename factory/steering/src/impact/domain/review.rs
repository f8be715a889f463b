//! Who may say what of an indicator.

use kernel::FieldError;
use serde::{Deserialize, Serialize};

use super::text;
use crate::impact::records::review::Reviewed;

/// Those who may say that an indicator measures what matters.
pub const HEADS: [&str; 2] = ["responsable-portefeuille", "responsable-incubateur"];

/// A review as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedReview {
    /// `a-reprendre`, `certifiee` ou `validee`.
    pub niveau: String,
    /// Ce qui a été vérifié, ou ce qui est à reprendre.
    pub remarque: String,
    /// `oui` : je signe.
    pub signature: String,
}

/// Reads a review by somebody who acts under `role`.
///
/// # Errors
/// Every field to correct.
pub fn review(typed: &TypedReview, role: &str, measured: bool) -> Result<(Reviewed, String), Vec<FieldError>> {
    let mut faults = Vec::new();
    let level = Reviewed::ALL.into_iter().find(|level| level.id() == typed.niveau);
    match level {
        None => faults.push(FieldError::new("niveau", "Choisissez le niveau")),
        Some(Reviewed::Validee) if !HEADS.contains(&role) => {
            let text = "Un responsable d'incubateur ou de portefeuille valide sur le fond : certifiez, ou demandez-lui";
            faults.push(FieldError::new("niveau", text));
        }
        Some(Reviewed::Certifiee | Reviewed::Validee) if !measured => {
            faults.push(FieldError::new("niveau", "Rien n'a encore été mesuré : il n'y a rien à certifier"));
        }
        Some(_) => {}
    }
    let ask = "Écrivez ce que vous avez vérifié, en une phrase";
    let remark = text("remarque", &typed.remarque, (10, 1_000), ask, &mut faults);
    if typed.signature != "oui" {
        faults.push(FieldError::new("signature", "Cochez la case pour signer"));
    }
    match level {
        Some(level) if faults.is_empty() => Ok((level, remark)),
        _ => Err(faults),
    }
}
