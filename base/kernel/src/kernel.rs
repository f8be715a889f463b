//! The handle that every handler and every job receives: configuration, clock, randomness, databases, letters, the outside.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use crate::Error;
use crate::access::Person;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::{Actor, Database, Tx};
use crate::feature::{Access, Feature, Indicator, MenuEntry, Route};
use crate::http::csrf_token;
use crate::identity::proconnect::Described;
use crate::journal::HeadKeeper;
use crate::mail::Mailer;
use crate::manifest::Manifest;
use crate::outbound::Outbound;
use crate::random::Random;
use crate::vault::Vault;

/// What a service runs on. Cheap to clone; the state of every router.
#[derive(Clone)]
pub struct Kernel(Arc<Inner>);

pub(crate) struct Inner {
    pub config: Arc<Config>,
    pub clock: Clock,
    pub random: Random,
    pub secret: Arc<str>,
    pub database: Database,
    pub platform: Database,
    pub manifest: Arc<Manifest>,
    pub mailer: Mailer,
    pub outbound: Outbound,
    pub derived: DerivedValues,
    pub described: Described,
    pub outline: Outline,
    pub services: OnceLock<Vec<Kernel>>,
    pub neighbours: OnceLock<Vec<Neighbour>>,
    pub heads: HeadKeeper,
}

/// Another service of the same deployment, as anybody may know it: what it says of itself and what it declares, never its database.
#[derive(Clone, Debug)]
pub struct Neighbour {
    /// What it says of itself.
    pub manifest: Arc<Manifest>,
    /// What its features declare.
    pub outline: Outline,
}

/// What the features of this service declare, for the pages that are derived from it.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// The figures it publishes.
    pub indicators: Vec<Indicator>,
    /// The declarations of its tables.
    pub records: Vec<privacy::RecordDeclaration>,
    /// The declarations of the platform's tables: the accounts and sessions that every service relies on.
    pub platform: Vec<privacy::RecordDeclaration>,
    /// The declaration of the table of keys.
    pub keys: Vec<privacy::RecordDeclaration>,
    /// Its public pages: paths without parameters that anybody may read.
    pub public_pages: Vec<String>,
    /// The pages that its menu shows to those who may open them.
    pub menu: Vec<MenuEntry>,
}

impl Outline {
    pub(crate) fn of(
        config: &Config,
        service: &str,
        features: &[Feature],
        platform: &[privacy::RecordDeclaration],
    ) -> Self {
        let mut keys = [<crate::vault::VaultKey as privacy::Record>::DECLARATION];
        config.settle(service, &mut keys);
        let public = |route: &&Route| {
            route.access == Access::Public && route.method == http::Method::GET && !route.path.contains('{')
        };
        Self {
            indicators: features.iter().flat_map(|feature| feature.indicators.iter().cloned()).collect(),
            records: features.iter().flat_map(|feature| feature.records.iter().copied()).collect(),
            platform: platform.to_vec(),
            keys: keys.to_vec(),
            public_pages: features
                .iter()
                .flat_map(|feature| feature.routes.iter().filter(public))
                .map(|route| route.path.clone())
                .collect(),
            menu: features.iter().flat_map(|feature| feature.menu.iter().cloned()).collect(),
        }
    }

    /// The declarations of every table in which the service's work leaves something, each table once: its own, those of accounts and sessions,
    /// and that of keys where something is encrypted.
    pub fn relied_on(&self) -> Vec<privacy::RecordDeclaration> {
        let mut all: Vec<privacy::RecordDeclaration> = Vec::new();
        for record in self.records.iter().chain(&self.platform) {
            if all.iter().all(|known| known.table != record.table) {
                all.push(*record);
            }
        }
        if all.iter().any(|record| record.fields.iter().any(|field| field.kind.encrypted())) {
            all.extend(&self.keys);
        }
        all
    }
}

/// A value and the version of the database at which it was computed.
type Dated = (u64, Arc<dyn Any + Send + Sync>);

/// Values computed from the database, each with the version at which it was computed.
#[derive(Default)]
pub(crate) struct DerivedValues {
    values: RwLock<HashMap<TypeId, Dated>>,
    turn: tokio::sync::Mutex<()>,
}

impl Kernel {
    pub(crate) fn new(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }

    /// The configuration of the deployment.
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// The source of randomness.
    pub fn random(&self) -> &Random {
        &self.0.random
    }

    /// This service's database.
    pub fn db(&self) -> &Database {
        &self.0.database
    }

    /// The keys of the people whose data are encrypted in this service's database.
    pub fn vault(&self) -> &Vault {
        self.0.database.vault()
    }

