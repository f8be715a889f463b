//! Manifests, signatures and status on plain values; then the agent on real databases of each engine.

mod bases;
mod engines;
mod signatures;
mod statuses;

use chrono::{DateTime, NaiveDate, Utc};
use ed25519_dalek::SigningKey;

use crate::{Content, Field, Manifest, Table, model};

fn key() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

fn now() -> DateTime<Utc> {
    "2026-11-24T02:00:00Z".parse().unwrap()
}

fn technical(name: &str) -> Field {
    Field { name: name.into(), content: Content::Technical { reason: "pour l'essai".into() } }
}

fn table(name: &str, fields: &[&str]) -> Table {
    Table { name: name.into(), treatment: None, fields: fields.iter().map(|field| technical(field)).collect() }
}

/// The model, with a column of free use, and four tables of two technical columns.
fn manifest() -> Manifest {
    let mut manifest = model("essai", NaiveDate::from_ymd_opt(2026, 11, 24).unwrap());
    manifest.tables[0].fields.push(technical("note"));
    manifest.tables.extend((1..5).map(|number| table(&format!("piece_{number}"), &["id", "libelle"])));
    manifest
}
