//! What a form shows: the values typed so far and the errors to correct. The macros of `ui/form.html` read it.

use kernel::FieldError;
use serde::Serialize;

/// Values and errors of one form. Fields that are unknown are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    values: Vec<(String, String)>,
    errors: Vec<FieldError>,
}

impl Filled {
    /// An empty form.
    pub fn new() -> Self {
        Self::default()
    }

    /// The values as the browser sent them, in order; a name may come several times.
    pub fn from_pairs<N: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (N, V)>) -> Self {
        let values = pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Self { values, errors: Vec::new() }
    }

    /// The values of a form as received (`kernel::Form`), to show them again, or of what is stored, to edit it. A list gives its name
    /// several times; a structure that is no form gives an empty one.
    pub fn of(values: &impl Serialize) -> Self {
        let text = serde_html_form::to_string(values).unwrap_or_default();
        Self::from_pairs(url::form_urlencoded::parse(text.as_bytes()).into_owned())
    }

    /// Adds the errors of a refusal.
    #[must_use]
    pub fn with_errors(mut self, errors: impl IntoIterator<Item = FieldError>) -> Self {
        self.errors.extend(errors);
        self
    }

    /// Adds a value; call again with the same name for a second checked box.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.values.push((name.into(), value.into()));
        self
    }

    /// Adds an error.
    #[must_use]
    pub fn with_error(mut self, field: impl Into<String>, text: impl Into<String>) -> Self {
        self.errors.push(FieldError::new(field, text));
        self
    }

    /// The first value of a field, or an empty text.
    pub fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// Whether this value was chosen: radio buttons, boxes and options.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values.iter().any(|(known, chosen)| known == name && chosen == value)
    }

    /// The first error of a field, or an empty text.
    pub fn error(&self, name: &str) -> &str {
        self.errors.iter().find(|error| error.field == name).map_or("", |error| &error.text)
    }

    /// Every error, in the order of the fields.
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// Whether something has to be corrected.
    pub fn invalid(&self) -> bool {
        !self.errors.is_empty()
    }
}

/// One option of a select, a group of radio buttons or of boxes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the person reads.
    pub label: String,
    /// A second line, or empty.
    pub hint: String,
}

impl Choice {
    /// An option without a hint.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new() }
    }

    /// Explains the option.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}