    /// The accounts and sessions of the deployment.
    pub fn platform(&self) -> &Database {
        &self.0.platform
    }

    /// What this service says of itself.
    pub fn manifest(&self) -> &Manifest {
        &self.0.manifest
    }

    /// What the features of this service declare.
    pub fn outline(&self) -> &Outline {
        &self.0.outline
    }

    /// The services of the deployment, for the platform's own pages; of a service's kernel, none.
    pub fn services(&self) -> &[Kernel] {
        self.0.services.get().map_or(&[], Vec::as_slice)
    }

    /// The other services of the deployment; of the platform's kernel, none.
    pub fn neighbours(&self) -> &[Neighbour] {
        self.0.neighbours.get().map_or(&[], Vec::as_slice)
    }

    /// Tells the services of each other.
    pub(crate) fn introduce(services: &[Kernel]) {
        for one in services {
            let others = services.iter().filter(|other| other.manifest().id != one.manifest().id);
            let known =
                |other: &Kernel| Neighbour { manifest: other.0.manifest.clone(), outline: other.0.outline.clone() };
            let _ = one.0.neighbours.set(others.map(known).collect());
        }
    }

    pub(crate) fn set_services(&self, services: Vec<Kernel>) {
        let _ = self.0.services.set(services);
    }

    /// How letters leave.
    pub fn mailer(&self) -> &Mailer {
        &self.0.mailer
    }

    /// The one client for requests towards the outside.
    pub fn outbound(&self) -> &Outbound {
        &self.0.outbound
    }

    /// What the provider of sign-in said of itself last.
    pub(crate) fn described(&self) -> &Described {
        &self.0.described
    }

    /// Signs the digest of something handed to others, as being that of a `kind`.
    pub fn state(&self, kind: &str, digest: &privacy::Digest) -> crate::journal::Statement {
        self.0.heads.state(kind, digest)
    }

    /// Where the ends of journals, and their purges, are signed.
    pub(crate) fn heads(&self) -> &HeadKeeper {
        &self.0.heads
    }

    /// The deployment's secret: signs tokens, hashes codes. Never shown.
    pub(crate) fn secret(&self) -> &str {
        &self.0.secret
    }

    /// Opens a write on behalf of the program itself: a job, an import, the demonstration. `name` is a short fixed text for the journal.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn begin_as_system(&self, name: &'static str) -> Result<Tx, Error> {
        self.0.database.begin(Actor::System(name)).await
    }

    /// Opens a write for a public form, where nobody is signed in.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn begin_as_anonymous(&self) -> Result<Tx, Error> {
        self.0.database.begin(Actor::Anonymous).await
    }

    /// The anti-forgery token that this person's forms carry.
    pub fn form_token(&self, person: &Person) -> String {
        csrf_token::token(self.secret().as_bytes(), person.session.as_str())
    }

    pub(crate) fn form_token_holds(&self, person: &Person, token: &str) -> bool {
        csrf_token::verify(self.secret().as_bytes(), person.session.as_str(), token)
    }

    /// A value computed from the database by `load`, kept until somebody writes: for pages read a thousand times between two changes.
    /// One value per type; two requests never compute it at once.
    ///
    /// # Errors
    /// What `load` fails with; nothing is kept then.
    pub async fn derived<T, F, Fut>(&self, load: F) -> Result<Arc<T>, Error>
    where
        T: Send + Sync + 'static,
        F: FnOnce(Kernel) -> Fut,
        Fut: Future<Output = Result<T, Error>>,
    {
        if let Some(fresh) = self.fresh::<T>() {
            return Ok(fresh);
        }
        let _turn = self.0.derived.turn.lock().await;
        if let Some(fresh) = self.fresh::<T>() {
            return Ok(fresh);
        }
        // The version is read before the data: a write in between makes the value stale at once, never wrongly fresh.
        let version = self.db().version();
        let value = Arc::new(load(self.clone()).await?);
        let mut values = self.0.derived.values.write().unwrap_or_else(PoisonError::into_inner);
        values.insert(TypeId::of::<T>(), (version, value.clone()));
        Ok(value)
    }

    fn fresh<T: Send + Sync + 'static>(&self) -> Option<Arc<T>> {
        let values = self.0.derived.values.read().unwrap_or_else(PoisonError::into_inner);
        let (version, value) = values.get(&TypeId::of::<T>())?;
        if *version != self.db().version() {
            return None;
        }
        value.clone().downcast().ok()
    }
}

impl std::fmt::Debug for Kernel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Kernel").field("database", &self.0.database).finish_non_exhaustive()
    }
}
