//! A real browser for tests: Debian's Chromium, driven over WebDriver.
//!
//! ```no_run
//! # async fn example(address: &str) -> anyhow::Result<()> {
//! let Some(browser) = testkit::browser::open().await else { return Ok(()) };
//! testkit::browser::assert_pages_accessible(&browser, address, &["/", "/produits"]).await?;
//! # Ok(())
//! # }
//! ```

mod axe;
mod devtools;
mod driver;
mod keyboard;

use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

pub use axe::{Node, Violation, assert_accessible, assert_pages_accessible, defects};
pub use keyboard::Key;

/// Set to `required` (as `cargo xtask test` does), or `CI` set: a missing browser fails the test instead of skipping it.
pub const REQUIREMENT: &str = "FABRIQUE_TEST_BROWSER";

/// The height of the window, in CSS pixels; widths vary.
const HEIGHT: u32 = 900;

/// How long a page may take to come after a click.
const TRIES: u32 = 50;
const PAUSE: std::time::Duration = std::time::Duration::from_millis(100);

/// One window of its own profile: no cookie, no history, light theme, 1280 pixels wide.
pub struct Browser {
    client: Client,
}

/// Whether Chromium, its driver and axe-core are installed; if not, what is missing.
///
/// # Errors
/// The names of what is missing, in French, ready to show.
pub fn available() -> Result<(), String> {
    driver::installed()?;
    axe::installed()
}

/// Opens a browser, or says loudly that the test is skipped.
///
/// # Panics
/// When a browser is required and missing, or when it does not start.
pub async fn open() -> Option<Browser> {
    open_with(true).await
}

/// Opens a browser that runs no script of the page: every page must be usable so.
///
/// # Panics
/// As [`open`].
pub async fn open_without_scripts() -> Option<Browser> {
    open_with(false).await
}

async fn open_with(scripts: bool) -> Option<Browser> {
    if let Err(missing) = available() {
        assert!(!required(), "navigateur exigé : {missing}");
        // Written past the capture of the test program: a skipped test must be seen.
        let _ = writeln!(std::io::stdout(), "IGNORÉ : {missing}");
        return None;
    }
    let browser = Browser::start(scripts).await.unwrap_or_else(|error| panic!("Chromium ne démarre pas : {error:#}"));
    Some(browser)
}

fn required() -> bool {
    std::env::var(REQUIREMENT).is_ok_and(|value| value == "required")
        || std::env::var("CI").is_ok_and(|ci| ci == "true")
}

impl Browser {
    async fn start(scripts: bool) -> Result<Self> {
        let capabilities = driver::capabilities(scripts);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let address = driver::address()?;
        let client = builder.capabilities(capabilities).connect(address).await?;
        let browser = Self { client };
        browser.resize(1280).await?;
        Ok(browser)
    }

    /// The WebDriver client below, for what this type does not offer.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Opens a page and waits until it is loaded.
    ///
    /// # Errors
    /// When nothing answers at this address.
    pub async fn goto(&self, url: &str) -> Result<()> {
        self.client.goto(url).await.with_context(|| format!("cannot open {url}"))
    }

