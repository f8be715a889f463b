//! Accessibility checked in the page by axe-core, in French.

use std::fmt;
use std::path::PathBuf;
use std::sync::OnceLock;

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Browser;

/// Runs the rules of its first argument in the page.
const RUN: &str = "const done = arguments[arguments.length - 1]; \
    axe.run(document, { runOnly: arguments[0], resultTypes: ['violations'] }) \
       .then(result => done({ violations: result.violations }), error => done({ error: String(error) }));";

/// WCAG 2.2 A and AA, which contain what a program can check of the RGAA, and axe's good practice.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

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
        self.axe_on(json!({ "type": "tag", "values": TAGS })).await
    }

    /// Texts of the page whose colours are too close to their background.
    ///
    /// # Errors
    /// When axe-core cannot run in the page.
    pub async fn axe_contrast(&self) -> Result<Vec<Violation>> {
        self.axe_on(json!({ "type": "rule", "values": ["color-contrast"] })).await
    }

    async fn axe_on(&self, rules: Value) -> Result<Vec<Violation>> {
        self.client().execute(source()?, Vec::new()).await.context("axe-core does not load")?;
        let answer = self.client().execute_async(RUN, vec![rules]).await.context("axe-core does not run")?;
        ensure!(answer["error"].is_null(), "axe-core: {}", answer["error"]);
        Ok(serde_json::from_value(answer["violations"].clone())?)
    }
}

/// Fails when axe-core finds something wrong in the page as it stands, or when a person would have to scroll sideways.
///
/// # Errors
/// When axe-core cannot run in the page.
///
/// # Panics
/// With every defect and where it stands.
pub async fn assert_accessible(browser: &Browser) -> Result<()> {
    let defects = defects(browser).await?;
    let url = browser.url().await?;
    assert!(defects.is_empty(), "{url} : {} défauts d'accessibilité\n{}", defects.len(), defects.join("\n"));
    Ok(())
}

/// What axe-core finds wrong in the page as it stands, and whether a person would have to scroll sideways: one line each, with where it stands.
///
/// # Errors
/// When axe-core cannot run in the page.
pub async fn defects(browser: &Browser) -> Result<Vec<String>> {
    let mut defects = shown(&browser.axe().await?);
    defects.extend(sideways(browser).await?);
    Ok(defects)
}

/// Opens each page of `paths` and looks at it as different people do: at 1280 pixels, at 320 (400 % zoom), and in dark colours.
///
/// # Errors
/// When a page does not open, or axe-core cannot run in it.
///
/// # Panics
/// With every defect of every page and where it stands.
pub async fn assert_pages_accessible(browser: &Browser, address: &str, paths: &[&str]) -> Result<()> {
    let mut defects = Vec::new();
    for path in paths {
        let mut found = Vec::new();
        browser.resize(1280).await?;
        browser.goto(&format!("{address}{path}")).await?;
        found.extend(shown(&browser.axe().await?));
        browser.prefer_dark(true).await?;
        found.extend(shown(&browser.axe_contrast().await?).into_iter().map(|defect| format!("sombre, {defect}")));
        browser.prefer_dark(false).await?;
        browser.resize(320).await?;
        found.extend(shown(&browser.axe().await?).into_iter().map(|defect| format!("320 pixels, {defect}")));
        found.extend(sideways(browser).await?);
        defects.extend(found.into_iter().map(|defect| format!("{path} : {defect}")));
    }
    browser.resize(1280).await?;
    assert!(defects.is_empty(), "{} défauts d'accessibilité\n{}", defects.len(), defects.join("\n"));
    Ok(())
}

fn shown(violations: &[Violation]) -> Vec<String> {
    violations.iter().map(Violation::to_string).collect()
}

async fn sideways(browser: &Browser) -> Result<Option<String>> {
    Ok(browser.scrolls_sideways().await?.then(|| "la page défile horizontalement".to_owned()))
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
