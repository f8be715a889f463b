//! How many faults are found, and how many good things are called faults.

use std::collections::BTreeMap;
use std::fmt;

use conformity_scan::{Finding, Statut};

use crate::houses::{Fault, House};

/// For one check: found, missed, called wrongly, left unanswered, rightly left in peace.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    found: usize,
    missed: usize,
    wrong: usize,
    silent: usize,
    right: usize,
}

/// The measure of a corpus.
#[derive(Default)]
pub struct Measure {
    pub sites: usize,
    rows: BTreeMap<String, Row>,
    notes: Vec<String>,
}

impl Measure {
    /// Compares what was found on a site with what is wrong there.
    pub fn add(&mut self, house: &House, fault: Option<&Fault>, findings: &[Finding]) {
        let site = fault.map_or_else(|| house.name.to_owned(), |fault| format!("{} ({})", house.name, fault.check));
        let blind = |check: &str| fault.is_some_and(|fault| fault.blind.contains(&check));
        let faults: Vec<(&str, &str)> = fault.iter().map(|fault| (fault.check, fault.why)).collect();
        self.judge(&site, &faults, |check| !blind(check), findings);
    }

    /// The same, for a site where several things are wrong, each with its reason, and of which only some checks are judged.
    pub fn judge(&mut self, site: &str, faults: &[(&str, &str)], judged: impl Fn(&str) -> bool, findings: &[Finding]) {
        self.sites += 1;
        for (fault, _) in faults {
            assert!(findings.iter().any(|finding| finding.critere == *fault), "no check {fault}");
        }
        for finding in findings.iter().filter(|finding| judged(&finding.critere)) {
            let row = self.rows.entry(finding.critere.clone()).or_default();
            let known = faults.iter().find(|(check, _)| *check == finding.critere);
            let (faulty, why) = (known.is_some(), known.map_or("", |(_, why)| *why));
            let (count, note) = match (faulty, finding.statut) {
                (true, Statut::NonConforme) => (&mut row.found, ""),
                (true, _) => (&mut row.missed, "MANQUÉ"),
                (false, Statut::NonConforme) => (&mut row.wrong, "À TORT"),
                (false, Statut::Inconnu) => (&mut row.silent, "MUET"),
                (false, Statut::Conforme | Statut::NonApplicable) => (&mut row.right, ""),
            };
            *count += 1;
            if !note.is_empty() {
                let Finding { critere, message, preuve, .. } = finding;
                self.notes.push(format!("{site} : {critere} {note} {why} : {message} [{preuve}]"));
            }
        }
    }

    fn sum(&self, of: impl Fn(&Row) -> usize) -> f64 {
        self.rows.values().map(of).sum::<usize>() as f64
    }

    /// The share of the faults that are found.
    pub fn recall(&self) -> f64 {
        self.sum(|row| row.found) / self.sum(|row| row.found + row.missed)
    }

    /// The share of what is good that is called a fault.
    pub fn false_positives(&self) -> f64 {
        self.sum(|row| row.wrong) / self.sum(|row| row.wrong + row.silent + row.right)
    }

    /// The share of what is good of which nothing is said.
    pub fn silence(&self) -> f64 {
        self.sum(|row| row.silent) / self.sum(|row| row.wrong + row.silent + row.right)
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (recall, wrong, silent) = (self.recall() * 100.0, self.false_positives() * 100.0, self.silence() * 100.0);
        writeln!(
            out,
            "{} sites : rappel {recall:.1} %, faux positifs {wrong:.2} %, sans réponse {silent:.2} %",
            self.sites
        )?;
        writeln!(out, "{:<34}{:>8}{:>8}{:>8}{:>8}{:>8}", "contrôle", "trouvé", "manqué", "à tort", "muet", "juste")?;
        for (check, row) in &self.rows {
            writeln!(
                out,
                "{check:<34}{:>8}{:>8}{:>8}{:>8}{:>8}",
                row.found, row.missed, row.wrong, row.silent, row.right
            )?;
        }
        self.notes.iter().try_for_each(|note| writeln!(out, "{note}"))
    }
}
