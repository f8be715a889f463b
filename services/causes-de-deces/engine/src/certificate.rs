//! A death certificate as plain values.

use chrono::NaiveDate;

use crate::code::Code;

/// Sex, as the certificate states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Sex {
    /// Homme.
    Male,
    /// Femme.
    Female,
    /// Indéterminé.
    Undetermined,
}

/// By which circuit a certificate came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Circuit {
    /// Électronique.
    Electronic,
    /// Papier.
    Paper,
}

/// Words of the sexes, in the order of [`Sex`].
pub const SEXES: [&str; 3] = ["homme", "femme", "indéterminé"];
/// Words of the circuits, in the order of [`Circuit`].
pub const CIRCUITS: [&str; 2] = ["électronique", "papier"];
/// Places of death, as the certificate names them (Code général des collectivités territoriales, art. R. 2213-1-2, à confirmer).
pub const PLACES: [&str; 7] = [
    "domicile",
    "EHPAD ou maison de retraite",
    "voie publique",
    "établissement de santé public",
    "établissement de santé privé",
    "établissement pénitentiaire",
    "autre ou indéterminé",
];

/// The line of a certificate that states a cause: 0 to 3 for a to d of part I, 4 for part II.
pub const PART_TWO: u8 = 4;

/// A cause with its place on the certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cause {
    /// 0 to 3 for the lines a to d, [`PART_TWO`] for part II.
    pub line: u8,
    /// Rank on its line, from 0.
    pub rank: u8,
    /// Its code.
    pub code: Code,
}

/// A certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Its number, the same for all its versions.
    pub id: u64,
    /// Version; the highest replaces the others.
    pub version: u8,
    /// Day of death.
    pub died: NaiveDate,
    /// Day of reception.
    pub received: NaiveDate,
    /// Age in completed years.
    pub age: u8,
    /// Age in days below one year.
    pub age_days: Option<u16>,
    /// Sex.
    pub sex: Sex,
    /// Circuit.
    pub circuit: Circuit,
    /// Place in [`PLACES`].
    pub place: u8,
    /// Department of death, as a place in [`crate::territory::DEPARTMENTS`].
    pub department: u8,
    /// Department of residence, likewise.
    pub residence: u8,
    /// Initial cause.
    pub initial: Code,
    /// All causes that the certificate states.
    pub causes: Vec<Cause>,
}

/// Why a certificate is set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Received before the death.
    #[error("reçu avant la date du décès")]
    Received,
    /// Age in days and in years disagree, or the age is not that of a person.
    #[error("âge impossible")]
    Age,
    /// A place, department, line or date that no column can hold.
    #[error("valeur hors nomenclature")]
    Nomenclature,
    /// No cause at all.
    #[error("aucune cause")]
    NoCause,
}

impl Certificate {
    /// Whether the values agree with each other.
    pub fn check(&self) -> Result<(), Fault> {
        let infant = self.age_days.is_none_or(|days| days < 366 && self.age == 0);
        if self.received < self.died {
            return Err(Fault::Received);
        }
        if !infant || self.age > 125 || (self.age == 0 && self.age_days.is_none()) {
            return Err(Fault::Age);
        }
        let known = usize::from(self.place) < PLACES.len()
            && usize::from(self.department) < crate::territory::DEPARTMENTS.len()
            && usize::from(self.residence) < crate::territory::DEPARTMENTS.len()
            && self.causes.iter().all(|cause| cause.line <= PART_TWO && cause.rank < 16)
            && day_number(self.died).is_some()
            && day_number(self.received).is_some();
        if !known {
            return Err(Fault::Nomenclature);
        }
        if self.causes.is_empty() { Err(Fault::NoCause) } else { Ok(()) }
    }
}

/// Days since 1 January 1970, which fit until 2149.
pub fn day_number(day: NaiveDate) -> Option<u16> {
    u16::try_from(day.signed_duration_since(NaiveDate::default()).num_days()).ok()
}

/// The day of a number.
pub fn day(number: u16) -> NaiveDate {
    NaiveDate::default() + chrono::Days::new(number.into())
}
