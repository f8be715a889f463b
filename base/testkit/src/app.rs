//! A deployment of its own for each test, on the engine that the test run asks for.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, HOST, LOCATION, ORIGIN, SET_COOKIE};
use http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt;
use kernel::access::{Grant, give_grant};
use kernel::{Clock, Config, Deployment, Feature, Ground, Id, Kernel, Personal, Random, Service, serving};
use tower::ServiceExt;

use crate::place::Place;

/// When every test begins: a Thursday morning, in winter time.
pub const START: &str = "2026-08-20T08:00:00Z";

/// A deployment that nothing else uses. Dropped, it leaves nothing.
pub struct App {
    /// The deployment.
    pub deployment: Deployment,
    /// Its clock, which tests move.
    pub clock: Clock,
    router: Router,
    place: Place,
}

/// How a test's deployment differs from the ordinary one.
pub struct Setup {
    /// Features of the platform.
    pub platform: Vec<Feature>,
    /// Services; the first one is the front.
    pub services: Vec<Service>,
    /// Routes beside them: assets.
    pub others: Router,
    /// A last word on the configuration.
    pub configure: Box<dyn FnOnce(&mut Config) + Send>,
}

impl App {
    /// Opens a deployment with these services and the ordinary configuration.
    pub async fn open(platform: Vec<Feature>, services: Vec<Service>) -> Self {
        Self::open_with(Setup { platform, services, others: Router::new(), configure: Box::new(|_| {}) }).await
    }

    /// Opens a deployment.
    ///
    /// # Panics
    /// When it cannot be opened: the test has no meaning then.
    pub async fn open_with(setup: Setup) -> Self {
        let place = Place::new().await;
        let mut config = place.config();
        (setup.configure)(&mut config);
        let clock = Clock::fixed(START.parse().expect("a date"));
        let ground = Ground { config, clock: clock.clone(), random: Random::system() };
        let deployment = Deployment::open(ground, setup.platform, setup.services).await.expect("the deployment opens");
        let show = ui::error_pages(&deployment);
        let router = serving::application(&deployment, setup.others, show).expect("the application stands");
        Self { deployment, clock, router, place }
    }

    /// The kernel of the first service.
    pub fn kernel(&self) -> &Kernel {
        self.deployment.front()
    }

    /// The folder of data: keys, heads, letters, and the databases on SQLite.
    pub fn folder(&self) -> PathBuf {
        self.place.folder()
    }

    /// The configuration that opens the same place again.
    pub fn config(&self) -> Config {
        self.place.config()
    }

    /// The first service's database as its owner reaches it, past the program: its file, or the account that migrates.
    ///
    /// # Panics
    /// When it cannot be reached.
    pub async fn owner(&self) -> sea_orm::DatabaseConnection {
        self.place.owner(self.kernel().db().name()).await
    }

    /// Somebody who has not signed in.
    pub fn anonymous(&self) -> Client {
        Client { router: self.router.clone(), cookies: Vec::new(), account: None, peer: None }
    }

    /// A fictitious person, signed in, with these roles in the first service.
    ///
    /// # Panics
    /// When the person cannot be signed in.
    pub async fn person(&self, name: &str, grants: &[Grant]) -> Client {
        let platform = self.deployment.platform();
        let email = format!("{}@exemple.fr", unaccented(name));
        let tx = platform.begin_as_system("essai").await.expect("a transaction");
        let account = kernel::identity::create_account(&tx, &Personal::new(email), &Personal::new(name.to_owned()))
            .await
            .expect("an account");
        tx.commit(kernel::Event::new("account.created").subject("compte", &account)).await.expect("a commit");
        if !grants.is_empty() {
            let tx = self.kernel().begin_as_system("essai").await.expect("a transaction");
            for grant in grants {
                give_grant(&tx, &account, grant).await.expect("a grant");
            }
            tx.commit(kernel::Event::new("person.ready")).await.expect("a commit");
        }
        let cookie = kernel::identity::sign_in_for_tests(platform, &account).await.expect("a session");
        Client { router: self.router.clone(), cookies: vec![cookie], account: Some(account), peer: None }
    }

    /// The letters sent so far, oldest first, as they left.
    ///
    /// # Panics
    /// When background work fails.
    pub async fn letters(&self) -> Vec<String> {
        self.deployment.tend().await.expect("background work");
        let mut files: Vec<_> = std::fs::read_dir(self.folder().join("courriels"))
            .map(|entries| entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect())
            .unwrap_or_default();
        files.sort_by_key(|file| std::fs::metadata(file).and_then(|meta| meta.modified()).ok());
        files.iter().filter_map(|file| std::fs::read_to_string(file).ok()).collect()
    }

    /// The kinds of the journal's lines in the first service's database, oldest first.
    ///
    /// # Panics
    /// When the journal cannot be read.
    pub async fn journal(&self) -> Vec<String> {
        journal_of(self.kernel()).await
    }

    /// Serves on a loopback port until the test ends, for a browser. Answers the address, without a final slash.
    ///
    /// # Panics
    /// When no port can be opened.
    pub async fn serve(&self) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let router = self.router.clone();
        tokio::spawn(async move {
            let limits = kernel::http::server::ServerLimits::default();
            let _ = kernel::http::server::serve(listener, router, limits, std::future::pending()).await;
        });
        address
    }
}

