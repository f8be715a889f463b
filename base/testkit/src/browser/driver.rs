//! One ChromeDriver for each test program, which dies with it and takes its browsers along.

use std::io::{BufRead as _, BufReader};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use anyhow::{Context as _, Result, bail};
use serde_json::{Map, Value, json};

const FLAGS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
];

/// What ChromeDriver prints before its port, once it listens.
const LISTENS: &str = "was started successfully on port ";

/// Runs the driver until the input ends, which happens when the test program ends, however it ends: only then are browsers sure to be gone.
/// The shell leads its own process group, so that it ends what the driver started, and nothing else.
const KEEPER: &str = "chromedriver --port=0 --log-level=SEVERE &
    cat > /dev/null
    trap '' TERM; kill -TERM 0; sleep 0.5
    rm -rf \"$TMPDIR\"; kill -KILL 0";

/// Whether the browser and its driver are there.
pub fn installed() -> Result<(), String> {
    for (name, package) in [("chromium", "chromium"), ("chromedriver", "chromium-driver")] {
        find(name).ok_or_else(|| format!("{name} est absent : apt-get install {package}, ou cargo xtask test"))?;
    }
    Ok(())
}

/// Where the driver of this test program listens; the first call starts it.
pub fn address() -> Result<&'static str> {
    static DRIVER: OnceLock<Result<(Child, String)>> = OnceLock::new();
    match DRIVER.get_or_init(start) {
        Ok((_, address)) => Ok(address),
        Err(error) => bail!("chromedriver ne démarre pas : {error:#}"),
    }
}

fn start() -> Result<(Child, String)> {
    let folder = tempfile::Builder::new().prefix("fabrique-browser-").tempdir()?.keep();
    let mut keeper = Command::new("sh");
    keeper.args(["-c", KEEPER]).env("TMPDIR", folder).process_group(0);
    let mut keeper = keeper.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let output = BufReader::new(keeper.stdout.take().context("no output")?);
    for line in output.lines() {
        if let Some(port) = line?.split_once(LISTENS).map(|(_, rest)| rest.trim_end_matches('.').to_owned()) {
            return Ok((keeper, format!("http://127.0.0.1:{port}")));
        }
    }
    bail!("it stopped without a word")
}

/// What a new session is asked for.
pub fn capabilities(scripts: bool) -> Map<String, Value> {
    let mut options = json!({ "args": FLAGS, "binary": find("chromium") });
    if !scripts {
        options["prefs"] = json!({ "profile.managed_default_content_settings.javascript": 2 });
    }
    [("goog:chromeOptions".to_owned(), options), ("pageLoadStrategy".to_owned(), json!("normal"))].into_iter().collect()
}

fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| Path::is_file(file))
}
