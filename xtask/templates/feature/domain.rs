//! The rules: what an entry may be.

const LONGEST_TITLE: usize = 120;

/// An entry that keeps the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Not empty, 120 characters at most.
    pub title: String,
}

/// Why an entry is refused; the texts are shown as they are.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No title.
    #[error("Saisissez un titre")]
    NoTitle,
    /// The title has this many characters.
    #[error("Le titre a {0} caractères : raccourcissez-le à 120 caractères")]
    LongTitle(usize),
}

impl Entry {
    /// Judges what was typed.
    pub fn new(title: &str) -> Result<Self, Refusal> {
        let title = title.trim();
        match title.chars().count() {
            0 => Err(Refusal::NoTitle),
            length if length > LONGEST_TITLE => Err(Refusal::LongTitle(length)),
            _ => Ok(Self { title: title.to_owned() }),
        }
    }
}
