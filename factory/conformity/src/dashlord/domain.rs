//! The format: `title`, then `urls`, each with `url` and, when they are known, `betaId`, `category` and `repositories`.

use std::fmt::Write as _;

use saphyr::{LoadableYamlNode, Yaml};

/// Bytes of a file, and sites in it.
const MOST: (usize, usize) = (2_000_000, 5_000);

/// A site of a dashboard.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    /// Its address.
    pub url: String,
    /// The product, as the network calls it.
    pub product: Option<String>,
    /// Its group in the dashboard.
    pub category: Option<String>,
    /// Its repositories, `owner/name`.
    pub repositories: Vec<String>,
}

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DashlordError {
    /// No YAML, or too long.
    #[error("Le fichier n'est pas un dashlord.yml lisible ({0})")]
    Unreadable(String),
    /// No list of sites.
    #[error("Le fichier n'a pas de liste « urls »")]
    NoSites,
    /// A site without its address.
    #[error("Le site n° {0} n'a pas d'adresse http ou https")]
    Address(usize),
}

/// Reads the sites of a file; keys that are not ours are left aside.
///
/// # Errors
/// See [`DashlordError`].
pub fn read(text: &str) -> Result<Vec<Site>, DashlordError> {
    if text.len() > MOST.0 {
        return Err(DashlordError::Unreadable("plus de 2 Mo".to_owned()));
    }
    // A dashboard has no alias, and one could make a few lines into millions.
    if text.lines().any(|line| line.contains(": &") || line.contains(": *") || line.trim_start().starts_with("- *")) {
        return Err(DashlordError::Unreadable("alias YAML".to_owned()));
    }
    let documents = Yaml::load_from_str(text).map_err(|error| DashlordError::Unreadable(error.to_string()))?;
    let root = documents.first().ok_or(DashlordError::NoSites)?;
    let sites = root.as_mapping_get("urls").and_then(Yaml::as_vec).ok_or(DashlordError::NoSites)?;
    if sites.len() > MOST.1 {
        return Err(DashlordError::Unreadable("plus de 5 000 sites".to_owned()));
    }
    sites.iter().zip(1..).map(|(site, rank)| read_site(site).ok_or(DashlordError::Address(rank))).collect()
}

fn read_site(node: &Yaml<'_>) -> Option<Site> {
    let text = |key: &str| node.as_mapping_get(key).and_then(Yaml::as_str).map(str::to_owned);
    let url = text("url").filter(|url| {
        url::Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.host_str().is_some())
    })?;
    let repositories = node.as_mapping_get("repositories").and_then(Yaml::as_vec);
    let repositories = repositories.into_iter().flatten().filter_map(Yaml::as_str).map(str::to_owned).collect();
    Some(Site { url, product: text("betaId"), category: text("category"), repositories })
}

/// The file of these sites.
pub fn written(title: &str, sites: &[Site]) -> String {
    let mut text = format!("title: {}\nurls:\n", quoted(title));
    if sites.is_empty() {
        return format!("title: {}\nurls: []\n", quoted(title));
    }
    for site in sites {
        let _ = writeln!(text, "  - url: {}", quoted(&site.url));
        for (key, value) in [("betaId", &site.product), ("category", &site.category)] {
            if let Some(value) = value {
                let _ = writeln!(text, "    {key}: {}", quoted(value));
            }
        }
        if !site.repositories.is_empty() {
            text.push_str("    repositories:\n");
            for repository in &site.repositories {
                let _ = writeln!(text, "      - {}", quoted(repository));
            }
        }
    }
    text
}

/// A YAML text between double quotes: a JSON text is one.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
