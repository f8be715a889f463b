//! The program itself, started as an operator would, saying all that it can say.

use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use testkit::Place;

/// A running server, stopped when dropped.
pub struct Program {
    server: Child,
    /// Where it serves, `127.0.0.1:port`.
    pub listens: String,
    /// Where its figures are.
    pub metrics: String,
    log: PathBuf,
}

impl Program {
    /// Starts the program in `place`, reached by `public`, its log in JSON at the most verbose level there is.
    pub async fn start(place: &Place, listens: String, public: &str) -> Self {
        let log = place.folder().with_file_name("journaux.json");
        let file = std::fs::File::create(&log).expect("a log");
        let metrics = free_address();
        let mut command = command(place);
        command.arg("serve").env("FABRIQUE__ECOUTE", &listens).env("FABRIQUE__METRIQUES", &metrics);
        command.env("FABRIQUE__URL_PUBLIQUE", public).env("FABRIQUE__DEMONSTRATION", "false");
        command.env("FABRIQUE__JOURNAUX__FORMAT", "json").env("FABRIQUE__JOURNAUX__NIVEAU", "trace");
        for rate in ["CONNEXION", "ECRITURE", "API"] {
            command.env(format!("FABRIQUE__DEBIT__{rate}"), "0");
        }
        command.stdin(Stdio::null()).stdout(file.try_clone().expect("a log")).stderr(file);
        let server = command.spawn().expect("the program starts");
        let program = Self { server, listens, metrics, log };
        program.wait().await;
        program
    }

    async fn wait(&self) {
        for _ in 0..300 {
            if ask(&self.listens, "GET /sante HTTP/1.1\r\nHost: essai\r\nConnection: close\r\n\r\n")
                .await
                .contains("200 OK")
            {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the program does not serve: {}", self.log());
    }

    /// Asks it to stop, waits, and gives all that it said.
    pub fn stop(mut self) -> String {
        let id = self.server.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().expect("kill runs").success());
        self.server.wait().expect("it stops");
        self.log()
    }

    fn log(&self) -> String {
        String::from_utf8_lossy(&std::fs::read(&self.log).expect("a log")).into_owned()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The program with the configuration of `place`.
pub fn command(place: &Place) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fabrique"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let config = place.config();
    command.env_clear().env("PATH", path).env("FABRIQUE__BASE__DURABILITE", "process");
    command.current_dir(place.folder().parent().expect("a place")).arg("--data").arg(&config.donnees);
    if let Some(url) = &config.base.url {
        command.env("FABRIQUE__BASE__URL", url.reveal());
    }
    command
}

/// Runs a command of the program to its end.
///
/// # Panics
/// When it fails: with what it said.
pub fn run(place: &Place, arguments: &[&str]) -> Output {
    let output = command(place).args(arguments).output().expect("the program runs");
    let said = [&output.stdout[..], &output.stderr[..]].concat();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&said));
    output
}

/// An address of this machine where nothing listens now.
pub fn free_address() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").to_string()
}

/// Sends these bytes as they are and gives what comes back: what no browser would send.
pub async fn ask(address: &str, request: &str) -> String {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let Ok(mut stream) = tokio::net::TcpStream::connect(address).await else { return String::new() };
    let mut answer = Vec::new();
    if stream.write_all(request.as_bytes()).await.is_ok() {
        let _ = tokio::time::timeout(Duration::from_secs(10), stream.read_to_end(&mut answer)).await;
    }
    String::from_utf8_lossy(&answer).into_owned()
}
