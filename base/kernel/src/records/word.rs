//! Words of the program's own: kinds of events, of jobs, of subjects.

use std::fmt;
use std::str::FromStr;

use sea_orm::DeriveValueType;

/// A word that the program writes and nobody else: lower-case letters without accent, digits, `.`, `_`, `-`; empty where there is nothing to say.
#[derive(Clone, Debug, PartialEq, Eq, Hash, DeriveValueType)]
#[sea_orm(value_type = "String", column_type = "Text")]
pub struct Word(String);

impl Word {
    /// A word of the program's text.
    pub fn of(word: &'static str) -> Self {
        Self(word.to_owned())
    }
}

impl privacy::ClosedText for Word {}

/// A stored text that the program cannot have written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("un mot du programme est attendu : minuscules sans accent, chiffres, points, tirets")]
pub struct NoWord;

impl FromStr for Word {
    type Err = NoWord;

    fn from_str(text: &str) -> Result<Self, NoWord> {
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"._-".contains(&byte);
        if text.len() <= 100 && text.bytes().all(allowed) { Ok(Self(text.to_owned())) } else { Err(NoWord) }
    }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_holds_no_sentence_and_no_address() {
        assert!("product.edited".parse::<Word>().is_ok());
        assert!("".parse::<Word>().is_ok());
        for text in ["Paul Lefèvre", "paul@exemple.fr", "a b", &"a".repeat(101)] {
            assert_eq!(text.parse::<Word>(), Err(NoWord), "{text}");
        }
    }
}
