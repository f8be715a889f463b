//! A ProConnect of tests: an OpenID Connect provider on a loopback port, that lets a fictitious agent through at once, and lies when told to.

mod routes;
mod tokens;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::body::Body;
use chrono::TimeDelta;
use http::Request;
use http::header::LOCATION;
use kernel::Clock;
use kernel::config::{Config, Proconnect, Secret};
use tokio::net::TcpListener;
use tower::ServiceExt;

const CLIENT: &str = "fabrique-essai";
const SECRET: &str = "secret-de-l-essai";

/// How the provider misbehaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The identity token carries the nonce of somebody else's departure.
    WrongNonce,
    /// The identity token names another provider.
    WrongIssuer,
    /// The identity token is for another client.
    WrongAudience,
    /// The identity token is an hour old and over.
    Expired,
    /// The identity token is signed by a key that the provider does not publish.
    WrongKey,
    /// The level stated is not one that was asked for.
    WrongLevel,
    /// The user information is about somebody else than the identity token.
    OtherSubject,
    /// The user information is not signed.
    Unsigned,
    /// The address is said not to be verified.
    Unverified,
    /// The agent gives up.
    Cancels,
    /// Every answer is a 500.
    Down,
    /// The keys have another name since the description was read last.
    NewKey,
}

/// The fictitious agent that the provider lets through.
#[derive(Clone, Debug)]
pub struct Agent {
    /// What the provider calls them.
    pub sub: String,
    /// Their address.
    pub email: String,
    /// First name.
    pub given_name: String,
    /// Last name.
    pub usual_name: String,
}

impl Agent {
    /// Camille Martin.
    pub fn camille() -> Self {
        Self {
            sub: "agent-camille".into(),
            email: "camille.martin@exemple.fr".into(),
            given_name: "Camille".into(),
            usual_name: "Martin".into(),
        }
    }
}

struct Departure {
    agent: Agent,
    nonce: String,
    challenge: String,
    redirect: String,
}

struct State {
    issuer: String,
    clock: Clock,
    agent: Agent,
    level: String,
    fault: Option<Fault>,
    /// Codes not used yet.
    codes: HashMap<String, Departure>,
    /// Access tokens given.
    tokens: HashMap<String, Agent>,
    /// How many times the description was read.
    described: usize,
}

type Shared = Arc<Mutex<State>>;

/// The provider. It serves until the test ends.
pub struct ProconnectProvider {
    state: Shared,
    router: Router,
}

impl ProconnectProvider {
    /// Starts a provider that lets Camille Martin through, at the level `eidas1`.
    ///
    /// # Panics
    /// When no port can be opened.
    pub async fn start(clock: Clock) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let issuer = format!("http://{}/api/v2", listener.local_addr().expect("an address"));
        let (agent, level) = (Agent::camille(), "eidas1".to_owned());
        let state = State {
            issuer,
            clock,
            agent,
            level,
            fault: None,
            codes: HashMap::new(),
            tokens: HashMap::new(),
            described: 0,
        };
        let state = Arc::new(Mutex::new(state));
        let router = routes::router(state.clone());
        let served = router.clone();
        tokio::spawn(async move { axum::serve(listener, served).await });
        Self { state, router }
    }

    /// Makes a deployment trust this provider, and ask for the level `eidas1`.
    pub fn configure(&self, config: &mut Config) {
        config.proconnect = Some(Proconnect {
            emetteur: lock(&self.state).issuer.clone(),
            client: CLIENT.into(),
            secret: Secret::new(SECRET),
            acr: vec!["eidas1".into()],
        });
        config.reseau.prives_autorises.push("127.0.0.0/8".into());
    }

    /// Whom the provider lets through from now on.
    pub fn let_through(&self, agent: Agent) {
        lock(&self.state).agent = agent;
    }

    /// What the provider does wrong from now on.
    pub fn misbehave(&self, fault: Option<Fault>) {
        lock(&self.state).fault = fault;
    }

    /// How many times the description was read.
    pub fn times_described(&self) -> usize {
        lock(&self.state).described
    }

    /// What a browser does with the address that our sign-in redirects to: goes there, and is sent back. Answers the path and query of the
    /// return.
    ///
    /// # Panics
    /// When the provider refuses the request: it is malformed.
    pub async fn visit(&self, address: &str) -> String {
        let path = address.split_once("/api/v2").map_or(address, |(_, path)| path);
        let request = Request::get(format!("/api/v2{path}")).body(Body::empty()).expect("a request");
        let answer = self.router.clone().oneshot(request).await.expect("an answer");
        let back = answer.headers().get(LOCATION).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let back = back.unwrap_or_else(|| panic!("the provider refused the departure: {}", answer.status()));
        let back = url::Url::parse(&back).expect("an address");
        format!("{}?{}", back.path(), back.query().unwrap_or_default())
    }
}

/// How long the tokens of the provider are good for.
const TOKEN_LIFE: TimeDelta = TimeDelta::minutes(1);

fn lock(state: &Shared) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}
