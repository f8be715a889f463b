//! Taking a file: everything or nothing, and nothing when nothing changed.

use kernel::{Can, Error, Event, Kernel};

use super::check::{Line, Subject, check};
use super::read::read;
use super::schema::told;
use crate::impact::act::same;
use crate::impact::domain::decimal::Decimal;
use crate::impact::permission::MeasureImpact;
use crate::impact::records::measure::Model as Stored;
use crate::impact::store;
use crate::perimeter::product;

/// What a file changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Bilan {
    /// Mesures nouvelles.
    pub creees: usize,
    /// Mesures remplacées ; le journal garde leur valeur d'avant.
    pub remplacees: usize,
    /// Mesures déjà là.
    pub inchangees: usize,
}

/// The measure that stands under the key of a line.
fn standing<'a>(stored: &'a [Stored], line: &Line) -> Option<&'a Stored> {
    stored.iter().find(|one| {
        one.indicator == line.indicator && one.frequency == line.measure.frequency && one.measured_on == line.measure.on
    })
}

/// Takes a file of either format.
///
/// # Errors
/// Every line and column to correct, not found, or the database does not answer. Nothing is written then.
pub async fn import(kernel: &Kernel, can: &Can<MeasureImpact>, id: &str, bytes: &[u8]) -> Result<Bilan, Error> {
    let product = product(can, id).await?;
    let indicators = store::indicators(can.reader(), id).await?;
    let subject = Subject { id, title: &product.source.title, indicators: &indicators, today: kernel.clock().today() };
    let lines = read(bytes).and_then(|raws| check(&raws, subject)).map_err(|faults| Error::Invalid(told(&faults)))?;
    let stored = store::measures_of_product(can.reader(), id).await?;
    let mut bilan = Bilan::default();
    let (mut changed, mut events) = (Vec::new(), Vec::new());
    for line in &lines {
        match standing(&stored, line) {
            Some(before) if same(before, &line.measure) => bilan.inchangees += 1,
            Some(before) => {
                bilan.remplacees += 1;
                events.push(replaced(id, line, before));
                changed.push((&line.indicator, &line.measure));
            }
            None => {
                bilan.creees += 1;
                changed.push((&line.indicator, &line.measure));
            }
        }
    }
    if changed.is_empty() {
        return Ok(bilan);
    }
    let tx = can.begin().await?;
    store::save(&tx, id, &changed, &can.who().account, false).await?;
    tx.note_all(&events).await?;
    let event = Event::new("statistics.imported").subject("produit", id).detail("creees", bilan.creees);
    tx.commit(event.detail("remplacees", bilan.remplacees).detail("inchangees", bilan.inchangees)).await?;
    Ok(bilan)
}

fn replaced(id: &str, line: &Line, before: &Stored) -> Event {
    Event::new("impact.measured")
        .subject("produit", id)
        .detail("indicateur", line.indicator.as_str())
        .detail("jour", line.measure.on.to_string())
        .detail("avant", Decimal::of_millionths(before.millionths).to_string())
        .detail("etait_cible", before.target)
        .detail("apres", line.measure.value.to_string())
}
