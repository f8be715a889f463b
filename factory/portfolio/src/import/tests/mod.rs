//! The plan alone, then imports into a database of their own.

mod absent;
mod durable;
mod plan;
mod real;

use std::path::Path;

use chrono::NaiveDate;
use kernel::Kernel;
use kernel::manifest::{Accessibility, AccessibilityState, Legal, Manifest, Service};
use sea_orm::{ConnectionTrait, Statement};
use tempfile::TempDir;
use testkit::App;

use super::{Report, run};
use crate::registry;

const MANIFEST: Manifest = Manifest {
    id: "fabrique",
    title: "Fabrique",
    mission: "Essayer",
    audience: "Essais",
    path: "/",
    contact: "contact@exemple.fr",
    repository: "https://exemple.fr/depot",
    phase: "construction",
    legal: Legal { publisher: "Essai", director: "Essai", host: "Essai" },
    accessibility: Accessibility { state: AccessibilityState::NonConforme, audit: "" },
    navigation: &[],
    roles: crate::ROLES,
};

pub(crate) fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 8, 20).expect("a date of the calendar")
}

/// A deployment with the tables of the portfolio and nothing in them.
pub(crate) async fn app() -> App {
    App::open(
        Vec::new(),
        vec![Service { manifest: MANIFEST, features: vec![registry::feature(), crate::fiche::feature()] }],
    )
    .await
}

pub(crate) async fn import(kernel: &Kernel, from: &Path) -> Report {
    run(kernel, from, day(), &|_, _| ()).await.expect("the folder is imported")
}

/// A folder with three products, an incubator, an organisation and a member.
pub(crate) fn folder() -> TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    for kind in ["_startups", "_incubators", "_organisations", "_authors", "_phases"] {
        std::fs::create_dir(dir.path().join(kind)).expect("a folder");
    }
    put(
        &dir,
        "_incubators/essai.md",
        "---\ntitle: Incubateur d'essai\nowner: /organisations/dinum\ncontact: essai@exemple.fr\n---\n",
    );
    put(&dir, "_organisations/dinum.md", "---\nname: Direction d'essai\nacronym: DE\ntype: autre\n---\n");
    put(&dir, "_phases/construction.md", "---\nstatus: construction\nlabel: Construction\norder: 5\n---\n");
    put(
        &dir,
        "_authors/camille.martin.md",
        "---\nfullname: Camille Martin\nrole: Développement\nmissions:\n- start: 2024-01-01\n  end: 2027-01-01\n  status: admin\n  startups:\n  - alpha\n---\n",
    );
    for id in ["alpha", "beta", "données-et-cartes"] {
        put(&dir, &format!("_startups/{id}.md"), &product(id, "2024-01-01"));
    }
    dir
}

pub(crate) fn product(title: &str, start: &str) -> String {
    format!(
        "---\ntitle: {title}\nmission: Montrer\nincubator: essai\nsponsors:\n  - /organisations/dinum\ncontact: {}@exemple.fr\nphases:\n  - name: investigation\n    start: 2023-01-01\n  - name: construction\n    start: {start}\nevents:\n  - name: committee\n    date: 2024-01-01\nzebre: 1\n---\n## Contexte\n\nTexte\n",
        title.len()
    )
}

pub(crate) fn put(dir: &TempDir, path: &str, text: &str) {
    std::fs::write(dir.path().join(path), text).expect("a file");
}

async fn count(kernel: &Kernel, table: &str) -> i64 {
    let sql = kernel.db().reader();
    let query = Statement::from_string(sql.get_database_backend(), format!("SELECT COUNT(*) FROM {table}"));
    sql.query_one_raw(query).await.expect("an answer").expect("a row").try_get_by_index(0).expect("a number")
}
