//! A deployment: the platform and its services, opened together, served together, kept up in the background.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};
use axum::{Router, middleware};
use tokio::task::JoinSet;

use crate::access::guard;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::{Database, Logins, Place};
use crate::feature::{Access, Feature, Route};
use crate::http::client_address::network;
use crate::identity;
use crate::jobs::{self, Job};
use crate::journal::{self, HeadKeeper};
use crate::kernel::{Inner, Kernel, Outline};
use crate::mail::Mailer;
use crate::manifest::{Manifest, Service};
use crate::outbound::{Outbound, OutboundSettings, Recipient, Recipients};
use crate::random::Random;
use crate::records;
use crate::refusals::Refusals;
use crate::schema::{self, Diverged};
use crate::vault::Vault;

/// The name of the database of accounts and sessions.
pub const PLATFORM: &str = "plateforme";

/// One service, opened.
#[derive(Clone, Debug)]
pub struct Running {
    /// What its handlers and jobs receive.
    pub kernel: Kernel,
    /// Its routes, with who may take each.
    pub routes: Arc<Vec<Route>>,
    /// Its background work.
    pub jobs: Arc<Vec<Job>>,
    /// The declarations of its tables.
    pub records: Arc<Vec<privacy::RecordDeclaration>>,
}

/// Everything that one process runs. Cheap to clone.
#[derive(Clone)]
pub struct Deployment {
    /// The platform first, then the services in the order given.
    pub running: Vec<Running>,
    heads: HeadKeeper,
    refusals: Refusals,
}

/// What a deployment is opened with, beside its services.
pub struct Ground {
    /// The configuration, already checked.
    pub config: Config,
    /// The clock.
    pub clock: Clock,
    /// The source of randomness.
    pub random: Random,
}

impl Deployment {
    /// Opens the databases, creates what is missing, applies migrations. `platform` are the features of accounts and sign-in; the first
    /// service gives its name to their pages.
    ///
    /// # Errors
    /// When the configuration cannot be started, or a database cannot be opened: the message says which and what to do.
    pub async fn open(ground: Ground, platform: Vec<Feature>, services: Vec<Service>) -> anyhow::Result<Self> {
        let Ground { config, clock, random } = ground;
        let faults = config.faults();
        if !faults.is_empty() {
            bail!("la configuration ne permet pas de démarrer :\n  - {}", faults.join("\n  - "));
        }
        let (mut platform, mut services) = (platform, services);
        let Some(front) = services.first().map(|service| config.settled(service.manifest.clone())) else {
            bail!("aucun service à démarrer");
        };
        tell_missing_facts(&config, &services);
        let secret: Arc<str> = match &config.secret {
            Some(secret) => secret.reveal().into(),
            None => crate::files::read_or_create_secret(&config.keys().join("secret"), || random.token())?.into(),
        };
        let mut folders = vec![config.donnees.join("journal")];
        folders.extend(config.journal.publication.iter().cloned());
        let heads = HeadKeeper::open(&config.keys().join("journal.cle"), folders, &random)?;
        let mailer = Mailer::open(
            config.courriel.smtp.as_ref().map(|smtp| smtp.reveal()),
            &config.courriel.expediteur,
            config.donnees.join("courriels"),
        )?;
        let refusals = Refusals::default();
        let declared = platform.iter().chain(services.iter().flat_map(|service| &service.features));
        let mut settings = outbound_settings(&config, declared)?;
        settings.on_refusal = Some(refusals.listener());
        let outbound = Outbound::new(settings).map_err(anyhow::Error::msg)?;
        let config = Arc::new(config);

        let mut all_platform = vec![records::feature(), identity::feature()];
        all_platform.append(&mut platform);
        settle(&config, front.id, &mut all_platform);
        let accounts = open_database(&config, PLATFORM, &all_platform, &clock, &random).await?;
        let make = |database: Database, manifest: Arc<Manifest>, outline: Outline| {
            Kernel::new(Inner {
                config: config.clone(),
                clock: clock.clone(),
                random: random.clone(),
                secret: secret.clone(),
                database,
                platform: accounts.clone(),
                manifest,
                mailer: mailer.clone(),
                outbound: outbound.clone(),
                derived: Default::default(),
                described: Default::default(),
                outline,
                services: Default::default(),
                neighbours: Default::default(),
                heads: heads.clone(),
            })
        };
        let shared: Vec<_> = all_platform.iter().flat_map(|feature| feature.records.iter().copied()).collect();
        let outline = Outline::of(&config, front.id, &all_platform, &shared);
        let mut running = vec![start(make(accounts.clone(), Arc::new(front), outline), all_platform)];
        for Service { manifest, mut features } in services.drain(..) {
            features.insert(0, records::feature());
            let manifest = config.settled(manifest);
            settle(&config, manifest.id, &mut features);
            let database = open_database(&config, manifest.id, &features, &clock, &random).await?;
            let outline = Outline::of(&config, manifest.id, &features, &shared);
            running.push(start(make(database, Arc::new(manifest), outline), features));
        }
        let services: Vec<Kernel> = running[1..].iter().map(|one| one.kernel.clone()).collect();
        Kernel::introduce(&services);
        running[0].kernel.set_services(services);
        refuse_differences(&running).await?;
        Ok(Self { running, heads, refusals })
    }

