//! A short way to write a product of the demonstration.

use serde_json::Map;

use crate::phase::{Phase, PhaseName};
use crate::source::{ProductSource, SourceEvent, SourcePhase};

/// A product being written. Dates are `AAAA-MM-JJ`; one that cannot be read is left out.
pub struct Fiche(ProductSource);

impl Fiche {
    pub fn new(id: &str, title: &str, mission: &str) -> Self {
        Self(ProductSource {
            id: id.to_owned(),
            title: title.to_owned(),
            mission: mission.to_owned(),
            contact: format!("equipe-{id}@exemple.fr"),
            ..ProductSource::default()
        })
    }

    pub fn incubator(mut self, id: &str) -> Self {
        self.0.incubator = id.to_owned();
        self
    }

    pub fn sponsors(mut self, ids: &[&str]) -> Self {
        self.0.sponsors = owned(ids);
        self
    }

    pub fn tags(mut self, themes: &[&str], publics: &[&str], technos: &[&str]) -> Self {
        (self.0.thematiques, self.0.usertypes, self.0.techno) = (owned(themes), owned(publics), owned(technos));
        self
    }

    pub fn site(mut self, link: &str) -> Self {
        self.0.link = Some(link.to_owned());
        self
    }

    pub fn code(mut self, link: &str) -> Self {
        self.0.repository = Some(link.to_owned());
        self
    }

    pub fn published(mut self, link: &str) -> Self {
        self.0.stats = Some(true);
        self.0.stats_url = Some(link.to_owned());
        self
    }

    pub fn accessible(mut self, level: &str) -> Self {
        self.0.accessibility_status = Some(level.to_owned());
        self
    }

    pub fn phase(mut self, name: PhaseName, start: &str, end: &str, comment: &str) -> Self {
        if let Ok(start) = start.parse() {
            let comment = (!comment.is_empty()).then(|| comment.to_owned());
            let phase = Phase { name, start, end: end.parse().ok(), comment };
            self.0.phases.push(SourcePhase { phase, extra: Map::new() });
        }
        self
    }

    pub fn event(mut self, name: &str, date: &str, comment: &str) -> Self {
        if let Ok(date) = date.parse() {
            let comment = Some(comment.to_owned());
            self.0.events.push(SourceEvent { name: name.to_owned(), date, comment, extra: Map::new() });
        }
        self
    }

    /// Ends the fiche with its text; an empty section is left out.
    pub fn text(mut self, context: &str, problem: &str, solution: &str, strategy: &str) -> ProductSource {
        let sections = [("Contexte", context), ("Problème", problem), ("Solution", solution), ("Stratégie", strategy)];
        for (heading, text) in sections.into_iter().filter(|(_, text)| !text.is_empty()) {
            self.0.body.push_str(&format!("\n## {heading}\n\n{text}\n"));
        }
        self.0
    }
}

fn owned(items: &[&str]) -> Vec<String> {
    items.iter().map(|&item| item.to_owned()).collect()
}
