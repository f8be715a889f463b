//! Eighteen months of measures: a product that proves its impact, one whose use grows while nothing changes, one that is late, one that stopped.

mod priorities;
mod series;
mod stories;

use kernel::{Error, Tx};

use super::Story;
use crate::impact::domain::definition::{TypedIndicator, indicator};
use crate::impact::domain::measure::{Bounds, Measure, TypedMeasure, measure};
use crate::impact::records::review::Reviewed;
use crate::impact::store::{self, Signed};

/// An indicator of the story, with its values.
struct Told {
    product: &'static str,
    kind: &'static str,
    name: &'static str,
    family: &'static str,
    unit: &'static str,
    direction: &'static str,
    frequency: &'static str,
    aarri: &'static str,
    calculation: &'static str,
    limits: &'static str,
    source: &'static str,
    flagship: bool,
    automated: bool,
    drawing: &'static str,
    values: Vec<(chrono::NaiveDate, String)>,
    targets: Vec<(chrono::NaiveDate, &'static str)>,
    review: Option<(Reviewed, &'static str)>,
}

pub async fn write(tx: &Tx, story: &Story) -> Result<(), Error> {
    for one in stories::all(story) {
        told(tx, story, one).await?;
    }
    priorities::write(tx, story).await
}

async fn told(tx: &Tx, story: &Story, one: Told) -> Result<(), Error> {
    let yes = |said: bool| if said { "oui" } else { "" }.to_owned();
    let since = one.values.first().map_or(story.today, |(on, _)| *on);
    let typed = TypedIndicator {
        obligatoire: one.kind.into(),
        nom: one.name.into(),
        famille: one.family.into(),
        unite: one.unit.into(),
        sens: one.direction.into(),
        frequence: one.frequency.into(),
        aarri: one.aarri.into(),
        mode_calcul: one.calculation.into(),
        limites: one.limits.into(),
        source: one.source.into(),
        automatise: yes(one.automated),
        representation: one.drawing.into(),
        depuis: since.to_string(),
        phare: yes(one.flagship),
    };
    let read = indicator(&typed, story.today).map_err(Error::Invalid)?;
    let id = store::add(tx, one.product, &read, &story.camille, true).await?;
    if one.flagship {
        store::watch(tx, one.product, &id).await?;
    }
    let bounds = Bounds { unit: read.unit, frequency: read.frequency, since: read.since, source: read.source };
    let valued = |on: &chrono::NaiveDate, value: &str, target: bool| TypedMeasure {
        valeur: value.to_owned(),
        date: on.to_string(),
        cible: yes(target),
        automatise: yes(one.automated && !target),
        ..TypedMeasure::default()
    };
    let real = one.values.iter().map(|(on, value)| valued(on, value, false));
    let typed: Vec<TypedMeasure> = real.chain(one.targets.iter().map(|(on, value)| valued(on, value, true))).collect();
    let measures: Vec<Measure> = typed
        .iter()
        .map(|typed| measure(typed, &bounds, story.today).map_err(Error::Invalid))
        .collect::<Result<_, _>>()?;
    let lines: Vec<_> = measures.iter().map(|measure| (&id, measure)).collect();
    store::save(tx, one.product, &lines, &story.camille, true).await?;
    let Some(review) = one.review else { return Ok(()) };
    let Some(known) = store::find(tx.sql(), one.product, id.as_str()).await? else { return Ok(()) };
    let signed = Signed { account: &story.amadou, name: "Amadou Diallo", quality: "responsable-incubateur" };
    store::add_review(tx, &known, review, signed, true).await
}
