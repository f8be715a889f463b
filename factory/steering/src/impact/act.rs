//! What people do with indicators and measures: the same for pages and for programs.

use kernel::{Can, Error, Event, FieldError, Kernel, Permission};
use privacy::Id;

use super::domain::definition::{self, TypedIndicator};
use super::domain::measure::{self, Bounds, Measure, TypedMeasure};
use super::domain::review::{self, TypedReview};
use super::permission::{MeasureImpact, ReviewImpact};
use super::records::indicator::Model as Indicator;
use super::records::measure::Model as Stored;
use super::store::{self, Signed};
use crate::perimeter::{product, role_on};
use crate::processing::{AUTHORSHIP, SIGN};

/// What became of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// It is new.
    Written,
    /// It took the place of another one under the same key.
    Replaced,
    /// It was there already, the same: nothing was written.
    Unchanged,
}

impl Recorded {
    /// The word in addresses and interfaces.
    pub fn id(self) -> &'static str {
        match self {
            Recorded::Written => "mesure",
            Recorded::Replaced => "remplacement",
            Recorded::Unchanged => "inchangee",
        }
    }
}

/// An indicator of a product that the person follows.
///
/// # Errors
/// Not found, or the database does not answer.
pub async fn own<P: Permission>(can: &Can<P>, id: &str, indicator: &str) -> Result<Indicator, Error> {
    product(can, id).await?;
    store::find(can.reader(), id, indicator).await?.ok_or(Error::NotFound)
}

