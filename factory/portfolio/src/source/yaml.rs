//! YAML into a small tree that keeps the line of every value, within limits.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span};
use serde_json::{Map, Value};

/// Most values of one header, aliases expanded.
pub const MAX_NODES: usize = 20_000;
/// Deepest nesting.
pub const MAX_DEPTH: usize = 24;

/// A value and the line it stands on, counted from 1 in the header.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Line in the header.
    pub line: usize,
    /// The value.
    pub content: Content,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A text, and whether it was written without quotes.
    Scalar {
        /// The text, unquoted.
        text: String,
        /// Written without quotes: `true` is then a boolean.
        plain: bool,
    },
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in the order written, duplicates included.
    Map(Vec<(Node, Node)>),
}

/// Why a header is not read.
#[derive(Debug, thiserror::Error)]
pub enum YamlError {
    /// Not YAML.
    #[error("L'en-tête n'est pas du YAML lisible ({reason}).")]
    Syntax {
        /// Line in the header, from 1.
        line: usize,
        /// What the parser says.
        reason: String,
    },
    /// Beyond [`MAX_NODES`] or [`MAX_DEPTH`].
    #[error("L'en-tête est démesuré : plus de {MAX_NODES} valeurs ou de {MAX_DEPTH} niveaux.")]
    Bomb {
        /// Line in the header, from 1.
        line: usize,
    },
}

impl YamlError {
    /// Line in the header, from 1.
    pub fn line(&self) -> usize {
        match self {
            YamlError::Syntax { line, .. } | YamlError::Bomb { line } => *line,
        }
    }
}

impl From<ScanError> for YamlError {
    fn from(error: ScanError) -> Self {
        YamlError::Syntax { line: error.marker().line(), reason: error.info().to_owned() }
    }
}

/// Parses one document. An empty header is an empty mapping.
///
/// # Errors
/// See [`YamlError`].
pub fn parse(text: &str) -> Result<Node, YamlError> {
    let mut builder = Builder::default();
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        let (event, span) = event?;
        builder.take(event, span)?;
    }
    Ok(builder.root.unwrap_or(Node { line: 1, content: Content::Map(Vec::new()) }))
}

#[derive(Default)]
struct Builder {
    root: Option<Node>,
    open: Vec<Open>,
    anchors: HashMap<usize, Anchored>,
    count: usize,
}

struct Open {
    node: Node,
    key: Option<Node>,
    anchor: usize,
    before: usize,
    height: usize,
}

#[derive(Clone)]
struct Anchored {
    node: Node,
    size: usize,
    height: usize,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), YamlError> {
        let line = span.start.line();
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let content = Content::Scalar { text: text.into_owned(), plain: style == ScalarStyle::Plain };
                self.count(1, line)?;
                self.place(Anchored { node: Node { line, content }, size: 1, height: 0 }, anchor)
            }
            Event::SequenceStart(anchor, _) => self.open(Content::List(Vec::new()), anchor, line),
            Event::MappingStart(anchor, _) => self.open(Content::Map(Vec::new()), anchor, line),
            Event::SequenceEnd | Event::MappingEnd => {
                let Some(open) = self.open.pop() else { return Ok(()) };
                let size = self.count - open.before;
                self.place(Anchored { node: open.node, size, height: open.height }, open.anchor)
            }
            Event::Alias(id) => {
                let Some(anchored) = self.anchors.get(&id) else {
                    return Err(YamlError::Syntax { line, reason: "alias sans ancre".to_owned() });
                };
                if self.open.len() + anchored.height >= MAX_DEPTH {
                    return Err(YamlError::Bomb { line });
                }
                let (size, value) = (anchored.size, anchored.clone());
                self.count(size, line)?;
                self.place(value, 0)
            }
            _ => Ok(()),
        }
    }

    /// Counted before anything is copied: an alias of aliases stops here.
    fn count(&mut self, more: usize, line: usize) -> Result<(), YamlError> {
        self.count += more;
        if self.count > MAX_NODES { Err(YamlError::Bomb { line }) } else { Ok(()) }
    }

    fn open(&mut self, content: Content, anchor: usize, line: usize) -> Result<(), YamlError> {
        if self.open.len() >= MAX_DEPTH {
            return Err(YamlError::Bomb { line });
        }
        let before = self.count;
        self.count(1, line)?;
        self.open.push(Open { node: Node { line, content }, key: None, anchor, before, height: 1 });
        Ok(())
    }

    fn place(&mut self, value: Anchored, anchor: usize) -> Result<(), YamlError> {
        if anchor > 0 {
            self.anchors.insert(anchor, value.clone());
        }
        let Anchored { node, height, .. } = value;
        let Some(parent) = self.open.last_mut() else {
            if self.root.is_some() {
                return Err(YamlError::Syntax { line: node.line, reason: "un second document".to_owned() });
            }
            self.root = Some(node);
            return Ok(());
        };
        parent.height = parent.height.max(height + 1);
        match &mut parent.node.content {
            Content::List(items) => items.push(node),
            Content::Map(pairs) => match parent.key.take() {
                None => parent.key = Some(node),
                Some(key) => pairs.push((key, node)),
            },
            Content::Scalar { .. } => {}
        }
        Ok(())
    }
}

impl Node {
    /// The text of a scalar; nothing for a list, a mapping or a plain null.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Scalar { text, plain } if !(*plain && is_null(text)) => Some(text),
            _ => None,
        }
    }

    /// Whether the value is absent: a plain `null`, `~` or nothing.
    pub fn is_null(&self) -> bool {
        matches!(&self.content, Content::Scalar { text, plain: true } if is_null(text))
    }

    /// The boolean written without quotes.
    pub fn boolean(&self) -> Option<bool> {
        match &self.content {
            Content::Scalar { text, plain: true } => boolean(text),
            _ => None,
        }
    }

    /// The value as JSON: what is stored for keys outside the known format. Dates stay texts.
    pub fn json(&self) -> Value {
        match &self.content {
            Content::Scalar { text, plain: true } => plain_value(text),
            Content::Scalar { text, .. } => Value::String(text.clone()),
            Content::List(items) => Value::Array(items.iter().map(Node::json).collect()),
            Content::Map(pairs) => {
                let pairs = pairs.iter().map(|(key, value)| (key.text().unwrap_or_default().to_owned(), value.json()));
                Value::Object(pairs.collect::<Map<_, _>>())
            }
        }
    }
}

/// What a scalar without quotes stands for. A number keeps its spelling or stays a text: `1.10` is no 1.1.
pub fn plain_value(text: &str) -> Value {
    if is_null(text) {
        return Value::Null;
    }
    if let Some(value) = boolean(text) {
        return Value::Bool(value);
    }
    match text.parse::<i64>() {
        Ok(number) if number.to_string() == text => Value::from(number),
        _ => Value::String(text.to_owned()),
    }
}

fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

fn boolean(text: &str) -> Option<bool> {
    match text {
        "true" | "True" | "TRUE" => Some(true),
        "false" | "False" | "FALSE" => Some(false),
        _ => None,
    }
}
