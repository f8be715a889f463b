//! Three fictitious products built elsewhere: one observed, one whose database says more than its manifest, one that is only signed for.

use chrono::TimeDelta;
use ed25519_dalek::SigningKey;
use kernel::Kernel;

use super::{receive, register};
use crate::report::VERSION;
use crate::{Difference, Engine, Kind, Manifest, Report, Sealed, model, open, seal};

/// Loads them into a factory that has none.
///
/// # Errors
/// When the database does not answer.
pub async fn load(kernel: &Kernel) -> anyhow::Result<()> {
    let now = kernel.clock().now();
    for (seed, product) in (1..).zip(["carnet-de-bord", "guichet-des-aides", "lettre-aux-familles"]) {
        // Keys that anybody can read here sign nothing outside of a demonstration.
        let key = SigningKey::from_bytes(&[seed; 32]);
        let file = seal(Kind::Manifest, &model(product, now.date_naive()), &key);
        register(kernel, &file, false).await?;
        let manifest: Sealed<Manifest> = open(Kind::Manifest, &file, None)?;
        let differences = match seed {
            1 => Vec::new(),
            2 => vec![Difference::UndeclaredColumn { table: "demande".to_owned(), colonne: "telephone".to_owned() }],
            _ => continue,
        };
        let report = Report {
            version: VERSION,
            product: product.to_owned(),
            manifest: manifest.digest,
            engine: Engine::Postgres,
            at: now - TimeDelta::hours(8),
            tables: 1,
            columns: 3 + differences.len() as u64,
            differences,
            rows: 1000,
            suspicions: Vec::new(),
            unread: Vec::new(),
        };
        receive(kernel, &seal(Kind::Report, &report, &key)).await?;
    }
    Ok(())
}
