//! The table of obligations, `obligations.csv` beside this file: one line each, which a lawyer reads in a spreadsheet.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::referential::{Class, Criterion, Family, Life, bound, phases, words};

/// An obligation: a criterion, and the law that it comes from.
#[derive(Debug, Clone)]
pub struct Obligation {
    /// The criterion under which constats are kept.
    pub criterion: Criterion,
    /// The text, with its article.
    pub law: String,
    /// Whether the text could not be checked here: pages say « à confirmer ».
    pub unchecked: bool,
    /// What a machine looks at.
    pub machine: String,
    /// How often.
    pub frequency: String,
}

impl Obligation {
    /// Its address.
    pub fn href(&self) -> String {
        format!("/conformite/obligations/{}", self.criterion.id)
    }
}

#[derive(Deserialize)]
struct Line {
    numero: u16,
    id: String,
    famille: String,
    classe: String,
    phases: String,
    jours: u16,
    perimetre: String,
    attestants: String,
    condition: String,
    confirmer: String,
    libelle: String,
    loi: String,
    preuve: String,
    machine: String,
    frequence: String,
    verifications: String,
}

static OBLIGATIONS: LazyLock<Vec<Obligation>> = LazyLock::new(|| {
    read(include_str!("obligations.csv"))
        .expect("the table of obligations is part of the program, and read by its tests")
});

/// The obligations, by number.
pub fn obligations() -> &'static [Obligation] {
    &OBLIGATIONS
}

/// The obligation of an identifier.
pub fn find(id: &str) -> Option<&'static Obligation> {
    obligations().iter().find(|one| one.criterion.id == id)
}

fn read(table: &str) -> Option<Vec<Obligation>> {
    let mut lines = csv::ReaderBuilder::new().delimiter(b';').from_reader(table.as_bytes());
    let lines: Result<Vec<Line>, _> = lines.deserialize().collect();
    lines.ok()?.into_iter().map(obligation).collect()
}

fn obligation(line: Line) -> Option<Obligation> {
    Some(Obligation {
        law: line.loi,
        unchecked: line.confirmer == "oui",
        machine: line.machine,
        frequency: line.frequence,
        criterion: Criterion {
            id: line.id,
            family: Family::Obligation,
            group: line.famille,
            number: line.numero,
            label: line.libelle,
            class: Class::of_letter(&line.classe)?,
            phases: phases(&line.phases)?,
            life: Life(line.jours),
            bound: bound(&line.perimetre)?,
            attesters: words(&line.attestants),
            health_only: line.condition == "sante",
            proof: line.preuve,
            checks: words(&line.verifications),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn obligations_are_numbered_in_their_order_and_each_cites_its_law() {
        for (one, number) in obligations().iter().zip(1..) {
            assert_eq!(one.criterion.number, number);
            assert!(one.law.len() > 8 && !one.frequency.is_empty() && !one.machine.is_empty(), "{}", one.criterion.id);
            assert!(one.criterion.label.chars().count() <= 60, "{}", one.criterion.label);
            let spoken = !matches!(one.criterion.class, Class::Automatic | Class::Records);
            assert_eq!(spoken, !one.criterion.attesters.is_empty(), "{}", one.criterion.id);
        }
    }

    #[test]
    fn health_hosting_is_asked_when_health_data_are_declared_only() {
        let hosting = &find("obl.hebergement-sante").expect("the obligation").criterion;
        let phase = Some(portfolio::phase::PhaseName::Acceleration);
        assert!(hosting.is_asked(phase, true) && !hosting.is_asked(phase, false) && !hosting.is_asked(None, true));
    }
}
