//! The standards of the network, version 2.0: our own labels, and how each criterion is verified. The export of the network has neither.
//!
//! `standards.csv` beside this file is the table; its identifiers are made of that of the standard and of the criterion's number in it.

use std::sync::LazyLock;

use serde::Deserialize;

use super::criterion::{Class, Criterion, Family, Life, bound, phases, words};

/// A category of the standards, with our label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Category {
    /// Its identifier.
    pub id: &'static str,
    /// What pages call it.
    pub label: &'static str,
    /// What the export of the network calls it.
    pub source: &'static str,
}

/// The nine categories.
pub const CATEGORIES: [Category; 9] = [
    Category { id: "accessibilite", label: "Accessibilité", source: "accessibilité" },
    Category { id: "conception", label: "Conception", source: "design" },
    Category { id: "impact", label: "Impact", source: "impact" },
    Category { id: "support", label: "Aide aux usagers", source: "qualité-du-support" },
    Category { id: "logiciel", label: "Logiciel", source: "qualité-logicielle" },
    Category { id: "securite", label: "Sécurité", source: "sécurité" },
    Category { id: "transparence", label: "Transparence", source: "transparence" },
    Category { id: "vie-privee", label: "Vie privée", source: "vie-privée" },
    Category { id: "equipe", label: "Équipe", source: "équipe" },
];

#[derive(Deserialize)]
struct Line {
    id: String,
    classe: String,
    groupe: String,
    phases: String,
    jours: u16,
    perimetre: String,
    attestants: String,
    libelle: String,
    preuve: String,
    verifications: String,
}

static STANDARDS: LazyLock<Vec<Criterion>> = LazyLock::new(|| {
    read(include_str!("standards.csv")).expect("the table of standards is part of the program, and read by its tests")
});

/// The 83 criteria, in the order of the referential.
pub fn standards() -> &'static [Criterion] {
    &STANDARDS
}

fn read(table: &str) -> Option<Vec<Criterion>> {
    let mut lines = csv::ReaderBuilder::new().delimiter(b';').from_reader(table.as_bytes());
    let lines: Result<Vec<Line>, _> = lines.deserialize().collect();
    lines.ok()?.into_iter().zip(1..).map(|(line, number)| criterion(line, number)).collect()
}

fn criterion(line: Line, number: u16) -> Option<Criterion> {
    let category = CATEGORIES.iter().find(|category| category.id == line.groupe)?;
    Some(Criterion {
        id: line.id,
        family: Family::Standard,
        group: category.label.to_owned(),
        number,
        label: line.libelle,
        class: Class::of_letter(&line.classe)?,
        phases: phases(&line.phases)?,
        life: Life(line.jours),
        bound: bound(&line.perimetre)?,
        attesters: words(&line.attestants),
        health_only: false,
        proof: line.preuve,
        checks: words(&line.verifications),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_every_criterion_with_its_class() {
        let all = standards();
        let count = |class| all.iter().filter(|criterion| criterion.class == class).count();
        assert_eq!(Class::ALL.map(count), [14, 16, 33, 11, 9]);
        assert_eq!(all.len(), 83);
        let names: std::collections::BTreeSet<_> =
            all.iter().filter_map(|one| one.id.rsplit_once('.').map(|(standard, _)| standard)).collect();
        assert_eq!(names.len(), 30);
        assert!(CATEGORIES.iter().all(|category| all.iter().any(|one| one.group == category.label)));
    }

    #[test]
    fn identifiers_are_distinct_and_labels_short() {
        let ids: std::collections::BTreeSet<_> = standards().iter().map(|one| &one.id).collect();
        assert_eq!(ids.len(), 83);
        for one in standards() {
            assert!(privacy::Slug::parse(one.id.as_str()).is_ok(), "{}", one.id);
            assert!((4..=60).contains(&one.label.chars().count()), "{}", one.label);
            assert!(!one.proof.is_empty() && one.life.0 > 0 && !one.phases.is_empty(), "{}", one.id);
        }
    }

    #[test]
    fn what_a_machine_decides_has_its_checks_and_what_a_person_says_its_people() {
        for one in standards() {
            assert!(one.class != Class::Automatic || !one.checks.is_empty(), "{}", one.id);
            let spoken = !matches!(one.class, Class::Automatic | Class::Records);
            assert_eq!(spoken, !one.attesters.is_empty(), "{}", one.id);
        }
    }
}
