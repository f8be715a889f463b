//! Which Rust types each kind of column may have: asked by the code that the derive writes.
//!
//! `Field` is a marker that bears the name of the field, for the message.

use crate::{Ciphertext, ClosedText, Personal, Sensitive};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Utc};

/// Types of personal columns.
#[diagnostic::on_unimplemented(
    message = "{Field} : une donnée personnelle se range dans Personal<…> ou Sensitive<…>, pas dans `{Self}` (RGPD, art. 25)"
)]
pub trait PersonalColumn<Field> {}

/// Types of sensitive columns.
#[diagnostic::on_unimplemented(
    message = "{Field} : une donnée sensible se range dans Sensitive<…>, pas dans `{Self}` : ses lectures sont journalisées (RGPD, art. 9 et 32)"
)]
pub trait SensitiveColumn<Field> {}

/// Types of technical columns.
#[diagnostic::on_unimplemented(
    message = "{Field} : le type `{Self}` n'est pas technique, une colonne technique est un nombre, une date, un booléen, Id, Slug, Digest, OwnUrl \
               ou une énumération marquée par #[derive(privacy::ClosedText)] (RGPD, art. 4 et 30)"
)]
pub trait TechnicalColumn<Field> {}

/// Types of sealed columns.
#[diagnostic::on_unimplemented(
    message = "{Field} : un contenu scellé se range dans privacy::Ciphertext ou Vec<u8>, pas dans `{Self}` (RGPD, art. 32)"
)]
pub trait SealedColumn<Field> {}

impl<F, T> PersonalColumn<F> for Personal<T> {}
impl<F, T> PersonalColumn<F> for Sensitive<T> {}
impl<F, T: PersonalColumn<F>> PersonalColumn<F> for Option<T> {}

impl<F, T> SensitiveColumn<F> for Sensitive<T> {}
impl<F, T: SensitiveColumn<F>> SensitiveColumn<F> for Option<T> {}

impl<F> SealedColumn<F> for Ciphertext {}
impl<F> SealedColumn<F> for Vec<u8> {}
impl<F, T: SealedColumn<F>> SealedColumn<F> for Option<T> {}

impl<F, T: ClosedText> TechnicalColumn<F> for T {}
impl<F, T: TechnicalColumn<F>> TechnicalColumn<F> for Option<T> {}

macro_rules! technical {
    ($($plain:ty),+) => { $(impl<F> TechnicalColumn<F> for $plain {})+ };
}

technical!(bool, i8, i16, i32, i64, u8, u16, u32, u64, f32, f64);
technical!(NaiveDate, NaiveTime, NaiveDateTime, DateTime<Utc>, DateTime<FixedOffset>);
