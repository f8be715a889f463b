//! What people do with deadlines: the same for pages and for programs.

use kernel::{Can, Digest, Error, Event, FieldError, Kernel};
use serde::{Deserialize, Serialize};

use super::records::entry::Nature;
use super::store::{self, New};
use crate::perimeter::{FollowProduct, PrepareProduct, product};

/// A deadline as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedEntry {
    /// `accessibilite`, `homologation`, `attestation`, `convention` ou `autre`.
    pub nature: String,
    /// Précision.
    pub libelle: String,
    /// Jour, AAAA-MM-JJ.
    pub jour: String,
}

/// Writes a deadline.
///
/// # Errors
/// Fields to correct, or the database does not answer.
pub async fn add(can: &Can<PrepareProduct>, id: &str, typed: &TypedEntry) -> Result<(), Error> {
    product(can, id).await?;
    let mut faults = Vec::new();
    let kind = Nature::ALL.into_iter().find(|kind| kind.id() == typed.nature);
    if kind.is_none() {
        faults.push(FieldError::new("nature", "Choisissez la nature de l'échéance"));
    }
    let label = typed.libelle.trim();
    if kind == Some(Nature::Autre) && label.is_empty() {
        faults.push(FieldError::new("libelle", "Dites de quoi il s'agit"));
    } else if label.chars().count() > 200 {
        faults.push(FieldError::new("libelle", "200 caractères au plus"));
    }
    let on = portfolio::source::read_date(typed.jour.trim());
    if on.is_none() {
        faults.push(FieldError::new("jour", "Donnez le jour de l'échéance"));
    }
    let (Some(kind), Some(on), true) = (kind, on, faults.is_empty()) else { return Err(Error::Invalid(faults)) };
    let tx = can.begin().await?;
    let new = New { product: id, kind, label, on, author: &can.who().account, demonstration: false };
    store::add_entry(&tx, new).await?;
    tx.commit(Event::new("deadline.written").subject("produit", id).detail("nature", kind.id())).await
}

/// Says that a deadline is done.
///
/// # Errors
/// Not found, a conflict when it was done already, or the database does not answer.
pub async fn done(kernel: &Kernel, can: &Can<PrepareProduct>, id: &str) -> Result<(), Error> {
    let entry = store::find_entry(can.reader(), id).await?.ok_or(Error::NotFound)?;
    product(can, entry.product.as_str()).await?;
    let tx = can.begin().await?;
    if !store::set_done(&tx, id, kernel.clock().today()).await? {
        return Err(Error::Conflict("Cette échéance est déjà tenue.".into()));
    }
    tx.commit(Event::new("deadline.met").subject("echeance", id)).await
}

/// What a person wants to be reminded by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// A new address of the calendar; an older one stops answering.
    NewCalendar,
    /// No calendar any more.
    NoCalendar,
    /// The weekly letter, or not.
    Letters(bool),
}

/// Keeps a wish. Answers the token of a new calendar, shown once.
///
/// # Errors
/// When the database does not answer.
pub async fn wish(kernel: &Kernel, can: &Can<FollowProduct>, wish: Wish) -> Result<Option<String>, Error> {
    let account = &can.who().account;
    let known = store::find_subscription(can.reader(), account).await?;
    let (calendar, letters) = known.map_or((None, false), |known| (known.calendar, known.letters));
    let token = (wish == Wish::NewCalendar).then(|| kernel.random().token());
    let (calendar, letters, kind) = match wish {
        Wish::NewCalendar => (token.as_ref().map(|token| Digest::of(token.as_bytes())), letters, "calendar.opened"),
        Wish::NoCalendar => (None, letters, "calendar.revoked"),
        Wish::Letters(wanted) => (calendar, wanted, "digest.chosen"),
    };
    let tx = can.begin().await?;
    store::save_subscription(&tx, account, calendar, letters).await?;
    tx.commit(Event::new(kind).detail("lettre", letters)).await?;
    Ok(token)
}
