//! The catalogue, `tools.csv` beside this file, and the score of each tool, computed from its facts alone.

use std::sync::LazyLock;

use serde::Deserialize;

/// Where the data of a tool are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// Wherever the product runs it.
    SoiMeme,
    /// In France.
    France,
    /// In the European Union.
    Union,
    /// Elsewhere.
    HorsUnion,
}

impl Place {
    /// What pages call it.
    pub fn label(self) -> &'static str {
        match self {
            Place::SoiMeme => "Hébergé par le produit",
            Place::France => "France",
            Place::Union => "Union européenne",
            Place::HorsUnion => "Hors de l'Union",
        }
    }
}

/// How a tool treats the data of those who use the product, from A to F.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Nothing leaves the product.
    A,
    /// Data stay in the Union, under contract.
    B,
    /// Data stay in the Union, without a contract at hand.
    C,
    /// Data are kept in the Union and may leave it.
    D,
    /// Data leave the Union, under contract.
    E,
    /// Data leave the Union, without contract, or to measure people.
    F,
}

impl Grade {
    /// Its letter.
    pub fn letter(self) -> &'static str {
        match self {
            Grade::A => "A",
            Grade::B => "B",
            Grade::C => "C",
            Grade::D => "D",
            Grade::E => "E",
            Grade::F => "F",
        }
    }

    /// The kind of its badge.
    pub fn badge(self) -> &'static str {
        match self {
            Grade::A | Grade::B => "success",
            Grade::C | Grade::D => "warning",
            Grade::E | Grade::F => "error",
        }
    }
}

/// A tool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tool {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub usage: String,
    /// Its licence: an SPDX identifier, or « propriétaire ».
    pub licence: String,
    /// Whether it is free software.
    pub free: bool,
    /// Where data are.
    pub place: Place,
    /// Whether a contract of processing (RGPD, art. 28) is offered.
    pub contract: bool,
    /// Whether data may leave the Union.
    pub transfers: bool,
    /// Its certifications.
    pub certifications: String,
    /// The domains from which it is served.
    pub domains: Vec<String>,
}

impl Tool {
    /// Its score, from its facts.
    pub fn grade(&self) -> Grade {
        match (self.place, self.transfers, self.contract) {
            (Place::SoiMeme, false, _) => Grade::A,
            (Place::France | Place::Union, false, true) => Grade::B,
            (Place::France | Place::Union, false, false) => Grade::C,
            (Place::SoiMeme | Place::France | Place::Union, true, _) => Grade::D,
            (Place::HorsUnion, _, true) => Grade::E,
            (Place::HorsUnion, _, false) => Grade::F,
        }
    }

    /// Whether the fabrique recommends it.
    pub fn recommended(&self) -> bool {
        self.grade() <= Grade::B
    }
}

#[derive(Deserialize)]
struct Line {
    id: String,
    nom: String,
    usage: String,
    licence: String,
    libre: String,
    lieu: Place,
    contrat: String,
    transferts: String,
    certifications: String,
    domaines: String,
}

static TOOLS: LazyLock<Vec<Tool>> = LazyLock::new(|| {
    let mut lines = csv::ReaderBuilder::new().delimiter(b';').from_reader(include_str!("tools.csv").as_bytes());
    let lines: Result<Vec<Line>, _> = lines.deserialize().collect();
    lines.expect("the catalogue is part of the program, and read by its tests").into_iter().map(tool).collect()
});

fn tool(line: Line) -> Tool {
    Tool {
        id: line.id,
        name: line.nom,
        usage: line.usage,
        licence: line.licence,
        free: line.libre == "oui",
        place: line.lieu,
        contract: line.contrat == "oui",
        transfers: line.transferts == "oui",
        certifications: line.certifications,
        domains: crate::referential::words(&line.domaines),
    }
}

/// The catalogue, by name.
pub fn tools() -> &'static [Tool] {
    &TOOLS
}

/// A tool that a product declares, or a host that was observed, beside the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared<'a> {
    /// What was declared or observed.
    pub name: &'a str,
    /// What the catalogue knows of it.
    pub tool: Option<&'static Tool>,
    /// A tool for the same use that the fabrique recommends, when this one is not.
    pub instead: Option<&'static Tool>,
}

/// Compares names of tools, or hosts, with the catalogue.
pub fn compare(names: &[String]) -> Vec<Compared<'_>> {
    names.iter().map(|name| compared(name)).collect()
}

fn compared(name: &str) -> Compared<'_> {
    let tool = tools().iter().find(|tool| is(tool, name));
    let better = |tool: &&'static Tool| !tool.recommended();
    let instead = tool.filter(better).and_then(|tool| {
        tools()
            .iter()
            .filter(|one| one.usage == tool.usage && one.recommended())
            .min_by_key(|one| (one.grade(), !one.free))
    });
    Compared { name, tool, instead }
}

fn is(tool: &Tool, name: &str) -> bool {
    let name = name.trim().to_lowercase();
    let on =
        |domain: &String| name == *domain || name.strip_suffix(domain.as_str()).is_some_and(|rest| rest.ends_with('.'));
    tool.name.to_lowercase() == name || tool.domains.iter().any(on)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_follows_from_where_data_go() {
        let grade = |name: &str| compared(name).tool.map(Tool::grade);
        assert_eq!(
            [grade("Matomo"), grade("scalingo"), grade("Tally")],
            [Some(Grade::A), Some(Grade::B), Some(Grade::D)]
        );
        assert_eq!([grade("Sentry"), grade("YouTube")], [Some(Grade::E), Some(Grade::F)]);
    }

    #[test]
    fn a_tool_is_known_by_its_name_or_its_domain_and_a_better_one_is_named() {
        let names = ["www.google-analytics.com".to_owned(), "Outil maison".to_owned(), "matomo".to_owned()];
        let compared = compare(&names);
        assert_eq!(compared[0].tool.map(|tool| tool.id.as_str()), Some("google-analytics"));
        assert_eq!(compared[0].instead.map(|tool| tool.id.as_str()), Some("matomo"));
        assert_eq!((compared[1].tool, compared[1].instead, compared[2].instead), (None, None, None));
        assert_eq!(super::compared("pasgoogle-analytics.com").tool, None);
    }
}
