//! One name in the spellings that code, addresses and pages want.

use anyhow::{Result, ensure};

use super::FIRST_FEATURE;

/// The names of a feature and of its service.
pub struct Names<'a> {
    service: &'a str,
    feature: &'a str,
}

impl<'a> Names<'a> {
    /// Takes names in lower case, with hyphens.
    ///
    /// # Errors
    /// When one is empty, has other characters, or is a word of the language.
    pub fn of(service: &'a str, feature: &'a str) -> Result<Self> {
        for name in [service, feature] {
            let spelt = name
                .split('-')
                .all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()));
            ensure!(
                spelt && !name.starts_with(|c: char| c.is_ascii_digit()),
                "«{name}» must be words in lower case with hyphens"
            );
            ensure!(
                !["mod", "type", "use", "crate", "self", "super", "domain", "web"].contains(&name),
                "«{name}» is taken by the language"
            );
        }
        Ok(Self { service, feature })
    }

    /// The module: `avis_recus`.
    pub fn snake(&self) -> String {
        self.feature.replace('-', "_")
    }

    /// A template of a service, filled in.
    pub fn in_service(&self, template: &str) -> String {
        self.fill(template, self.service)
    }

    /// A template of a feature, or the name of its file, filled in.
    pub fn in_feature(&self, template: &str) -> String {
        self.fill(template, self.feature)
    }

    fn fill(&self, template: &str, titled: &str) -> String {
        let prefix = format!("/{}", self.service);
        let filled = template.replace("__feature__", &self.snake()).replace("__Feature__", &pascal(self.feature));
        let filled = filled.replace("__Title__", &title(titled)).replace("__crate__", self.service);
        // The first feature is what people find at the address of the service.
        let path = if self.feature == FIRST_FEATURE { prefix.clone() } else { format!("{prefix}/{}", self.feature) };
        filled.replace("__path__", &path).replace("__prefix__", &prefix)
    }
}

fn pascal(name: &str) -> String {
    name.split('-').map(title).collect()
}

fn title(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect::<String>().replace('-', " ")
}
