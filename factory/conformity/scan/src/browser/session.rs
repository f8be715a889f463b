//! A window of its own profile, through the proxy: no cookie, no history, nothing granted.

use std::collections::HashMap;
use std::os::unix::fs::MetadataExt as _;
use std::time::Duration;

use fantoccini::wd::TimeoutConfiguration;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use tokio::time::{sleep, timeout};
use url::Url;

use super::devtools::Command;
use super::driver::{self, Driver};
use super::{Cookie, Seen, axe};
use crate::guard::GuardProxy;
use crate::options::Options;

/// What scripts started after the page came are given to finish.
const SETTLE: Duration = Duration::from_millis(1_500);
/// Beyond the time that the browser is told, before it is given up.
const GRACE: Duration = Duration::from_secs(5);

const FLAGS: [&str; 17] = [
    "--headless=new",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-default-apps",
    "--disable-breakpad",
    "--disable-crash-reporter",
    "--disable-dev-shm-usage",
    "--deny-permission-prompts",
    "--block-new-web-contents",
    "--mute-audio",
    "--lang=fr-FR",
    "--window-size=1280,900",
];

/// Elements of the page; those inside a drawing count for the drawing.
const ELEMENTS: &str = "return document.querySelectorAll('*').length - document.querySelectorAll('svg *').length;";

/// A window.
pub struct Session {
    client: Client,
    page: Duration,
}

impl Session {
    /// Opens a window.
    ///
    /// # Errors
    /// That it does not open, in French.
    pub async fn open(driver: &Driver, proxy: &GuardProxy, options: &Options) -> Result<Self, String> {
        let agent = format!("Mozilla/5.0 (compatible; {})", options.user_agent);
        let mut arguments: Vec<String> = FLAGS.iter().map(|flag| (*flag).to_owned()).collect();
        arguments.extend(proxy.chromium_arguments(&agent));
        if is_root() {
            // Chromium's own sandbox cannot be had by root: a deployment runs it as somebody else.
            arguments.push("--no-sandbox".into());
        }
        let preferences = json!({ "download_restrictions": 3, "intl.accept_languages": "fr-FR,fr" });
        let chrome = json!({ "args": arguments, "binary": driver::find("chromium"), "prefs": preferences, "perfLoggingPrefs": { "enableNetwork": true } });
        let capabilities: Map<String, Value> = [
            ("goog:chromeOptions".to_owned(), chrome),
            ("goog:loggingPrefs".to_owned(), json!({ "performance": "ALL" })),
            ("pageLoadStrategy".to_owned(), json!("normal")),
            ("unhandledPromptBehavior".to_owned(), json!("dismiss")),
            ("acceptInsecureCerts".to_owned(), json!(false)),
        ]
        .into_iter()
        .collect();
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let client = builder.connect(&driver.address).await.map_err(|_| "Chromium ne démarre pas".to_owned())?;
        let page = options.limits.page;
        let times = TimeoutConfiguration::new(Some(page), Some(page), None);
        client.update_timeouts(times).await.map_err(|_| "Chromium ne répond pas".to_owned())?;
        Ok(Self { client, page })
    }

    /// Opens a page and looks at it.
    ///
    /// # Errors
    /// That it does not come in time, in French. The window is then good for nothing more.
    pub async fn see(&self, url: &Url, axe: &Result<String, String>) -> Result<Seen, String> {
        let hung = |_| format!("la page {} n'a pas répondu dans le temps accordé", url.path());
        let looking = self.look(url, axe);
        timeout(self.page * 2 + SETTLE + GRACE, looking).await.map_err(hung)?
    }

    async fn look(&self, url: &Url, axe: &Result<String, String>) -> Result<Seen, String> {
        let failed = |_| format!("la page {} ne s'ouvre pas", url.path());
        self.network().await.map_err(failed)?;
        self.client.goto(url.as_str()).await.map_err(failed)?;
        sleep(SETTLE).await;
        let shown = self.client.current_url().await.map_err(failed)?;
        if !matches!(shown.scheme(), "http" | "https") {
            return Err(format!("la page {} ne s'ouvre pas", url.path()));
        }
        let elements = self.client.execute(ELEMENTS, Vec::new()).await.map_err(failed)?.as_u64().unwrap_or_default();
        let html = self.client.source().await.map_err(failed)?;
        let (requests, bytes) = self.network().await.map_err(failed)?;
        let axe = match axe {
            Ok(source) => axe::run(&self.client, source).await,
            Err(why) => Err(why.clone()),
        };
        Ok(Seen { url: shown, html, elements, requests, bytes, axe })
    }

    /// What was asked for since the last time, and how many bytes came.
    async fn network(&self) -> Result<(Vec<Url>, u64), fantoccini::error::CmdError> {
        let log = self.client.issue_cmd(Command::log()).await?;
        let mut requests = Vec::new();
        let mut sizes: HashMap<String, u64> = HashMap::new();
        for entry in log.as_array().into_iter().flatten() {
            let Some(message) = entry["message"].as_str() else { continue };
            let Ok(event) = serde_json::from_str::<Value>(message) else { continue };
            let (event, parameters) = (&event["message"]["method"], &event["message"]["params"]);
            let id = parameters["requestId"].as_str().unwrap_or_default().to_owned();
            match event.as_str() {
                Some("Network.requestWillBeSent") => {
                    let url = parameters["request"]["url"].as_str().and_then(|url| Url::parse(url).ok());
                    requests.extend(url.filter(|url| matches!(url.scheme(), "http" | "https" | "ws" | "wss")));
                }
                Some("Network.dataReceived") => {
                    *sizes.entry(id).or_default() += parameters["encodedDataLength"].as_u64().unwrap_or_default();
                }
                // The whole, heads included: what was counted piece by piece gives way to it.
                Some("Network.loadingFinished") => {
                    let whole = parameters["encodedDataLength"].as_f64().unwrap_or_default().max(0.0) as u64;
                    let counted = sizes.entry(id).or_default();
                    *counted = whole.max(*counted);
                }
                _ => {}
            }
        }
        Ok((requests, sizes.values().sum()))
    }

    /// Every cookie of the profile, of any host.
    ///
    /// # Errors
    /// That the browser is gone, in French.
    pub async fn cookies(&self) -> Result<Vec<Cookie>, String> {
        let command = Command::devtools("Network.getAllCookies", json!({}));
        let answer = self.client.issue_cmd(command).await.map_err(|_| "Chromium ne répond plus".to_owned())?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let read = |cookie: &Value| Cookie {
            name: text(&cookie["name"]),
            domain: text(&cookie["domain"]).trim_start_matches('.').to_owned(),
        };
        Ok(answer["cookies"].as_array().into_iter().flatten().map(read).collect())
    }

    /// Closes the window; the driver's end would do it too.
    pub async fn close(self) {
        let _ = timeout(GRACE, self.client.close()).await;
    }
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}
