//! axe-core in the page. It finds defects; it never proves that there are none.

use std::path::Path;

use fantoccini::Client;
use serde::Deserialize;
use serde_json::{Value, json};

/// Runs the rules of its first argument in the page.
const RUN: &str = "const done = arguments[arguments.length - 1]; \
    axe.run(document, { runOnly: arguments[0], resultTypes: ['violations'] }) \
       .then(result => done({ violations: result.violations.map(one => ({ id: one.id, help: one.help, count: one.nodes.length })) }), \
             error => done({ error: String(error) }));";

/// WCAG 2.2 A and AA, which contain what a program can check of the RGAA.
const TAGS: [&str; 5] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/// A rule that a page breaks.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Violation {
    /// axe's name of the rule, such as `color-contrast`.
    pub id: String,
    /// What is expected, in French when axe has its French texts.
    pub help: String,
    /// How many elements break it.
    pub count: u64,
}

/// axe-core with its French texts, from the folder of its npm package; else why it is not there, in French.
pub fn source(folder: Option<&Path>) -> Result<String, String> {
    let folder = folder.ok_or("axe-core n'est pas installé : indiquez le dossier de son paquet npm (scan.axe).")?;
    let missing = |_| "axe-core n'a pas été trouvé dans le dossier indiqué (scan.axe).".to_owned();
    let script = std::fs::read_to_string(folder.join("axe.min.js")).map_err(missing)?;
    let french = std::fs::read_to_string(folder.join("locales/fr.json")).unwrap_or_else(|_| "{}".into());
    Ok(format!("{script}\naxe.configure({{ locale: {french} }});"))
}

/// Runs axe-core in the page as it stands.
pub async fn run(client: &Client, source: &str) -> Result<Vec<Violation>, String> {
    let failed = |_| "axe-core n'a pas pu être exécuté dans la page.".to_owned();
    client.execute(source, Vec::new()).await.map_err(failed)?;
    let rules = json!({ "type": "tag", "values": TAGS });
    let answer: Value = client.execute_async(RUN, vec![rules]).await.map_err(failed)?;
    serde_json::from_value(answer["violations"].clone()).map_err(|_| "axe-core n'a pas donné de résultat.".to_owned())
}
