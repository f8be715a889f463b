//! The rules of impact, on plain values.

pub mod cost;
pub mod decimal;
pub mod definition;
pub mod level;
pub mod measure;
pub mod review;

use kernel::FieldError;

/// A text between two lengths, that names nobody by an address or a number.
pub(crate) fn text(
    field: &str,
    text: &str,
    (least, most): (usize, usize),
    missing: &str,
    faults: &mut Vec<FieldError>,
) -> String {
    let text = text.trim();
    match text.chars().count() {
        length if length < least => faults.push(FieldError::new(field, missing)),
        length if length > most => faults.push(FieldError::new(field, format!("{most} caractères au plus"))),
        _ if !privacy::detect::findings(text).is_empty() => faults.push(FieldError::new(
            field,
            "Ce texte semble contenir une donnée qui désigne quelqu'un, une adresse ou un numéro : retirez-la",
        )),
        _ => {}
    }
    text.to_owned()
}