    /// The kernel of the platform.
    pub fn platform(&self) -> &Kernel {
        &self.running[0].kernel
    }

    /// The kernel of the first service: the one whose name the common pages bear.
    pub fn front(&self) -> &Kernel {
        &self.running[1].kernel
    }

    /// The kernel of the service `id`.
    pub fn service(&self, id: &str) -> Option<&Kernel> {
        self.running[1..].iter().map(|one| &one.kernel).find(|kernel| kernel.manifest().id == id)
    }

    /// Where heads are published and checked.
    pub fn heads(&self) -> &HeadKeeper {
        &self.heads
    }

    /// The routes of every service, each behind its guard, under the session layer.
    pub fn router(&self) -> Router {
        let mut router = Router::new();
        for one in &self.running {
            let mut of_service = Router::new();
            for route in one.routes.iter() {
                let handler = match route.access {
                    Access::Public => route.handler.clone(),
                    access => {
                        let guarded = middleware::from_fn_with_state((one.kernel.clone(), access), guard);
                        route.handler.clone().route_layer(guarded)
                    }
                };
                of_service = of_service.route(&route.path, handler);
            }
            router = router.merge(of_service.with_state(one.kernel.clone()));
        }
        router.layer(middleware::from_fn_with_state(self.platform().clone(), identity::attach_person))
    }

    /// Keeps the deployment up until the task is dropped: seals journals, does due work, looks for other processes' writes.
    pub async fn run_background(self) {
        let mut tasks = JoinSet::new();
        for one in self.running {
            let (heads, refusals) = (self.heads.clone(), self.refusals.clone());
            tasks.spawn(async move {
                loop {
                    let _ = tokio::time::timeout(Duration::from_secs(1), one.kernel.db().next_write()).await;
                    if let Err(error) = tend(&one, &heads, &refusals).await {
                        tracing::warn!(database = one.kernel.db().name(), %error, "background work will be tried again");
                        tokio::time::sleep(Duration::from_secs(1)).await;
                    }
                }
            });
        }
        while tasks.join_next().await.is_some() {}
    }

    /// One turn of background work for every service, at once: for commands and tests.
    ///
    /// # Errors
    /// When a database does not answer.
    pub async fn tend(&self) -> Result<(), crate::Error> {
        for one in &self.running {
            tend(one, &self.heads, &self.refusals).await?;
        }
        Ok(())
    }

    /// Seals what waits and closes every database.
    pub async fn close(&self) {
        if let Err(error) = self.refusals.journal(self.platform()).await {
            tracing::warn!(%error, "refused outbound requests could not be journaled");
        }
        for one in &self.running {
            if let Err(error) = journal::seal(one.kernel.db(), &self.heads).await {
                tracing::warn!(%error, "the journal will be sealed at the next start");
            }
            one.kernel.db().close().await;
        }
    }
}

