//! The program under test: started on a free port with a configuration of its own, watched from outside only.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::postgres::free_port;
use crate::shell::{self, program};

const PATIENCE: Duration = Duration::from_secs(60);

/// Where and how the program runs.
pub struct Setting {
    /// The executable.
    pub program: PathBuf,
    /// The folder of its data and configuration.
    pub folder: PathBuf,
    /// A PostgreSQL server; files in the folder when there is none.
    pub database: Option<String>,
    /// Whether the demonstration is loaded at start.
    pub demonstration: bool,
}

impl Setting {
    /// A run of the program with these words, the data and the configuration.
    ///
    /// # Errors
    /// When the configuration cannot be written.
    pub fn command(&self, arguments: &[&str]) -> Result<Command> {
        let config = self.folder.join("fabrique.toml");
        // One address makes every request here: the limits for each address would measure themselves.
        let mut text = format!(
            "demonstration = {}\n[debit]\nconnexion = 0\necriture = 0\napi = 0\nlecture = 0\n[journaux]\nniveau = \"error\"\n",
            self.demonstration
        );
        if let Some(url) = &self.database {
            text.push_str(&format!("[base]\nurl = \"{url}\"\n"));
        }
        fs::write(&config, text)?;
        let mut command = program(&self.program);
        command.arg("--data").arg(self.folder.join("data")).arg("--config").arg(&config).args(arguments);
        Ok(command)
    }
}

/// A running program; dropping it kills it, as a power cut would.
pub struct Server {
    child: Child,
    /// `http://127.0.0.1:PORT`.
    pub address: String,
    /// From the start of the process to its first good answer.
    pub start: Duration,
}

impl Server {
    /// Starts the program, on one processor when `core` says which, and waits for its first good answer.
    ///
    /// # Errors
    /// When it stops, or does not answer in a minute.
    pub fn start(setting: &Setting, core: Option<u32>) -> Result<Self> {
        let listen = format!("127.0.0.1:{}", free_port()?);
        let inner = setting.command(&["serve", "--listen", &listen])?;
        let mut command = match core {
            None => inner,
            Some(core) => {
                let mut pinned = program("taskset");
                pinned.args(["-c", &core.to_string()]).arg(inner.get_program()).args(inner.get_args());
                pinned
            }
        };
        let log = setting.folder.join("log");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(fs::File::create(&log)?);
        let started = Instant::now();
        let child = command.spawn().context("the program does not start")?;
        let mut server = Self { child, address: format!("http://{listen}"), start: Duration::ZERO };
        server.wait(started).with_context(|| fs::read_to_string(&log).unwrap_or_default())?;
        Ok(server)
    }

    fn wait(&mut self, started: Instant) -> Result<()> {
        let agent = browser();
        while started.elapsed() < PATIENCE {
            if agent.get(format!("{}/sante", self.address)).call().is_ok_and(|answer| answer.status() == 200) {
                self.start = started.elapsed();
                return Ok(());
            }
            if let Some(status) = self.child.try_wait()? {
                bail!("the program stopped ({status})");
            }
            thread::sleep(Duration::from_millis(2));
        }
        bail!("the program does not answer")
    }

    /// Resident memory, in bytes.
    ///
    /// # Errors
    /// When the process is gone.
    pub fn memory(&self) -> Result<u64> {
        let status = fs::read_to_string(Path::new("/proc").join(self.child.id().to_string()).join("status"))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
        Ok(line.trim_end_matches("kB").trim().parse::<u64>()? * 1024)
    }

    /// Processor time used so far, in the system's hundredths of a second.
    ///
    /// # Errors
    /// When the process is gone.
    pub fn processor_time(&self) -> Result<Duration> {
        let stat = fs::read_to_string(Path::new("/proc").join(self.child.id().to_string()).join("stat"))?;
        // The name, in parentheses, may hold spaces; user and system time are the 12th and 13th fields after it.
        let (_, fields) = stat.rsplit_once(')').context("no name in stat")?;
        let ticks = fields.split_whitespace().skip(11).take(2).map(str::parse::<u64>).sum::<Result<u64, _>>()?;
        Ok(Duration::from_millis(ticks * 10))
    }

    /// Ends the process at once, without a word to it (SIGKILL).
    ///
    /// # Errors
    /// When it cannot be ended.
    pub fn kill(&mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.kill();
    }
}

/// The executable that was given, or the program built for release.
///
/// # Errors
/// When it does not build.
pub fn executable(given: Option<&Path>) -> Result<PathBuf> {
    if let Some(given) = given {
        return given.canonicalize().with_context(|| given.display().to_string());
    }
    shell::run(&mut shell::cargo(&["build", "--release", "--package", "fabrique"]))?;
    Ok(shell::target().join("release/fabrique"))
}

/// A client that shows answers as they are: no redirection followed, no status turned into an error.
pub fn browser() -> ureq::Agent {
    let timeout = Some(Duration::from_secs(10));
    ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).timeout_global(timeout).build().into()
}
