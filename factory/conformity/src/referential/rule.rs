//! The fabrique's own rules: what it asks of its products beyond the law and the network.

use super::criterion::{Bound, Class, Criterion, Family, Life, phases};

/// A rule, at its latest version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its stable identifier, `fab.…`.
    pub id: String,
    /// Which version.
    pub version: i64,
    /// Its label.
    pub label: String,
    /// What proves it.
    pub proof: String,
    /// How it is verified: the letter of a class.
    pub class: String,
    /// The phases in which it is asked: a letter each.
    pub phases: String,
    /// Days for which a proof lasts.
    pub days: u16,
    /// Whether it is withdrawn.
    pub retired: bool,
}

impl Rule {
    /// The criterion that it makes; nothing when it is withdrawn, or its stored letters are unknown.
    pub fn criterion(&self, number: u16) -> Option<Criterion> {
        if self.retired {
            return None;
        }
        Some(Criterion {
            id: self.id.clone(),
            family: Family::Fabrique,
            group: "Développement et conception".to_owned(),
            number,
            label: self.label.clone(),
            class: Class::of_letter(&self.class)?,
            phases: phases(&self.phases)?,
            life: Life(self.days),
            bound: Bound::default(),
            attesters: Vec::new(),
            health_only: false,
            proof: self.proof.clone(),
            checks: Vec::new(),
        })
    }
}
