//! Reads and writes manifests and reports.

use kernel::{Database, Error, Event, Kernel};
use privacy::Slug;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::domain::{Enrolled, Last};
use super::records::{product, report};
use crate::{Manifest, Report, Sealed};

/// The product of this name.
pub async fn find(database: &Database, name: &str) -> Result<Option<Enrolled>, Error> {
    let Ok(slug) = Slug::parse(name) else { return Ok(None) };
    match product::Entity::find_by_id(slug).one(database.reader()).await? {
        Some(row) => Ok(Some(with_last(database, row).await?)),
        None => Ok(None),
    }
}

/// Every product, by name.
pub async fn list(database: &Database) -> Result<Vec<Enrolled>, Error> {
    let mut products = Vec::new();
    for row in product::Entity::find().order_by_asc(product::Column::Product).all(database.reader()).await? {
        products.push(with_last(database, row).await?);
    }
    Ok(products)
}

async fn with_last(database: &Database, row: product::Model) -> Result<Enrolled, Error> {
    let of_product = report::Entity::find().filter(report::Column::Product.eq(row.product.clone()));
    let last = of_product.order_by_desc(report::Column::ReadAt).one(database.reader()).await?;
    let last = match last {
        Some(last) => Some(Last {
            at: last.read_at,
            manifest: last.manifest,
            agrees: last.agrees,
            lines: serde_json::from_str::<Report>(&last.content).map_err(anyhow::Error::from)?.lines(),
        }),
        None => None,
    };
    Ok(Enrolled { product: row.product.to_string(), key: row.key, manifest: row.digest, last })
}

/// Writes a manifest in the place of the one before.
pub async fn register(kernel: &Kernel, manifest: &Sealed<Manifest>) -> anyhow::Result<()> {
    let tx = kernel.begin_as_system("agent").await?;
    let row = product::ActiveModel {
        product: Set(Slug::parse(&manifest.content.product)?),
        key: Set(manifest.key.clone()),
        digest: Set(manifest.digest.clone()),
        manifest: Set(serde_json::to_string(&manifest.content)?),
        registered_at: Set(tx.now()),
    };
    let columns =
        [product::Column::Key, product::Column::Digest, product::Column::Manifest, product::Column::RegisteredAt];
    let again = OnConflict::column(product::Column::Product).update_columns(columns).to_owned();
    product::Entity::insert(row).on_conflict(again).exec_without_returning(tx.sql()).await?;
    let event = Event::new("agent.manifest_registered").subject("produit", &manifest.content.product);
    tx.commit(event.detail("manifeste", manifest.digest.clone()).detail("cle", manifest.key.clone())).await?;
    Ok(())
}

/// Adds a report. One that another process kept meanwhile is refused by the table.
pub async fn receive(kernel: &Kernel, report: &Sealed<Report>) -> anyhow::Result<()> {
    let tx = kernel.begin_as_system("agent").await?;
    let content = &report.content;
    let row = report::ActiveModel {
        id: Set(tx.new_id()),
        product: Set(Slug::parse(&content.product)?),
        read_at: Set(content.at),
        received_at: Set(tx.now()),
        manifest: Set(content.manifest.clone()),
        agrees: Set(content.agrees()),
        content: Set(serde_json::to_string(content)?),
    };
    report::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    let event = Event::new("agent.report_received").subject("produit", &content.product);
    let event = event.detail("manifeste", content.manifest.clone()).detail("accord", content.agrees());
    tx.commit(event.detail("ecarts", content.differences.len()).detail("soupcons", content.suspicions.len())).await?;
    Ok(())
}
