//! Accessibility checked in the page by axe-core, in French.

use std::fmt;
use std::path::PathBuf;
use std::sync::OnceLock;

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;
use serde_json::Value;

use super::Browser;

/// Rules of WCAG 2.2 A and AA, which contain those of the RGAA that a program can check, and axe's good practice.
const RUN: &str = "const done = arguments[arguments.length - 1]; \
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']; \
    axe.run(document, { runOnly: tags, resultTypes: ['violations'] }) \
       .then(result => done({ violations: result.violations }), error => done({ error: String(error) }));";

/// A rule that the page breaks, and where.
#[derive(Debug, Clone, Deserialize)]
pub struct Violation {
    /// axe's name of the rule, such as `color-contrast`.
    pub id: String,
    /// What is expected, in French.
    pub help: String,
    /// The elements that break it.
    pub nodes: Vec<Node>,
}

/// An element that breaks a rule.
#[derive(Debug, Clone, Deserialize)]
pub struct Node {
    /// Its selector, one part for each frame or shadow root.
    pub target: Vec<Value>,
    /// What to mend, in French.
    #[serde(rename = "failureSummary", default)]
    pub summary: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} : {}", self.id, self.help)?;
        for node in &self.nodes {
            let selector: Vec<String> = node.target.iter().map(Value::to_string).collect();
            write!(out, "\n  {}\n    {}", selector.join(" "), node.summary.replace('\n', "\n    "))?;
        }
        Ok(())
    }
}

impl Browser {
    /// What axe-core finds wrong in the page as it stands.
    ///
    /// # Errors
    /// When axe-core cannot run in the page.
    pub async fn axe(&self) -> Result<Vec<Violation>> {
        self.client().execute(source()?, Vec::new()).await.context("axe-core does not load")?;
        let answer = self.client().execute_async(RUN, Vec::new()).await.context("axe-core does not run")?;
        ensure!(answer["error"].is_null(), "axe-core: {}", answer["error"]);
        Ok(serde_json::from_value(answer["violations"].clone())?)
    }
}

/// Fails when axe-core finds something wrong in the page, or when a person would have to scroll sideways.
///
/// # Errors
/// When axe-core cannot run in the page.
///
/// # Panics
/// With every violation and where it stands.
pub async fn assert_accessible(browser: &Browser) -> Result<()> {
    let violations = browser.axe().await?;
    let listed: Vec<String> = violations.iter().map(Violation::to_string).collect();
    let url = browser.url().await?;
    assert!(violations.is_empty(), "{url} : {} défauts d'accessibilité\n{}", violations.len(), listed.join("\n"));
    assert!(!browser.scrolls_sideways().await?, "{url} : la page défile horizontalement");
    Ok(())
}

/// Whether axe-core was installed from npm.
pub fn installed() -> Result<(), String> {
    match folder().join("axe.min.js").is_file() {
        true => Ok(()),
        false => Err("axe-core est absent : npm ci dans base/testkit/browser, ou cargo xtask test".into()),
    }
}

/// axe-core with its French texts, as one script.
fn source() -> Result<&'static str> {
    static SOURCE: OnceLock<String> = OnceLock::new();
    if let Some(source) = SOURCE.get() {
        return Ok(source);
    }
    let script = std::fs::read_to_string(folder().join("axe.min.js"))?;
    let french = std::fs::read_to_string(folder().join("locales/fr.json"))?;
    Ok(SOURCE.get_or_init(|| format!("{script}\naxe.configure({{ locale: {french} }});")))
}

fn folder() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "browser", "node_modules", "axe-core"].iter().collect()
}
