//! Closed technical texts: the only text a column may hold without being personal, editorial or sealed.
//!
//! Each type checks its own alphabet when it is parsed, deserialised or read from the database, so that none of them can become a
//! place where a sentence about somebody hides.

mod rules;
#[cfg(test)]
mod tests;

use sea_orm::{DbErr, DeriveValueType, TryFromU64};
use serde::{Deserialize, Deserializer, Serialize};
use std::{borrow::Borrow, fmt, str::FromStr};

/// Says that a type holds one of a known set of texts, none of which a person wrote: it may then be a technical column.
///
/// Implement it on a field-less enum with `#[derive(privacy::ClosedText)]`, which refuses everything else.
#[diagnostic::on_unimplemented(
    message = "le type `{Self}` n'est pas un texte fermé : une colonne technique est un nombre, une date, un booléen, Id, Slug, Digest, \
               OwnUrl ou une énumération marquée par #[derive(privacy::ClosedText)] (RGPD, art. 4 et 30)"
)]
pub trait ClosedText {}

/// Why a text was refused by a closed type. The text itself is not repeated, for it may hold anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{kind} : {expected}")]
pub struct TextError {
    kind: &'static str,
    expected: &'static str,
}

macro_rules! closed_text {
    ($(#[$doc:meta])* $name:ident, $check:path, $expected:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, DeriveValueType)]
        #[sea_orm(value_type = "String", column_type = "Text")]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Checks a text and keeps it as it is.
            ///
            /// # Errors
            /// When the text leaves the alphabet or the length of this type.
            pub fn parse(text: impl Into<String>) -> Result<Self, TextError> {
                let text = text.into();
                if $check(&text) { Ok(Self(text)) } else { Err(TextError { kind: stringify!($name), expected: $expected }) }
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = TextError;

            fn from_str(text: &str) -> Result<Self, TextError> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = TextError;

            fn try_from(text: String) -> Result<Self, TextError> {
                Self::parse(text)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = TextError;

            fn try_from(text: &str) -> Result<Self, TextError> {
                Self::parse(text)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({:?})", stringify!($name), self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::parse(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
            }
        }

        // Asked of every primary key by the ORM; our keys are texts that the database never invents.
        impl TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, DbErr> {
                Err(DbErr::ConvertFromU64(stringify!($name)))
            }
        }
    };
}

closed_text!(
    /// An identifier that we made or that another system gave: 1 to 128 ASCII letters, digits, `-`, `_`, `.` or `:`.
    Id,
    rules::id,
    "1 à 128 lettres sans accent, chiffres, tirets, points ou deux-points attendus"
);
closed_text!(
    /// A readable name used in addresses and sources: 1 to 200 letters of any script, digits, `.`, `-` or `_`
    /// (`données-et-territoires`, `auxAJ`, `data.etat`). Never `.` or `..`, which would climb a path.
    Slug,
    rules::slug,
    "1 à 200 lettres, chiffres, points, tirets ou tirets bas attendus"
);
closed_text!(
    /// A SHA-256 in 64 lowercase hexadecimal digits.
    Digest,
    rules::digest,
    "64 chiffres hexadécimaux en minuscules attendus"
);
closed_text!(
    /// An address of ours: a path from the root (`/produits/clara`) or an absolute `http(s)` address without user name, at most
    /// 2048 visible ASCII characters.
    OwnUrl,
    rules::own_url,
    "un chemin qui commence par / ou une adresse http(s) sans nom d'utilisateur attendus"
);
closed_text!(
    /// A text sealed by a key that the server lacks, in base64 or base64url: the only text type of a sealed column.
    Ciphertext,
    rules::base64,
    "un contenu chiffré en base64 attendu"
);

impl ClosedText for Id {}
impl ClosedText for Slug {}
impl ClosedText for Digest {}
impl ClosedText for OwnUrl {}

impl Digest {
    /// The digest of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self::from_bytes(
            sha2::Digest::finalize(sha2::Digest::chain_update(<sha2::Sha256 as sha2::Digest>::new(), bytes)).into(),
        )
    }

    /// The text of a digest computed elsewhere.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let digits = bytes.iter().flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
        Self(digits.map(char::from).collect())
    }
}
