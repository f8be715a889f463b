//! Wrappers of personal values: what cannot be printed, serialised or read by accident.
//!
//! They cross into the database as SeaORM columns and come back; between the two, a value is read by naming a purpose, and a sensitive
//! one leaves a line for the journal.

mod column;
#[cfg(test)]
mod tests;

use crate::{Purpose, Readings};
use std::fmt;

/// A personal value. No `Display`, `Serialize` nor `Deref`; `Debug` only says that it is redacted.
#[derive(Clone, PartialEq, Eq)]
pub struct Personal<T>(T);

/// A personal value of a sensitive category, or a free text about a person. Reading it leaves a line in [`Readings`].
#[derive(Clone)]
pub struct Sensitive<T> {
    value: T,
    /// The column that the value came from; nothing when it was typed or computed here.
    column: Option<Box<str>>,
}

impl<T> Personal<T> {
    /// Wraps a value as soon as it enters.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// Reads the value for a purpose.
    pub fn read(&self, _purpose: Purpose) -> &T {
        &self.0
    }

    /// Takes the value out for a purpose.
    pub fn into_read(self, _purpose: Purpose) -> T {
        self.0
    }
}

impl<T> Sensitive<T> {
    /// Wraps a value as soon as it enters.
    pub const fn new(value: T) -> Self {
        Self { value, column: None }
    }

    /// Reads the value for a purpose and leaves the line that the journal will keep.
    pub fn read(&self, purpose: Purpose, readings: &Readings) -> &T {
        readings.note(self.column.as_deref(), purpose);
        &self.value
    }
}

/// Where the value came from does not matter: a typed value equals the stored one.
impl<T: PartialEq> PartialEq for Sensitive<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Sensitive<T> {}

impl<T> fmt::Debug for Personal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Personal(<masqué>)")
    }
}

impl<T> fmt::Debug for Sensitive<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sensitive(<masqué>)")
    }
}

impl<T> From<T> for Personal<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T> From<T> for Sensitive<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl From<&str> for Personal<String> {
    fn from(value: &str) -> Self {
        Self::new(value.to_owned())
    }
}

impl From<&str> for Sensitive<String> {
    fn from(value: &str) -> Self {
        Self::new(value.to_owned())
    }
}
