//! Throw-away databases of each engine. An engine that is not here is said loudly and counted as skipped.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use sqlx::{AssertSqlSafe, Connection, Executor, MySqlConnection, PgConnection, SqliteConnection};
use tempfile::TempDir;

/// A database; dropped, it is gone.
pub struct Ground {
    pub address: String,
    folder: TempDir,
    server: Option<Child>,
    dropped: Option<(String, String)>,
}

impl Ground {
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = format!("sqlite://{}", folder.path().join("essai.db").display());
        SqliteConnection::connect(&format!("{address}?mode=rwc")).await.unwrap();
        Self { address, folder, server: None, dropped: None }
    }

    /// On the server of this test run (`FABRIQUE_TEST_ENGINE`, `FABRIQUE_TEST_POSTGRES`); nothing in the run on SQLite.
    pub async fn postgres() -> Option<Self> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        if std::env::var("FABRIQUE_TEST_ENGINE").as_deref() != Ok("postgres") {
            return None;
        }
        let server = std::env::var("FABRIQUE_TEST_POSTGRES").expect("the address of a PostgreSQL server");
        let name = format!("agent_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        run(&server, &[format!("CREATE DATABASE {name}")]).await;
        let (before, query) = server.split_once('?').unwrap_or((&server, ""));
        let host = before.rsplit_once('/').filter(|(host, _)| !host.ends_with('/')).map_or(before, |(host, _)| host);
        let address = format!("{host}/{name}?{query}");
        Some(Self { address, folder: tempfile::tempdir().unwrap(), server: None, dropped: Some((server, name)) })
    }

    /// A server of its own, when Debian's `mariadb-server` is installed.
    pub async fn mysql() -> Option<Self> {
        let found = |name: &str| {
            ["/usr/sbin", "/usr/bin"].iter().map(|folder| PathBuf::from(folder).join(name)).find(|path| path.is_file())
        };
        let (Some(server), Some(install)) = (found("mariadbd"), found("mariadb-install-db")) else {
            let _ =
                writeln!(std::io::stdout(), "IGNORÉ : mariadb-server est absent, l'agent n'est pas essayé sur MySQL");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        let data = format!("--datadir={}", folder.path().join("data").display());
        let socket = folder.path().join("s");
        let ours = ["--no-defaults", &data, "--user=root"];
        let mut made = Command::new(install);
        made.args(ours).args(["--auth-root-authentication-method=normal", "--skip-test-db"]);
        assert!(made.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().success());
        let mut started = Command::new(server);
        started.args(ours).arg(format!("--socket={}", socket.display())).arg("--skip-networking");
        let server = started.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let root = format!("mysql://root@localhost/?socket={}", socket.display());
        let until = Instant::now() + Duration::from_secs(60);
        while MySqlConnection::connect(&root).await.is_err() {
            assert!(Instant::now() < until, "MariaDB does not start");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        run(&root, &["CREATE DATABASE essai".into()]).await;
        let address = root.replace("localhost/?", "localhost/essai?");
        Some(Self { address, folder, server: Some(server), dropped: None })
    }

    /// Changes the database as the product would.
    pub async fn run(&self, statements: &[String]) {
        run(&self.address, statements).await;
    }

    pub async fn end(mut self) {
        if let Some(server) = &mut self.server {
            server.kill().unwrap();
            server.wait().unwrap();
        }
        if let Some((server, name)) = self.dropped.take() {
            run(&server, &[format!("DROP DATABASE {name} WITH (FORCE)")]).await;
        }
        self.folder.close().unwrap();
    }
}

async fn run(address: &str, statements: &[String]) {
    for statement in statements {
        let statement = AssertSqlSafe(statement.clone());
        match address.split(':').next().unwrap() {
            "sqlite" => drop(SqliteConnection::connect(address).await.unwrap().execute(statement).await.unwrap()),
            "mysql" => drop(MySqlConnection::connect(address).await.unwrap().execute(statement).await.unwrap()),
            _ => drop(PgConnection::connect(address).await.unwrap().execute(statement).await.unwrap()),
        }
    }
}
