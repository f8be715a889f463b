//! The rules of a fiche.

/// Whether an address of contact is a person's rather than a team's: `prenom.nom@…`, both of letters, and no word of a team.
pub fn names_a_person(address: &str) -> bool {
    const TEAM: [&str; 14] = [
        "contact",
        "equipe",
        "team",
        "support",
        "aide",
        "bonjour",
        "hello",
        "info",
        "startup",
        "incubateur",
        "beta",
        "gouv",
        "produit",
        "assistance",
    ];
    let Some((local, _)) = address.split_once('@') else { return false };
    let words: Vec<&str> = local.split('.').collect();
    let of_letters = |word: &&str| word.len() > 1 && word.chars().all(|c| c.is_alphabetic() || c == '-');
    words.len() == 2
        && words.iter().all(of_letters)
        && !words.iter().any(|word| TEAM.iter().any(|team| word.starts_with(team)))
}

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
