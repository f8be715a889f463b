//! Cell-key perturbation: the noise of a count depends on who is counted, and on nothing else.
//!
//! Sources: Fraser and Wooton, A proposed method for confidentialising tabular output to protect against differencing (2005); Giessing, Computational issues in
//! the design of transition probabilities and disclosure risk estimation for additive noise (2016): the law of most entropy under the conditions.

mod law;
#[cfg(test)]
mod tests;

use law::{Law, law};

/// How much noise there is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Conditions {
    /// Variance of the noise of every count.
    pub variance: f64,
    /// No noise is greater, in either direction.
    pub most: u32,
    /// No perturbed count is between 1 and this.
    pub never: u32,
}

impl Default for Conditions {
    fn default() -> Self {
        Self { variance: 4.0, most: 6, never: 2 }
    }
}

/// Noise by count and key.
#[derive(Clone, Debug)]
pub struct Noise {
    conditions: Conditions,
    laws: Vec<Law>,
}

/// Conditions that no law meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("aucune loi de bruit ne remplit ces conditions pour le nombre {0}")]
pub struct Impossible(pub u32);

impl Noise {
    /// The table of noise that meets the conditions.
    pub fn new(conditions: Conditions) -> Result<Self, Impossible> {
        let last = conditions.most + conditions.never + 1;
        let laws: Result<_, _> = (1..=last).map(|count| law(count, conditions).ok_or(Impossible(count))).collect();
        Ok(Self { conditions, laws: laws? })
    }

    /// The conditions of the table.
    pub fn conditions(&self) -> Conditions {
        self.conditions
    }

    /// The perturbed count of a cell, from the sum of its members' keys modulo 65 536.
    pub fn perturb(&self, count: u64, key: u16) -> u64 {
        let Some(last) = count.checked_sub(1) else { return 0 };
        let at = usize::try_from(last).unwrap_or(usize::MAX).min(self.laws.len() - 1);
        count.saturating_add_signed(self.laws[at].noise(key))
    }
}