/// Names in every declaration the bodies that the configuration gives.
fn settle(config: &Config, service: &str, features: &mut [Feature]) {
    for feature in features {
        config.settle(service, &mut feature.records);
    }
}

/// A production that says « à confirmer » where the law wants a fact starts, and tells it at each start.
fn tell_missing_facts(config: &Config, services: &[Service]) {
    for service in services.iter().filter(|_| config.production) {
        for missing in config.missing_facts(&service.manifest) {
            tracing::warn!(service = service.manifest.id, missing, "A LEGAL FACT IS MISSING from the configuration");
        }
    }
}

/// A database that differs from its declarations is not served: every difference is told, and everything is closed again.
async fn refuse_differences(running: &[Running]) -> anyhow::Result<()> {
    let mut diverged = Vec::new();
    for one in running {
        let mut differences = schema::check(one.kernel.db(), &one.records).await?;
        differences.extend(one.kernel.vault().differences().await?);
        if !differences.is_empty() {
            diverged.push((one.kernel.db().name().to_owned(), differences));
        }
    }
    if diverged.is_empty() {
        return Ok(());
    }
    for one in running {
        one.kernel.db().close().await;
    }
    Err(Diverged(diverged).into())
}

async fn tend(one: &Running, heads: &HeadKeeper, refusals: &Refusals) -> Result<(), crate::Error> {
    if one.kernel.db().name() == PLATFORM {
        refusals.journal(&one.kernel).await?;
    }
    one.kernel.db().look_for_changes().await?;
    jobs::run_due(&one.kernel, &one.jobs).await?;
    journal::seal(one.kernel.db(), heads).await?;
    Ok(())
}

/// Requests go to the hosts that the declared processings name, and to the identity provider that the operator chose.
fn outbound_settings<'a>(
    config: &Config,
    features: impl Iterator<Item = &'a Feature>,
) -> anyhow::Result<OutboundSettings> {
    let allow = config.reseau.prives_autorises.iter().map(|text| network(text)).collect::<Result<_, _>>();
    let processings = features.flat_map(|feature| &feature.records).filter_map(|record| record.processing);
    let hosts: BTreeSet<_> = processings.flat_map(privacy::Processing::hosts).collect();
    let mut recipients =
        hosts.into_iter().map(Recipient::parse).collect::<Result<Vec<_>, _>>().map_err(anyhow::Error::msg)?;
    if let Some(provider) = &config.proconnect {
        let address = url::Url::parse(&provider.emetteur).context("proconnect.emetteur n'est pas une adresse")?;
        let host = address.host_str().unwrap_or_default();
        let recipient = address.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
        recipients.push(Recipient::parse(&recipient).map_err(anyhow::Error::msg)?);
    }
    Ok(OutboundSettings {
        recipients: Recipients::Declared(recipients),
        allow: allow.map_err(anyhow::Error::msg)?,
        ..OutboundSettings::default()
    })
}

fn place(config: &Config) -> Place {
    match Logins::of(config) {
        None => Place::Sqlite { folder: config.donnees.clone(), durability: config.base.durabilite },
        Some(logins) => Place::Postgres { logins, readers: config.base.lecteurs, durability: config.base.durabilite },
    }
}

async fn open_database(
    config: &Config,
    name: &str,
    features: &[Feature],
    clock: &Clock,
    random: &Random,
) -> anyhow::Result<Database> {
    let steps: Vec<_> = features.iter().flat_map(|feature| feature.migrations.iter().copied()).collect();
    let records: Vec<_> = features.iter().flat_map(|feature| feature.records.iter().copied()).collect();
    let vault = Vault::of(config, name, clock.clone())?;
    Database::open(&place(config), name, &steps, &records, vault, clock.clone(), random.clone()).await
}

fn start(kernel: Kernel, features: Vec<Feature>) -> Running {
    let (mut routes, mut jobs, mut records) = (Vec::new(), Vec::new(), Vec::new());
    for feature in features {
        routes.extend(feature.routes);
        jobs.extend(feature.jobs);
        records.extend(feature.records);
    }
    Running { kernel, routes: Arc::new(routes), jobs: Arc::new(jobs), records: Arc::new(records) }
}
