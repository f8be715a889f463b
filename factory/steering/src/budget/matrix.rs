//! The matrix of a budget: 13 activités by 6 ressources, in cents, and its totals.

use super::money::{Overflow, sum};
use super::records::cell::{Activity, Resource};

/// Amounts by activité and by ressource, in cents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix([[i64; 6]; 13]);

impl Matrix {
    /// One amount.
    pub fn cell(&self, activity: Activity, resource: Resource) -> i64 {
        self.0[activity as usize][resource as usize]
    }

    /// Writes one amount.
    pub fn set(&mut self, activity: Activity, resource: Resource, cents: i64) {
        self.0[activity as usize][resource as usize] = cents;
    }

    /// Every cell, row after row.
    pub fn cells(&self) -> impl Iterator<Item = (Activity, Resource, i64)> + '_ {
        let row = move |activity: Activity| {
            Resource::ALL.into_iter().map(move |resource| (activity, resource, self.cell(activity, resource)))
        };
        Activity::ALL.into_iter().flat_map(row)
    }

    /// The sum of a row.
    ///
    /// # Errors
    /// When it does not hold in an `i64`.
    pub fn of_activity(&self, activity: Activity) -> Result<i64, Overflow> {
        sum(self.0[activity as usize])
    }

    /// The sum of a column.
    ///
    /// # Errors
    /// When it does not hold in an `i64`.
    pub fn of_resource(&self, resource: Resource) -> Result<i64, Overflow> {
        sum(self.0.iter().map(|row| row[resource as usize]))
    }

    /// The sum of all cells: the crédits de paiement of the year.
    ///
    /// # Errors
    /// When it does not hold in an `i64`.
    pub fn total(&self) -> Result<i64, Overflow> {
        sum(self.0.iter().flatten().copied())
    }

    /// The cells that two matrices do not have in common: here, there.
    pub fn differences(&self, other: &Matrix) -> Vec<(Activity, Resource, i64, i64)> {
        let both =
            self.cells().map(|(activity, resource, own)| (activity, resource, own, other.cell(activity, resource)));
        both.filter(|(_, _, own, theirs)| own != theirs).collect()
    }
}
