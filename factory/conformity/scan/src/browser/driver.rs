//! One ChromeDriver for one scan, in a process group of its own that ends with it, however it ends.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

/// How long the driver may take to start, and to be gone.
const START: Duration = Duration::from_secs(20);
const STOP: Duration = Duration::from_secs(10);

/// What ChromeDriver prints before its port, once it listens.
const LISTENS: &str = "was started successfully on port ";

/// Runs the driver until the input ends: when it is dropped, or when the whole program ends. The shell leads its own process group, so that
/// it ends what the driver started, and nothing else; then it removes the profile.
const KEEPER: &str = "chromedriver --port=0 --log-level=SEVERE &
    cat > /dev/null
    trap '' TERM; kill -TERM 0; sleep 0.3
    rm -rf \"$TMPDIR\"; kill -KILL 0";

/// A running driver.
pub struct Driver {
    keeper: Child,
    /// Where it listens.
    pub address: String,
    /// The folder of its profiles.
    pub folder: PathBuf,
}

impl Driver {
    /// Starts a driver.
    ///
    /// # Errors
    /// What is missing on this machine, or that it does not start, in French.
    pub async fn start() -> Result<Self, String> {
        for (name, package) in [("chromium", "chromium"), ("chromedriver", "chromium-driver")] {
            find(name)
                .ok_or_else(|| format!("Le programme {name} est absent de cette machine (paquet Debian {package})."))?;
        }
        let silent = || "ChromeDriver ne démarre pas.".to_owned();
        let folder = tempfile::Builder::new().prefix("fabrique-scan-").tempdir().map_err(|_| silent())?.keep();
        let mut keeper = Command::new("sh");
        keeper.args(["-c", KEEPER]).process_group(0).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        // The browser runs the code of strangers: it is told nothing of our environment.
        let path = std::env::var_os("PATH").unwrap_or_default();
        keeper.env_clear().env("PATH", path).env("TMPDIR", &folder).env("HOME", &folder).env("LANG", "fr_FR.UTF-8");
        let mut keeper = keeper.spawn().map_err(|_| silent())?;
        let output = keeper.stdout.take().ok_or_else(silent)?;
        let port = timeout(START, port(BufReader::new(output))).await.ok().flatten().ok_or_else(silent)?;
        Ok(Self { keeper, address: format!("http://127.0.0.1:{port}"), folder })
    }

    /// Ends the driver and its browsers, and waits until they are gone.
    pub async fn stop(mut self) {
        drop(self.keeper.stdin.take());
        // The keeper kills its own group at last, itself included.
        if timeout(STOP, self.keeper.wait()).await.is_err() {
            tracing::warn!("the browser of {} was still there after {} seconds", self.folder.display(), STOP.as_secs());
        }
    }
}

async fn port(mut output: BufReader<tokio::process::ChildStdout>) -> Option<String> {
    let mut line = String::new();
    while output.read_line(&mut line).await.ok()? > 0 {
        if let Some((_, rest)) = line.split_once(LISTENS) {
            return Some(rest.trim().trim_end_matches('.').to_owned());
        }
        line.clear();
    }
    None
}

/// Where a program is.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| Path::is_file(file))
}