/// The kinds of the journal's lines in `kernel`'s database, oldest first.
///
/// # Panics
/// When the journal cannot be read.
pub async fn journal_of(kernel: &Kernel) -> Vec<String> {
    use sea_orm::{ConnectionTrait, Statement};
    let reader = kernel.db().reader();
    let all = Statement::from_string(reader.get_database_backend(), "SELECT kind FROM journal_event ORDER BY id");
    let rows = reader.query_all_raw(all).await.expect("the journal");
    rows.iter().map(|row| row.try_get_by_index(0).expect("a kind")).collect()
}

/// Somebody at a browser without JavaScript: keeps cookies, sends forms with their token.
#[derive(Clone)]
pub struct Client {
    router: Router,
    cookies: Vec<String>,
    /// Their account, when they are signed in.
    pub account: Option<Id>,
    peer: Option<IpAddr>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, as text.
    pub body: String,
}

impl Answer {
    /// Where a redirection leads.
    pub fn location(&self) -> &str {
        self.headers.get(LOCATION).and_then(|value| value.to_str().ok()).unwrap_or("")
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// When it is none.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("no JSON ({error}): {}", self.body))
    }
}

impl Client {
    /// The same browser, connected from this address.
    pub fn at(self, address: IpAddr) -> Self {
        Self { peer: Some(address), ..self }
    }

    /// Asks for a page.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, None).await
    }

    /// Sends a form from one of our pages. Somebody signed in sends the token that `from` (a page they read before) carries.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(Method::POST, path, Some(fields)).await
    }

    /// Reads `page`, takes its anti-forgery token, and sends the form to `path`.
    ///
    /// # Panics
    /// When the page carries no token.
    pub async fn submit(&mut self, page: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let read = self.get(page).await;
        let token = token_in(&read.body).unwrap_or_else(|| panic!("no token in {page}: {}", read.status));
        let mut all = vec![("_jeton", token.as_str())];
        all.extend_from_slice(fields);
        self.post(path, &all).await
    }

    /// Reads `page`, takes its anti-forgery token, and sends the form to `path` with a file in the field `fichier`.
    ///
    /// # Panics
    /// When the page carries no token.
    pub async fn upload(&mut self, page: &str, path: &str, fields: &[(&str, &str)], file: (&str, &[u8])) -> Answer {
        const EDGE: &str = "bordure-d-essai";
        let read = self.get(page).await;
        let token = token_in(&read.body).unwrap_or_else(|| panic!("no token in {page}: {}", read.status));
        let mut body = Vec::new();
        for (name, value) in [("_jeton", token.as_str())].iter().chain(fields) {
            let part = format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let head =
            format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"{}\"\r\n\r\n", file.0);
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(file.1);
        body.extend_from_slice(format!("\r\n--{EDGE}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={EDGE}");
        self.exchange(Method::POST, path, Some((kind, Body::from(body)))).await
    }

    /// Sends any request of a browser on our own site.
    ///
    /// # Panics
    /// When the request is no request.
    pub async fn send(&mut self, method: Method, path: &str, form: Option<&[(&str, &str)]>) -> Answer {
        let body = form.map(|fields| {
            let mut body = url::form_urlencoded::Serializer::new(String::new());
            body.extend_pairs(fields);
            ("application/x-www-form-urlencoded".to_owned(), Body::from(body.finish()))
        });
        self.exchange(method, path, body).await
    }

    /// Sends a program's request: JSON, with a token of its own.
    pub async fn call(&mut self, method: Method, path: &str, token: &str, json: &str) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, "127.0.0.1:3000")
            .header(AUTHORIZATION, format!("Bearer {token}"))
            .header(CONTENT_TYPE, "application/json");
        self.answer(request, Body::from(json.to_owned())).await
    }

    async fn exchange(&mut self, method: Method, path: &str, content: Option<(String, Body)>) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header(HOST, "127.0.0.1:3000");
        if !self.cookies.is_empty() {
            request = request.header(COOKIE, self.cookies.join("; "));
        }
        let body = match content {
            None => Body::empty(),
            Some((kind, body)) => {
                request = request.header(CONTENT_TYPE, kind).header(ORIGIN, "http://127.0.0.1:3000");
                body
            }
        };
        self.answer(request, body).await
    }

    async fn answer(&mut self, mut request: http::request::Builder, body: Body) -> Answer {
        if let Some(peer) = self.peer {
            request = request.extension(ConnectInfo(SocketAddr::new(peer, 50_000)));
        }
        let response = self.router.clone().oneshot(request.body(body).expect("a request")).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("a body").to_bytes();
        self.keep_cookies(&parts.headers);
        Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// The cookies held, as `name=value`.
    pub fn cookies(&self) -> &[String] {
        &self.cookies
    }

    fn keep_cookies(&mut self, headers: &HeaderMap) {
        for set in headers.get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok()) {
            let pair = set.split(';').next().unwrap_or_default();
            let name = pair.split('=').next().unwrap_or_default();
            self.cookies.retain(|held| held.split('=').next() != Some(name));
            let removed = set.contains("Max-Age=0") || pair.ends_with('=');
            if !removed {
                self.cookies.push(pair.to_owned());
            }
        }
    }
}

/// « Inès Benali » → `ines.benali`.
fn unaccented(name: &str) -> String {
    let plain = |letter: char| match letter {
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'à' | 'â' => 'a',
        'î' | 'ï' => 'i',
        'ô' => 'o',
        'ç' => 'c',
        ' ' => '.',
        other => other,
    };
    name.to_lowercase().chars().map(plain).collect()
}

fn token_in(page: &str) -> Option<String> {
    let after = page.split("name=\"_jeton\"").nth(1)?;
    let value = after.split("value=\"").nth(1)?;
    Some(value.split('"').next()?.to_owned())
}
