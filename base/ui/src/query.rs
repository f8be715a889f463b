//! The address of a list: its filters, its order, its page. Links change one thing and keep the rest.

use url::form_urlencoded::{Serializer, parse};

/// A path and its parameters, in order. Empty parameters are dropped, so that addresses stay short.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    path: String,
    parameters: Vec<(String, String)>,
}

impl Query {
    /// Reads the query string (without `?`) of an address.
    pub fn parse(path: impl Into<String>, query: &str) -> Self {
        let parameters = parse(query.as_bytes()).into_owned().filter(|(_, value)| !value.is_empty()).collect();
        Self { path: path.into(), parameters }
    }

    /// The first value of a parameter.
    pub fn value(&self, name: &str) -> &str {
        self.parameters.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// Every parameter but one, as hidden fields of a form that sets that one.
    pub fn hidden(&self, except: &str) -> Vec<(&str, &str)> {
        let kept = self.parameters.iter().filter(|(name, _)| name != except && name != "page");
        kept.map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }

    /// The address with this parameter set; an empty value removes it. A change other than of page goes back to the first.
    pub fn with(&self, name: &str, value: &str) -> String {
        let mut changed = self.without_parameter(|known, _| known == name || known == "page");
        if !value.is_empty() {
            changed.parameters.push((name.to_owned(), value.to_owned()));
        }
        changed.to_string()
    }

    /// The address with one value of a repeated parameter taken away (the cross of a filter tag), on its first page.
    pub fn without(&self, name: &str, value: &str) -> String {
        self.without_parameter(|known, set| known == "page" || (known == name && set == value)).to_string()
    }

    fn without_parameter(&self, unwanted: impl Fn(&str, &str) -> bool) -> Self {
        let kept = self.parameters.iter().filter(|(name, value)| !unwanted(name, value)).cloned().collect();
        Self { path: self.path.clone(), parameters: kept }
    }
}

impl std::fmt::Display for Query {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.path)?;
        if self.parameters.is_empty() {
            return Ok(());
        }
        let query = Serializer::new(String::new()).extend_pairs(&self.parameters).finish();
        write!(f, "?{query}")
    }
}
