//! Chromium's own commands, through its driver: exact widths, colour schemes, `__Host-` cookies, whole-page pictures.

use anyhow::{Context as _, Result};
use base64::Engine as _;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use super::Browser;

impl Browser {
    /// Sends a command of the Chrome DevTools Protocol.
    ///
    /// # Errors
    /// When Chromium does not know it, or refuses its parameters.
    pub async fn devtools(&self, method: &'static str, parameters: Value) -> Result<Value> {
        let command = Command { method, parameters };
        self.client().issue_cmd(command).await.with_context(|| method.to_owned())
    }
}

#[derive(Debug)]
struct Command {
    method: &'static str,
    parameters: Value,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "cmd": self.method, "params": self.parameters }).to_string()))
    }
}

/// The bytes of a picture as the protocol writes them.
pub fn bytes(text: &str) -> Result<Vec<u8>> {
    Ok(base64::engine::general_purpose::STANDARD.decode(text)?)
}