/// Refuses a name or an indicator of the matrix that the product has already.
async fn no_twin(
    can: &Can<MeasureImpact>,
    id: &str,
    read: &definition::Indicator,
    of: Option<&Id>,
) -> Result<(), Error> {
    let mut faults = Vec::new();
    for other in store::indicators(can.reader(), id).await?.iter().filter(|one| Some(&one.id) != of) {
        if other.name.to_lowercase() == read.name.to_lowercase() {
            faults.push(FieldError::new("nom", "Ce produit a déjà un indicateur de ce nom"));
        }
        if read.kind.is_some() && other.kind == read.kind {
            faults.push(FieldError::new("obligatoire", "Cet indicateur est déjà suivi : modifiez-le"));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

/// Begins to follow an indicator.
///
/// # Errors
/// Fields to correct, not found, or the database does not answer.
pub async fn define(kernel: &Kernel, can: &Can<MeasureImpact>, id: &str, typed: &TypedIndicator) -> Result<Id, Error> {
    product(can, id).await?;
    let read = definition::indicator(typed, kernel.clock().today()).map_err(Error::Invalid)?;
    no_twin(can, id, &read, None).await?;
    let tx = can.begin().await?;
    let own = store::add(&tx, id, &read, &can.who().account, false).await?;
    if read.flagship {
        store::watch(&tx, id, &own).await?;
    }
    let event = Event::new("indicator.defined").subject("produit", id).detail("indicateur", own.as_str());
    tx.commit(event.detail("phare", read.flagship)).await?;
    Ok(own)
}

/// Changes the definition of an indicator; reviews made before lapse.
///
/// # Errors
/// Fields to correct, not found, or the database does not answer.
pub async fn redefine(
    kernel: &Kernel,
    can: &Can<MeasureImpact>,
    id: &str,
    indicator: &str,
    typed: &TypedIndicator,
) -> Result<(), Error> {
    let known = own(can, id, indicator).await?;
    let read = definition::indicator(typed, kernel.clock().today()).map_err(Error::Invalid)?;
    no_twin(can, id, &read, Some(&known.id)).await?;
    let measures = store::measures(can.reader(), &known.id).await?;
    let mut faults = Vec::new();
    if measures.first().is_some_and(|first| first.measured_on < read.since) {
        faults.push(FieldError::new("depuis", "Des mesures sont plus anciennes que ce jour"));
    }
    if !measures.is_empty() && read.unit != known.unit {
        faults
            .push(FieldError::new("unite", "Des mesures existent dans l'ancienne unité : suivez un autre indicateur"));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let tx = can.begin().await?;
    store::redefine(&tx, &known.id, &read, &can.who().account).await?;
    if read.flagship {
        store::watch(&tx, id, &known.id).await?;
    }
    tx.commit(Event::new("indicator.redefined").subject("produit", id).detail("indicateur", indicator)).await
}

/// Whether what is stored says the same.
pub fn same(stored: &Stored, new: &Measure) -> bool {
    stored.millionths == new.value.millionths()
        && stored.target == new.target
        && stored.period == new.period
        && stored.starts_on == new.starts_on
        && stored.automated == new.automated
        && stored.source == new.source
        && stored.territory == new.territory
        && stored.dataviz == new.dataviz
        && stored.comments == new.comments
}

/// Keeps a measure; another one under the same key gives its place, and the journal keeps its value.
///
/// # Errors
/// Fields to correct, not found, or the database does not answer.
pub async fn record(
    kernel: &Kernel,
    can: &Can<MeasureImpact>,
    id: &str,
    indicator: &str,
    typed: &TypedMeasure,
) -> Result<Recorded, Error> {
    let known = own(can, id, indicator).await?;
    let bounds =
        Bounds { unit: known.unit, frequency: known.frequency, since: known.since, source: known.source.clone() };
    let mut read = measure::measure(typed, &bounds, kernel.clock().today()).map_err(Error::Invalid)?;
    let before = store::find_measure(can.reader(), &known.id, &read).await?;
    read.dataviz = before.as_ref().and_then(|before| before.dataviz);
    if before.as_ref().is_some_and(|before| same(before, &read)) {
        return Ok(Recorded::Unchanged);
    }
    let tx = can.begin().await?;
    store::save(&tx, id, &[(&known.id, &read)], &can.who().account, false).await?;
    let mut event = Event::new("impact.measured").subject("produit", id).detail("indicateur", indicator);
    event = event.detail("jour", read.on.to_string()).detail("apres", read.value.to_string());
    if let Some(before) = &before {
        event = event.detail("avant", super::domain::decimal::Decimal::of_millionths(before.millionths).to_string());
        event = event.detail("etait_cible", before.target);
    }
    tx.commit(event).await?;
    Ok(if before.is_some() { Recorded::Replaced } else { Recorded::Written })
}

/// Takes a measure away; the journal keeps its value.
///
/// # Errors
/// Not found, or the database does not answer.
pub async fn remove(can: &Can<MeasureImpact>, id: &str, indicator: &str, measure: &str) -> Result<(), Error> {
    let known = own(can, id, indicator).await?;
    let stored = store::measures(can.reader(), &known.id).await?.into_iter().find(|one| one.id == *measure);
    let stored = stored.ok_or(Error::NotFound)?;
    let tx = can.begin().await?;
    if !store::remove(&tx, &known.id, measure).await? {
        return Err(Error::NotFound);
    }
    let value = super::domain::decimal::Decimal::of_millionths(stored.millionths).to_string();
    let event = Event::new("impact.withdrawn").subject("produit", id).detail("indicateur", indicator);
    tx.commit(event.detail("jour", stored.measured_on.to_string()).detail("avant", value)).await
}

/// Makes an indicator the *métrique phare*: the one that was no longer is. Done twice, nothing is written.
///
/// # Errors
/// Not found, or the database does not answer.
pub async fn watch(can: &Can<MeasureImpact>, id: &str, indicator: &str) -> Result<(), Error> {
    let known = own(can, id, indicator).await?;
    if known.flagship {
        return Ok(());
    }
    let tx = can.begin().await?;
    store::watch(&tx, id, &known.id).await?;
    tx.commit(Event::new("flagship.chosen").subject("produit", id).detail("indicateur", indicator)).await
}

/// Signs a review. Nobody reviews what they defined themselves.
///
/// # Errors
/// Fields to correct, a refusal, not found, or the database does not answer.
pub async fn review(can: &Can<ReviewImpact>, id: &str, indicator: &str, typed: &TypedReview) -> Result<(), Error> {
    let product = product(can, id).await?;
    let known = store::find(can.reader(), id, indicator).await?.ok_or(Error::NotFound)?;
    let (role, who) = (role_on(can, &product), can.who());
    let measured = store::measures(can.reader(), &known.id).await?.iter().any(|one| !one.target);
    let (level, remark) = review::review(typed, role, measured).map_err(Error::Invalid)?;
    if *known.author.read(AUTHORSHIP) == who.account {
        return Err(Error::Refused("Vous avez défini cet indicateur : une autre personne le revoit.".into()));
    }
    let tx = can.begin().await?;
    let signed = Signed { account: &who.account, name: who.name.read(SIGN), quality: role };
    store::add_review(&tx, &known, (level, &remark), signed, false).await?;
    let event = Event::new("impact.reviewed").subject("produit", id).detail("indicateur", indicator);
    tx.commit(event.detail("niveau", level.id()).detail("qualite", role)).await
}
