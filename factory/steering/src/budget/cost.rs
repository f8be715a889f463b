//! What a product costs a year: the one figure that others put beside impact.

use kernel::Error;
use sea_orm::ConnectionTrait;

use super::records::layer::Volet;
use super::store::{Layer, layers};

/// Which layer tells what a year costs: the real one once the year is closed, otherwise the revised one, otherwise the planned one. A real
/// layer that still grows tells what was paid, not what the year costs.
pub fn telling(layers: &[Layer]) -> Option<&Layer> {
    let of = |kind: Volet| layers.iter().find(|one| one.head.kind == kind);
    of(Volet::Realise).filter(|one| one.head.complete).or_else(|| of(Volet::Revise)).or_else(|| of(Volet::Prevu))
}

/// The crédits de paiement of a product for a year, in cents: real when the year is closed, otherwise revised, otherwise planned; nothing
/// when no budget was written. `sql` is a read handle or a transaction.
///
/// # Errors
/// When the database does not answer, or the total does not hold in an `i64`.
pub async fn annual_cents<C: ConnectionTrait>(sql: &C, product: &str, year: i32) -> Result<Option<i64>, Error> {
    let layers = layers(sql, product, year).await?;
    let total = telling(&layers).map(|layer| layer.matrix.total()).transpose();
    Ok(total.map_err(anyhow::Error::from)?)
}
