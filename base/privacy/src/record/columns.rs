//! Which Rust types each kind of column may have: asked by the code that the derive writes.

use crate::{Ciphertext, ClosedText, Personal, Sensitive};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Utc};

/// Types of personal columns.
#[diagnostic::on_unimplemented(
    message = "une donnée personnelle se range dans Personal<…> ou Sensitive<…>, pas dans `{Self}` (RGPD, art. 25)"
)]
pub trait PersonalColumn {}

/// Types of sensitive columns.
#[diagnostic::on_unimplemented(
    message = "une donnée sensible se range dans Sensitive<…>, pas dans `{Self}` : ses lectures sont journalisées (RGPD, art. 9 et 32)"
)]
pub trait SensitiveColumn {}

/// Types of technical columns.
#[diagnostic::on_unimplemented(
    message = "le type `{Self}` n'est pas technique : une colonne technique est un nombre, une date, un booléen, Id, Slug, Digest, OwnUrl \
               ou une énumération marquée par #[derive(privacy::ClosedText)] (RGPD, art. 4 et 30)"
)]
pub trait TechnicalColumn {}

/// Types of sealed columns.
#[diagnostic::on_unimplemented(
    message = "un contenu scellé se range dans privacy::Ciphertext ou Vec<u8>, pas dans `{Self}` (RGPD, art. 32)"
)]
pub trait SealedColumn {}

impl<T> PersonalColumn for Personal<T> {}
impl<T> PersonalColumn for Sensitive<T> {}
impl<T: PersonalColumn> PersonalColumn for Option<T> {}

impl<T> SensitiveColumn for Sensitive<T> {}
impl<T: SensitiveColumn> SensitiveColumn for Option<T> {}

impl SealedColumn for Ciphertext {}
impl SealedColumn for Vec<u8> {}
impl<T: SealedColumn> SealedColumn for Option<T> {}

impl<T: ClosedText> TechnicalColumn for T {}
impl<T: TechnicalColumn> TechnicalColumn for Option<T> {}

macro_rules! technical {
    ($($plain:ty),+) => { $(impl TechnicalColumn for $plain {})+ };
}

technical!(bool, i8, i16, i32, i64, u8, u16, u32, u64, f32, f64);
technical!(NaiveDate, NaiveTime, NaiveDateTime, DateTime<Utc>, DateTime<FixedOffset>);
