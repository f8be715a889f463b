//! A throw-away PostgreSQL cluster: on loopback, on a free port, in a temporary folder, gone with us.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::shell;

const USER: &str = "fabrique";
const START: Duration = Duration::from_secs(30);

/// A running cluster; dropping it stops the server and removes its files.
pub struct Cluster {
    server: Child,
    url: String,
    _folder: TempDir,
}

impl Cluster {
    /// Creates and starts a cluster, and waits until it answers.
    ///
    /// # Errors
    /// When PostgreSQL is missing or does not start; its log is part of the error.
    pub fn start() -> Result<Self> {
        let programs = programs()?;
        let owner = Owner::choose()?;
        let folder = tempfile::Builder::new().prefix("fabrique-pg-").tempdir()?;
        let password = password()?;
        let password_file = folder.path().join("password");
        fs::write(&password_file, &password)?;
        owner.give(folder.path())?;
        owner.give(&password_file)?;

        let data = folder.path().join("data");
        let mut initdb = owner.command(&programs.join("initdb"));
        initdb.args(["--encoding=UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256", "--no-sync", "--username", USER]);
        shell::output(initdb.arg("--pwfile").arg(&password_file).arg("--pgdata").arg(&data))?;

        let port = free_port()?;
        let log = folder.path().join("log");
        let mut postgres = owner.command(&programs.join("postgres"));
        postgres.arg("-D").arg(&data).arg("-k").arg(folder.path());
        postgres.args(["-h", "127.0.0.1", "-p", &port.to_string()]);
        // Nothing of it outlives the tests, so durability is traded for speed.
        for setting in ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300"] {
            postgres.args(["-c", setting]);
        }
        let server = postgres.stdin(Stdio::null()).stdout(Stdio::null()).stderr(fs::File::create(&log)?).spawn()?;
        let url = format!("postgres://{USER}:{password}@127.0.0.1:{port}/postgres");
        let mut cluster = Self { server, url, _folder: folder };
        cluster.wait_until_ready(&programs, port).with_context(|| fs::read_to_string(&log).unwrap_or_default())?;
        Ok(cluster)
    }

    /// Where a superuser connects: `postgres://user:password@127.0.0.1:port/postgres`.
    pub fn url(&self) -> &str {
        &self.url
    }

    fn wait_until_ready(&mut self, programs: &Path, port: u16) -> Result<()> {
        let started = Instant::now();
        while started.elapsed() < START {
            if let Some(status) = self.server.try_wait()? {
                bail!("PostgreSQL stopped at once ({status})");
            }
            let mut ready = Command::new(programs.join("pg_isready"));
            ready.args(["--quiet", "--host=127.0.0.1", "--port", &port.to_string()]);
            if ready.status()?.success() {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(50));
        }
        bail!("PostgreSQL did not answer within {} s", START.as_secs())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // SIGINT is PostgreSQL's fast shutdown: connections are ended, the server stops.
        let _ = Command::new("kill").args(["-INT", &self.server.id().to_string()]).status();
        let _ = self.server.wait();
    }
}

/// The folder of the newest installed server's programs.
///
/// # Errors
/// When no server is installed.
pub fn programs() -> Result<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").context("PostgreSQL is not installed (package postgresql)")?;
    let version = |path: &PathBuf| path.file_name()?.to_str()?.parse::<u32>().ok();
    let installed =
        versions.filter_map(|entry| Some(entry.ok()?.path())).filter(|dir| dir.join("bin/initdb").is_file());
    let newest = installed.max_by_key(version).context("PostgreSQL's server is not installed (package postgresql)")?;
    Ok(newest.join("bin"))
}

/// Who runs the server: PostgreSQL refuses root.
enum Owner {
    Ourselves,
    Postgres { user: u32, group: u32 },
}

impl Owner {
    fn choose() -> Result<Self> {
        if !shell::is_root() {
            return Ok(Self::Ourselves);
        }
        let number = |flag| {
            Ok::<u32, anyhow::Error>(shell::output(Command::new("id").args([flag, "postgres"]))?.trim().parse()?)
        };
        Ok(Self::Postgres { user: number("-u")?, group: number("-g")? })
    }

    fn give(&self, path: &Path) -> Result<()> {
        if let Self::Postgres { user, group } = self {
            std::os::unix::fs::chown(path, Some(*user), Some(*group))?;
        }
        Ok(())
    }

    /// The program as that user, told by the system to stop when we die, however we die.
    fn command(&self, program: &Path) -> Command {
        let mut command = Command::new("setpriv");
        if let Self::Postgres { user, group } = self {
            command.args([format!("--reuid={user}"), format!("--regid={group}"), "--clear-groups".into()]);
        }
        command.args(["--pdeathsig", "INT", "--"]).arg(program).current_dir("/");
        command
    }
}

fn password() -> Result<String> {
    use std::io::Read as _;
    let mut bytes = [0_u8; 16];
    fs::File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// A port of the loopback that nobody listens on now.
///
/// # Errors
/// When the system has none.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use super::Cluster;
    use std::net::TcpStream;

    #[test]
    fn a_cluster_answers_while_it_is_held_and_leaves_nothing() {
        let cluster = Cluster::start().unwrap();
        let (_, address) = cluster.url().rsplit_once('@').unwrap();
        let address = address.trim_end_matches("/postgres").to_owned();
        let folder = cluster._folder.path().to_owned();
        assert!(TcpStream::connect(&address).is_ok() && folder.join("data").is_dir());
        drop(cluster);
        assert!(TcpStream::connect(&address).is_err() && !folder.exists());
    }
}