    /// The address shown.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn url(&self) -> Result<String> {
        Ok(self.client.current_url().await?.into())
    }

    /// The first element that a CSS selector finds; waits for it a moment.
    ///
    /// # Errors
    /// When there is none.
    pub async fn find(&self, css: &str) -> Result<Element> {
        let wait = self.client.wait().at_most(std::time::Duration::from_secs(5));
        wait.for_element(Locator::Css(css)).await.with_context(|| format!("no element {css}"))
    }

    /// The text that a person sees in the first element that a CSS selector finds. An element that leaves with its page is looked for again.
    ///
    /// # Errors
    /// When there is none.
    pub async fn text(&self, css: &str) -> Result<String> {
        for _ in 0..TRIES {
            match self.find(css).await?.text().await {
                Err(error) if error.is_stale_element_reference() => tokio::time::sleep(PAUSE).await,
                read => return Ok(read?),
            }
        }
        anyhow::bail!("{css} never stays long enough to be read")
    }

    /// Waits until the first element that a CSS selector finds shows `words`: what a person does after a click, while the next page comes.
    ///
    /// # Errors
    /// With the text that stands there instead, after a few seconds.
    pub async fn sees(&self, css: &str, words: &str) -> Result<()> {
        let mut last = String::new();
        for _ in 0..TRIES {
            last = self.text(css).await?;
            if last.contains(words) {
                return Ok(());
            }
            tokio::time::sleep(PAUSE).await;
        }
        anyhow::bail!("{css} does not show « {words} » but « {last} »")
    }

    /// Clicks the first element that a CSS selector finds. An element that leaves with its page is looked for again.
    ///
    /// # Errors
    /// When there is none, or it is hidden.
    pub async fn click(&self, css: &str) -> Result<()> {
        for _ in 0..TRIES {
            match self.find(css).await?.click().await {
                Err(error) if error.is_stale_element_reference() => tokio::time::sleep(PAUSE).await,
                clicked => return clicked.with_context(|| format!("cannot click {css}")),
            }
        }
        anyhow::bail!("{css} never stays long enough to be clicked")
    }

    /// Empties the field that a CSS selector finds and types `text`.
    ///
    /// # Errors
    /// When there is none, or it takes no text.
    pub async fn fill(&self, css: &str, text: &str) -> Result<()> {
        let field = self.find(css).await?;
        field.clear().await?;
        field.send_keys(text).await.with_context(|| format!("cannot fill {css}"))
    }

    /// Runs a script in the page and gives what it returns.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn script(&self, script: &str) -> Result<Value> {
        Ok(self.client.execute(script, Vec::new()).await?)
    }

    /// Gives the browser a cookie for the site at `url`, `__Host-` cookies included.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn set_cookie(&self, url: &str, name: &str, value: &str) -> Result<()> {
        let secure = name.starts_with("__");
        let cookie =
            json!({ "url": url, "name": name, "value": value, "path": "/", "secure": secure, "httpOnly": true });
        let answer = self.devtools("Network.setCookie", cookie).await?;
        anyhow::ensure!(answer["success"] == true, "the browser refused the cookie {name}");
        Ok(())
    }

    /// Forgets every cookie.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn forget_cookies(&self) -> Result<()> {
        self.devtools("Network.clearBrowserCookies", json!({})).await.map(drop)
    }

    /// Sets the width of the page in CSS pixels; 320 is also what 400 % zoom gives at 1280.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn resize(&self, width: u32) -> Result<()> {
        let size = json!({ "width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await.map(drop)
    }

    /// Tells pages that the person prefers a dark theme, or a light one.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn prefer_dark(&self, dark: bool) -> Result<()> {
        let value = if dark { "dark" } else { "light" };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", media).await.map(drop)
    }

    /// Whether the page is wider than its window, so that one has to scroll sideways (WCAG 1.4.10 at 320 pixels).
    ///
    /// # Errors
    /// When the page has no document.
    pub async fn scrolls_sideways(&self) -> Result<bool> {
        let script = "const page = document.documentElement; return page.scrollWidth > page.clientWidth;";
        self.script(script).await?.as_bool().context("the page has no width")
    }

    /// Writes a picture of the whole page, at a width in CSS pixels, as PNG.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn screenshot(&self, file: &Path, width: u32) -> Result<()> {
        self.resize(width).await?;
        let options = json!({ "format": "png", "captureBeyondViewport": true, "fromSurface": true });
        let picture = self.devtools("Page.captureScreenshot", options).await?;
        let text = picture["data"].as_str().context("the browser gave no picture")?;
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        Ok(std::fs::write(file, devtools::bytes(text)?)?)
    }

    /// Closes the window and its profile.
    ///
    /// # Errors
    /// When the browser is already gone.
    pub async fn close(self) -> Result<()> {
        Ok(self.client.close().await?)
    }
}

#[cfg(test)]
mod tests;
