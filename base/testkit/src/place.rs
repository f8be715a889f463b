//! Where a test's databases stand: a folder of its own, and on PostgreSQL a database of its own.

use std::path::{Path, PathBuf};
use std::process::Command;

use kernel::Config;
use kernel::config::{Base, Secret};
use kernel::db::Durability;
use sqlx::{Connection, Executor, PgConnection};
use tempfile::TempDir;

/// `sqlite` (the default) or `postgres`.
pub const ENGINE: &str = "FABRIQUE_TEST_ENGINE";
/// The address of a PostgreSQL server where databases may be created.
pub const POSTGRES: &str = "FABRIQUE_TEST_POSTGRES";

/// Is this test run on PostgreSQL?
pub fn on_postgres() -> bool {
    std::env::var(ENGINE).is_ok_and(|engine| engine == "postgres")
}

/// A folder and, on PostgreSQL, a database. Dropped, both are gone.
pub struct Place {
    folder: TempDir,
    database: Option<Throwaway>,
}

struct Throwaway {
    server: String,
    name: String,
}

impl Place {
    /// A new place on the engine of this test run.
    ///
    /// # Panics
    /// When the folder or the database cannot be created.
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let database = if on_postgres() { Some(Throwaway::create().await) } else { None };
        Self { folder, database }
    }

    /// The folder.
    pub fn folder(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A configuration for this place: demonstration mode, no rate limits, commits that do not wait for the disk.
    pub fn config(&self) -> Config {
        let mut config = Config { donnees: self.folder(), ..Config::default() };
        config.base = Base {
            url: self.database.as_ref().map(|database| Secret::new(database.url())),
            lecteurs: 2,
            durabilite: Durability::Process,
            ..Base::default()
        };
        config.debit = kernel::config::Debit { connexion: 0, ecriture: 0, api: 0, lecture: 0 };
        config
    }
}

impl Place {
    /// The database `name` as its owner reaches it, past the program: its file, or the account that migrates.
    ///
    /// # Panics
    /// When it cannot be reached.
    pub async fn owner(&self, name: &str) -> sea_orm::DatabaseConnection {
        let config = self.config();
        let url = match &config.base.url {
            Some(url) => {
                let schema: String = name.chars().map(|c| if c == '-' { '_' } else { c }).collect();
                format!("{}?options=-c%20search_path%3D{schema}%20-c%20fabrique.migration%3Don", url.reveal())
            }
            None => format!("sqlite://{}/{name}.db", config.donnees.display()),
        };
        let mut options = sea_orm::ConnectOptions::new(url);
        // What is set on the connection holds for all that follows.
        options.max_connections(1).sqlx_logging(false);
        sea_orm::Database::connect(options).await.expect("the owner reaches the database")
    }

    /// Where `mark` stands, in small letters: files of the deployment by their path, lines of a dump of the PostgreSQL database.
    ///
    /// # Panics
    /// When a file cannot be read, or `pg_dump` is missing.
    pub fn holding(&self, mark: &str) -> Vec<String> {
        let mut found = Vec::new();
        files_holding(&self.folder(), mark, &mut found);
        if let Some(database) = &self.database {
            found.extend(dump(&database.url()).lines().filter(|line| holds(line.as_bytes(), mark)).map(str::to_owned));
        }
        found
    }
}

/// Files of `folder` that hold `mark`, as it is or as the hexadecimal digits of its bytes.
///
/// # Panics
/// When one cannot be read.
pub fn files_holding(folder: &Path, mark: &str, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files_holding(&path, mark, found);
        } else if holds(&std::fs::read(&path).expect("a file"), mark) {
            found.push(path.display().to_string());
        }
    }
}

/// Whether these bytes hold `mark` in any case, or as hexadecimal digits.
pub fn holds(bytes: &[u8], mark: &str) -> bool {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    text.contains(mark) || text.contains(&kernel::hex(mark.as_bytes()))
}

/// The whole database as the statements that would make it again.
fn dump(url: &str) -> String {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let program = versions.map(|entry| entry.path().join("bin/pg_dump")).find(|program| program.is_file());
    let output = Command::new(program.unwrap_or_else(|| "pg_dump".into())).arg(url).output().expect("pg_dump runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

impl Throwaway {
    async fn create() -> Self {
        let server = std::env::var(POSTGRES).unwrap_or_else(|_| panic!("{POSTGRES} must name a server"));
        let name = format!("essai_{}", kernel::Random::system().digits(16));
        let mut connection = PgConnection::connect(&server).await.expect("the PostgreSQL server answers");
        connection.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.expect("a database");
        Self { server, name }
    }

    fn url(&self) -> String {
        let mut url = url::Url::parse(&self.server).expect("an address");
        url.set_path(&self.name);
        url.to_string()
    }
}

impl Drop for Throwaway {
    fn drop(&mut self) {
        let drop = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        let server = self.server.clone();
        // The test's own runtime may be gone: the farewell runs on one of its own.
        let farewell = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(async {
                let mut connection = PgConnection::connect(&server).await?;
                connection.execute(sqlx::AssertSqlSafe(drop)).await?;
                anyhow::Ok(())
            })
        });
        let _ = farewell.join();
    }
}
