//! Reads the fields of a mapping one by one, with their warnings. What is not asked for, or cannot be read, is kept aside.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::text::{self, LinkKind};
use super::warning::{Kind, Notes};
use super::yaml::{Content, Node};

/// The lists whose items are short names: a comma there separates names, elsewhere it is punctuation.
const TAGS: [&str; 3] = ["usertypes", "thematiques", "techno"];

/// The fields of one mapping, while they are taken.
pub struct Fields<'notes> {
    pairs: Vec<(String, Node)>,
    extra: Map<String, Value>,
    path: String,
    shift: usize,
    notes: &'notes mut Notes,
}

impl<'notes> Fields<'notes> {
    /// Takes a mapping whose header starts on line `shift` + 1 of the file. Of a key written twice, the last counts.
    pub fn of(node: &Node, path: &str, shift: usize, notes: &'notes mut Notes) -> Fields<'notes> {
        let mut fields = Fields { pairs: Vec::new(), extra: Map::new(), path: path.to_owned(), shift, notes };
        let Content::Map(pairs) = &node.content else {
            fields.warn(node.line, "", Kind::UnexpectedValue, "Une suite de « clé : valeur » est attendue.");
            return fields;
        };
        for (key, value) in pairs {
            let name = key.text().unwrap_or_default().to_owned();
            if let Some(at) = fields.pairs.iter().position(|(known, _)| *known == name) {
                let (_, before) = fields.pairs.remove(at);
                let message = format!("La clé est écrite deux fois : {} est ignorée.", fields.quote(&before));
                fields.warn(key.line, &name, Kind::DuplicateKey, message);
            }
            fields.pairs.push((name, value.clone()));
        }
        fields
    }

    /// Whether the key is present.
    pub fn has(&self, key: &str) -> bool {
        self.pairs.iter().any(|(name, _)| name == key)
    }

    /// Line of the file on which the value of `key` stands; 1 when it is absent.
    pub fn line(&self, key: &str) -> usize {
        self.pairs.iter().find(|(name, _)| name == key).map_or(1, |(_, node)| node.line + self.shift)
    }

    /// Writes a warning about `key`, on a line of the header.
    pub fn warn(&mut self, header_line: usize, key: &str, kind: Kind, message: impl Into<String>) {
        let field = format!("{}{key}", self.path);
        self.notes.warn(header_line + self.shift, field.trim_end_matches('.'), kind, message);
    }

    /// The notes, for the mapping inside this one.
    pub fn notes(&mut self) -> &mut Notes {
        self.notes
    }

    /// Lines of the file before the header.
    pub fn shift(&self) -> usize {
        self.shift
    }

    /// Takes the raw value of a key; a null is absent.
    pub fn node(&mut self, key: &str) -> Option<Node> {
        let at = self.pairs.iter().position(|(name, _)| name == key)?;
        let (_, node) = self.pairs.remove(at);
        (!node.is_null()).then_some(node)
    }

    /// Keeps a value that could not be read: it is shown among the other fields, and exported again.
    pub fn keep(&mut self, key: &str, node: &Node, expected: &str) {
        let message = format!("{} n'est pas {expected} : gardé parmi les autres champs.", self.quote(node));
        self.warn(node.line, key, Kind::UnexpectedValue, message);
        self.extra.insert(key.to_owned(), node.json());
    }

    /// A text without the spaces around it.
    pub fn text(&mut self, key: &str) -> Option<String> {
        let node = self.node(key)?;
        match node.text() {
            Some(text) => self.clean(text, node.line, key),
            None => {
                self.keep(key, &node, "un texte");
                None
            }
        }
    }

    /// A text that may be absent: absent is empty.
    pub fn text_or_empty(&mut self, key: &str) -> String {
        self.text(key).unwrap_or_default()
    }

    /// A boolean.
    pub fn boolean(&mut self, key: &str) -> Option<bool> {
        let node = self.node(key)?;
        let value = node.boolean();
        if value.is_none() {
            self.keep(key, &node, "vrai ou faux (true, false)");
        }
        value
    }

    /// A whole number.
    pub fn integer(&mut self, key: &str) -> Option<i64> {
        let node = self.node(key)?;
        let value = node.text().and_then(|text| text.parse().ok());
        if value.is_none() {
            self.keep(key, &node, "un nombre entier");
        }
        value
    }

    /// A date; one that does not exist is kept aside.
    pub fn date(&mut self, key: &str) -> Option<NaiveDate> {
        let node = self.node(key)?;
        let value = node.text().and_then(read_date);
        if value.is_none() {
            let message = format!("{} n'est pas une date possible (AAAA-MM-JJ).", self.quote(&node));
            self.warn(node.line, key, Kind::ImpossibleDate, message);
            self.extra.insert(key.to_owned(), node.json());
        }
        value
    }

    /// A list of texts. One text alone is a list of one, with a warning. A list left empty by the file is kept aside: its export says it again.
    pub fn list(&mut self, key: &str) -> Vec<String> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let items = match &node.content {
            Content::List(items) => {
                if items.is_empty() && self.path.is_empty() {
                    self.extra.insert(key.to_owned(), node.json());
                }
                items.clone()
            }
            Content::Scalar { text, .. } if text.trim().is_empty() => return Vec::new(),
            Content::Scalar { .. } => {
                self.warn(
                    node.line,
                    key,
                    Kind::UnexpectedValue,
                    "Une liste est attendue : la valeur en est le seul élément.",
                );
                vec![node]
            }
            Content::Map(_) => {
                self.keep(key, &node, "une liste");
                return Vec::new();
            }
        };
        items.iter().filter_map(|item| self.item(key, item)).collect()
    }

