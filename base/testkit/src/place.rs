//! Where a test's databases stand: a folder of its own, and on PostgreSQL a database of its own.

use std::path::PathBuf;

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
        };
        config.debit = kernel::config::Debit { connexion: 0, ecriture: 0, api: 0, lecture: 0 };
        config
    }
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
