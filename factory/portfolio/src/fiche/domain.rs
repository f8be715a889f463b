//! The rules of a fiche.

/// Why a note is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoteFault {
    /// Nothing was written.
    #[error("Écrivez une note avant de l'enregistrer")]
    Empty,
    /// More than 2 000 characters.
    #[error("La note dépasse 2 000 caractères : raccourcissez-la")]
    TooLong,
}

/// A note as it is kept.
///
/// # Errors
/// When it is empty or too long.
pub fn note(text: &str) -> Result<String, NoteFault> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(NoteFault::Empty),
        2001.. => Err(NoteFault::TooLong),
        _ => Ok(text.to_owned()),
    }
}
