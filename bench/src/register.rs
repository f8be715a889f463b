//! The register of a service that has two hundred processings, as people and machines ask for it.

use anyhow::ensure;
use kernel::records::JOURNAL;
use kernel::{Feature, Id, Service};
use privacy::{Digest, Processing, RecordDeclaration};
use testkit::App;

use crate::{tell, timed};

const PROCESSINGS: usize = 200;

/// A table about people, whose declaration each processing takes for its own.
#[derive(privacy::Record)]
#[record(table = "modele", processing = JOURNAL, subject = "account")]
#[allow(dead_code, reason = "only its declaration is read")]
struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant")]
    id: Id,
    #[field(technical = "compte de la personne")]
    account: Id,
    #[field(personal(category = Identification, retention = LIFE, erasure = delete), label = "Nom")]
    name: privacy::Personal<String>,
    #[field(personal(category = ProfessionalLife, retention = LIFE, erasure = delete), label = "Fonction")]
    role: privacy::Personal<String>,
    #[field(personal(category = Connection, retention = LIFE, erasure = delete), label = "Appareil")]
    device: privacy::Personal<String>,
    #[field(technical = "empreinte")]
    digest: Digest,
    #[field(technical = "fait courir la durée de conservation")]
    at: chrono::DateTime<chrono::Utc>,
}

const LIFE: privacy::Retention = kernel::records::JOURNAL_LIFE;

/// Every format, beside the same with a tenth of the processings.
pub async fn measure() -> anyhow::Result<()> {
    let (few, many) = (ask(PROCESSINGS / 10).await?, ask(PROCESSINGS).await?);
    tell("register of 200 processings", many, few);
    Ok(())
}

/// Seconds that the page and the files of a register of `count` processings take together.
async fn ask(count: usize) -> anyhow::Result<f64> {
    let mut feature = Feature::new("traitements");
    feature.records = (0..count).map(record).collect();
    let tables = feature.records.iter().map(|record| table(record.table)).collect::<Vec<_>>().join(";\n");
    feature.migrations = vec![kernel::Migration::new("202601010000_create_traitements", tables.leak())];
    let mut services = fabrique::services::all();
    services.truncate(1);
    let manifest = services.remove(0).manifest;
    let features = vec![feature, commons::register::feature("")];
    let app = App::open(Vec::new(), vec![Service { manifest, features }]).await;
    let (seconds, ()) = timed(async {
        let mut visitor = app.anonymous();
        for format in ["", ".csv", ".json", ".ods", ".pdf"] {
            let answer = visitor.get(&format!("/registre{format}")).await;
            ensure!(answer.status == 200 && answer.body.len() > 1_000, "{format}: {}", answer.status);
        }
        Ok(())
    })
    .await?;
    Ok(seconds)
}

fn record(rank: usize) -> RecordDeclaration {
    let processing: &'static Processing = Box::leak(Box::new(Processing {
        id: format!("traitement-{rank}").leak(),
        name: format!("Traitement {rank}").leak(),
        ..JOURNAL
    }));
    let declared = <Model as privacy::Record>::DECLARATION;
    RecordDeclaration { table: format!("traitement_{rank}").leak(), processing: Some(processing), ..declared }
}

fn table(name: &str) -> String {
    format!(
        "CREATE TABLE {name} (id TEXT PRIMARY KEY, account TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, device TEXT NOT NULL, \
         digest TEXT NOT NULL, at TIMESTAMPTZ NOT NULL)"
    )
}