    fn item(&mut self, key: &str, item: &Node) -> Option<String> {
        let Some(text) = item.text() else {
            let message = format!("{} n'est pas un texte : écarté de la liste.", self.quote(item));
            self.warn(item.line, key, Kind::UnexpectedValue, message);
            return None;
        };
        let text = self.clean(text, item.line, key)?;
        if TAGS.contains(&key) && text::is_list(&text) {
            let message = format!("{} est une liste dans un seul élément.", self.notes.quote(&text));
            self.warn(item.line, key, Kind::ListInItem, message);
        }
        Some(text)
    }

    /// The items of a list of mappings.
    pub fn items(&mut self, key: &str) -> Vec<Node> {
        let Some(node) = self.node(key) else { return Vec::new() };
        match node.content {
            Content::List(items) => items,
            _ => {
                self.keep(key, &node, "une liste");
                Vec::new()
            }
        }
    }

    /// A web address, decoded. One that can run code is dropped; one that is no web address is kept aside.
    pub fn link(&mut self, key: &str) -> Option<String> {
        let line = self.pairs.iter().find(|(name, _)| name == key)?.1.line;
        let written = self.text(key)?;
        let link = text::unescape(&written).into_owned();
        if link != written {
            let message = format!("Le lien « {written} » était échappé en HTML : il est lu « {link} ».");
            self.warn(line, key, Kind::EscapedLink, message);
        }
        match text::judge_link(&link) {
            LinkKind::Web => return Some(link),
            LinkKind::BareIp => {
                self.warn(line, key, Kind::BareIpLink, "Le lien mène à une adresse IP plutôt qu'à un nom de domaine.");
                return Some(link);
            }
            LinkKind::Dangerous => {
                let message = format!("Le lien « {link} » peut exécuter du code ou lire un fichier : il est écarté.");
                self.warn(line, key, Kind::DangerousLink, message);
            }
            LinkKind::Invalid => {
                let message =
                    format!("« {link} » n'est pas une adresse web : la valeur est gardée parmi les autres champs.");
                self.warn(line, key, Kind::InvalidLink, message);
                self.extra.insert(key.to_owned(), Value::String(link));
            }
        }
        None
    }

    /// The address of a repository, without the punctuation that follows it.
    pub fn repository(&mut self, key: &str) -> Option<String> {
        let at = self.pairs.iter().position(|(name, _)| name == key)?;
        let node = &self.pairs[at].1;
        let (line, written) = (node.line, node.text().unwrap_or_default().trim().to_owned());
        let link = written.trim_end_matches([';', ',', ' ', '\t']);
        if link != written {
            let message = format!("La ponctuation après « {link} » est retirée.");
            self.pairs[at].1.content = Content::Scalar { text: link.to_owned(), plain: false };
            self.warn(line, key, Kind::RepositoryPunctuation, message);
        }
        self.link(key)
    }

    /// What is left: the unknown keys, in their order, after the values that could not be read.
    pub fn finish(mut self) -> Map<String, Value> {
        for (key, node) in std::mem::take(&mut self.pairs) {
            let message = "La clé est inconnue : elle est gardée parmi les autres champs.";
            self.warn(node.line, &key, Kind::UnknownKey, message);
            self.extra.insert(key, node.json());
        }
        self.extra
    }

    fn quote(&self, node: &Node) -> String {
        match &node.content {
            Content::Scalar { text, .. } => self.notes.quote(text),
            Content::List(items) => format!("une liste de {} éléments", items.len()),
            Content::Map(pairs) => format!("un groupe de {} champs", pairs.len()),
        }
    }

    fn clean(&mut self, written: &str, line: usize, key: &str) -> Option<String> {
        let text = written.trim();
        if text.is_empty() {
            if !written.is_empty() {
                self.warn(
                    line,
                    key,
                    Kind::BlankValue,
                    "La valeur n'est faite que d'espaces : elle est lue comme absente.",
                );
            }
            return None;
        }
        if text.len() != written.len() && written.trim_end_matches('\n') != text {
            let message = format!("Les espaces autour de {} sont retirés.", self.notes.quote(text));
            self.warn(line, key, Kind::ExtraSpaces, message);
        }
        for (kind, message) in text::oddities(text) {
            self.warn(line, key, kind, message);
        }
        if text::html_at(text).is_some() {
            self.warn(line, key, Kind::RawHtml, "Le texte contient du HTML : il est assaini à l'affichage.");
        }
        Some(text.to_owned())
    }
}

/// A date of the source: `AAAA-MM-JJ`, with or without a time after it, between 1990 and 2100.
pub fn read_date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let day = text.get(..10)?;
    let rest = &text[10..];
    if !rest.is_empty() && !rest.starts_with(['T', ' ', 't']) {
        return None;
    }
    let date = NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?;
    let year: i32 = day[..4].parse().ok()?;
    (1990..=2100).contains(&year).then_some(date)
}
