//! What the migrations make beside tables: a statement that none of them holds was written by somebody else.

use crate::db::{Engine, Migration};

use super::live::{Index, Trigger};

/// The text of every migration, its spaces made one and its letters small.
pub(super) struct Steps {
    text: String,
}

impl Steps {
    pub(super) fn of(migrations: &[Migration], engine: Engine) -> Self {
        let all: Vec<_> = migrations.iter().map(|migration| migration.text(engine)).collect();
        Self { text: plain(&all.join(";\n")) }
    }

    /// Does a migration make this index? By its whole text where the engine keeps it; else by its name and by what it covers.
    pub(super) fn make_index(&self, index: &Index) -> bool {
        if index.text.as_deref().is_some_and(|text| self.text.contains(&plain(text))) {
            return true;
        }
        let expression = index.columns.iter().any(Option::is_none);
        if index.text.is_some() && (expression || index.partial) {
            return false;
        }
        let Some(statement) = self.statement(&format!("index {} on ", plain(&index.name))) else { return false };
        let covered = statement.split_once('(').map_or("", |(_, rest)| rest);
        let (keys, condition) = covered.split_once(" where ").map_or((covered, false), |(keys, _)| (keys, true));
        (!expression || keys.contains('(')) && (!index.partial || condition)
    }

    /// Does a migration make this trigger?
    pub(super) fn make_trigger(&self, trigger: &Trigger) -> bool {
        match &trigger.text {
            Some(text) => self.text.contains(&plain(text)),
            None => self.statement(&format!("trigger {} ", plain(&trigger.name))).is_some(),
        }
    }

    /// Does a migration make this stored function?
    pub(super) fn make_routine(&self, name: &str) -> bool {
        let name = plain(name);
        ["function", "procedure"].iter().any(|word| {
            self.statement(&format!("{word} {name}(")).or_else(|| self.statement(&format!("{word} {name} ("))).is_some()
        })
    }

    /// From these words to the end of their statement.
    fn statement(&self, words: &str) -> Option<&str> {
        let start = self.text.find(words)?;
        self.text[start..].split(';').next()
    }
}

/// Small letters, single spaces, no comment nor quotes around names, and no `IF NOT EXISTS`, which SQLite does not keep.
fn plain(sql: &str) -> String {
    let without_comments = sql.lines().map(|line| line.split("--").next().unwrap_or_default());
    let words = without_comments.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ");
    words.to_lowercase().replace('"', "").replace("if not exists ", "").trim_end_matches(';').to_owned()
}
