//! Puts the edge around a deployment's routes, as the configuration says, and serves it until the process is asked to stop.

use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use tokio::net::TcpListener;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};

use crate::config::Config;
use crate::deployment::Deployment;
use crate::http::asked::ShowProblem;
use crate::http::body::BodyLimits;
use crate::http::client_address::TrustedProxies;
use crate::http::csrf::SameSite;
use crate::http::edge::Edge;
use crate::http::headers::SecurityHeaders;
use crate::http::health::{self, Probe};
use crate::http::metrics;
use crate::http::rate::{Rate, Rates};
use crate::http::server::{ServerLimits, Stopped, serve};

/// The whole application: the deployment's routes, `others` (assets), the probes, all inside the edge. `show` dresses errors as pages.
///
/// # Errors
/// When the configuration names an address that cannot be read.
pub fn application(deployment: &Deployment, others: Router, show: ShowProblem) -> anyhow::Result<Router> {
    let config = deployment.platform().config();
    let routes = deployment.router().merge(others).merge(health::router(probes(deployment)));
    let edge = Edge {
        headers: SecurityHeaders { https: config.is_https(), preload: false },
        same_site: SameSite::of([config.public_url()]).map_err(anyhow::Error::msg)?,
        rates: rates(config),
        proxies: TrustedProxies::parse(&config.reseau.mandataires).map_err(anyhow::Error::msg)?,
        bodies: BodyLimits { default: config.limites.corps_ko * 1024, ..BodyLimits::default() },
        time: Duration::from_secs(config.limites.requete_secondes),
        show,
    };
    // Small pages travel as they are; images and archives are compressed already.
    let worth = SizeAbove::new(860)
        .and(NotForContentType::SSE)
        .and(NotForContentType::IMAGES)
        .and(NotForContentType::const_new("application/zip"));
    let compression = CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(worth);
    // Outside the edge, so that error pages are compressed too.
    Ok(edge.around(routes).layer(compression))
}

/// Serves `application` on `listener`, and the metrics on their own port when the configuration asks for it; keeps the deployment up
/// meanwhile; ends once `stop` has, with every running request answered and the journal sealed.
///
/// # Errors
/// When a port cannot be used.
pub async fn run(
    deployment: Deployment,
    application: Router,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send,
) -> anyhow::Result<()> {
    let config = deployment.platform().config().clone();
    let limits = ServerLimits {
        connections: config.limites.connexions,
        grace: Duration::from_secs(config.limites.arret_secondes),
        ..ServerLimits::default()
    };
    let background = tokio::spawn(deployment.clone().run_background());
    let measuring = match &config.metriques {
        None => None,
        Some(address) => {
            let listener = TcpListener::bind(address).await.context("le port des métriques ne peut pas être ouvert")?;
            Some(tokio::spawn(metrics::serve_metrics(listener, metrics::install()?, std::future::pending())))
        }
    };
    let stopped = serve(listener, application, limits, stop).await?;
    if stopped == Stopped::CutShort {
        tracing::warn!("some requests were still running when the program stopped");
    }
    background.abort();
    if let Some(measuring) = measuring {
        measuring.abort();
    }
    deployment.close().await;
    Ok(())
}

/// Opens the port of the configuration.
///
/// # Errors
/// When the port is taken or the address is not this machine's: the message says which.
pub async fn listen(config: &Config) -> anyhow::Result<TcpListener> {
    let address: SocketAddr = config.ecoute.parse().context("l'adresse d'écoute n'est pas lisible")?;
    TcpListener::bind(address).await.with_context(|| {
        format!("l'adresse {address} ne peut pas être ouverte : un autre programme l'utilise peut-être")
    })
}

fn rates(config: &Config) -> Rates {
    let rate = |per_minute: u32| Rate::of(per_minute, per_minute.div_ceil(2));
    Rates {
        sign_in: rate(config.debit.connexion),
        write: rate(config.debit.ecriture),
        api: rate(config.debit.api),
        read: rate(config.debit.lecture),
        ..Rates::default()
    }
}

fn probes(deployment: &Deployment) -> Vec<Probe> {
    let folder = deployment.platform().config().donnees.clone();
    let disk = Probe::new("disque", move || {
        let probe = folder.join(".sonde");
        async move {
            tokio::fs::write(&probe, [0; 4096]).await?;
            Ok(tokio::fs::remove_file(&probe).await?)
        }
    });
    let databases = deployment.running.iter().map(|one| {
        let database = one.kernel.db().clone();
        let name: &'static str =
            if database.name() == crate::deployment::PLATFORM { "plateforme" } else { one.kernel.manifest().id };
        Probe::new(name, move || {
            let database = database.clone();
            async move { Ok(database.look_for_changes().await?) }
        })
    });
    databases.chain([disk]).collect()
}
