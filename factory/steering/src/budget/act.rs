//! What people do with budgets: the same for pages and for programs.

use kernel::{Can, Error, Event, FieldError, Id, Kernel, Permission};

use super::domain::{self, TypedConvention, TypedLayer};
use super::records::convention::Model as Convention;
use super::records::layer::Volet;
use super::store::{self, By, Place, conventions, publications};
use super::summary::Summary;
use crate::perimeter::product;

/// Writing budgets, conventions, publications.
pub struct EditBudget;

impl Permission for EditBudget {
    const NAME: &'static str = "EditBudget";
    const PHRASE: &'static str = "tenir le budget d'un produit";
    const ROLES: &'static [&'static str] =
        &["intrapreneur", "responsable-portefeuille", "responsable-incubateur", "administrateur"];
}

/// The year of an address.
///
/// # Errors
/// Not found when it is none.
pub fn year_of(kernel: &Kernel, text: &str) -> Result<i32, Error> {
    domain::year(text, kernel.clock().today()).ok_or(Error::NotFound)
}

fn by<P>(can: &Can<P>) -> By<'_>
where
    P: Permission,
{
    By { author: &can.who().account, demonstration: false }
}

/// Writes a layer whole.
///
/// # Errors
/// Fields to correct, a conflict when somebody wrote it meanwhile, or the database does not answer.
pub async fn write(
    kernel: &Kernel,
    can: &Can<EditBudget>,
    id: &str,
    (year, volet): (&str, &str),
    typed: &TypedLayer,
) -> Result<(), Error> {
    product(can, id).await?;
    let kind = Volet::of(volet).ok_or(Error::NotFound)?;
    let place = Place { product: id, year: year_of(kernel, year)?, kind };
    let (revision, written) = domain::layer(typed, kind, place.year, kernel.clock().today()).map_err(Error::Invalid)?;
    let total = written.matrix.total().map_err(anyhow::Error::from)?;
    let tx = can.begin().await?;
    let saved = store::save(&tx, place, revision, &written, by(can)).await;
    if saved.is_ok() {
        let event = Event::new("budget.written").subject("produit", id).detail("exercice", place.year);
        return tx.commit(event.detail("volet", kind.id()).detail("cp_centimes", total)).await;
    }
    drop(tx);
    match (saved, store::find(can.reader(), place).await?) {
        (Err(Error::Conflict(why)), Some(now)) => {
            let when = ui::format::datetime(now.head.written_at);
            Err(Error::Conflict(format!(
                "{why} Il est à la révision {}, écrite le {when} ; votre saisie n'est pas enregistrée.",
                now.head.revision
            )))
        }
        (saved, _) => saved,
    }
}

/// Adds a convention. Answers its identifier.
///
/// # Errors
/// Fields to correct, or the database does not answer.
pub async fn agree(can: &Can<EditBudget>, id: &str, typed: &TypedConvention) -> Result<Id, Error> {
    product(can, id).await?;
    let agreed = domain::convention(typed).map_err(Error::Invalid)?;
    let known = conventions::list(can.reader(), Some(id)).await?;
    let same = |one: &&Convention| {
        one.funder == agreed.funder
            && one.starts_on == agreed.from
            && one.ends_on == agreed.until
            && one.reference == agreed.reference
    };
    if known.iter().any(|one| same(&one)) {
        return Err(Error::Conflict("Cette convention est déjà enregistrée : modifiez-la plutôt.".into()));
    }
    let tx = can.begin().await?;
    let convention = conventions::add(&tx, id, &agreed, by(can)).await?;
    let event = Event::new("budget.agreed").subject("produit", id).detail("convention", convention.as_str());
    tx.commit(event.detail("centimes", agreed.cents).detail("fin", agreed.until.to_string())).await?;
    Ok(convention)
}

fn revision(text: &str) -> Result<i64, Error> {
    text.trim().parse().map_err(|_| Error::Invalid(vec![FieldError::new("revision", "Rechargez la page")]))
}

/// Changes a convention.
///
/// # Errors
/// Fields to correct, a conflict, or the database does not answer.
pub async fn amend(can: &Can<EditBudget>, id: &str, convention: &str, typed: &TypedConvention) -> Result<(), Error> {
    product(can, id).await?;
    conventions::find(can.reader(), id, convention).await?.ok_or(Error::NotFound)?;
    let agreed = domain::convention(typed).map_err(Error::Invalid)?;
    let tx = can.begin().await?;
    conventions::amend(&tx, convention, revision(&typed.revision)?, &agreed, by(can)).await?;
    let event = Event::new("budget.amended").subject("produit", id).detail("convention", convention);
    tx.commit(event.detail("centimes", agreed.cents).detail("fin", agreed.until.to_string())).await
}

/// Removes a convention that was written by mistake.
///
/// # Errors
/// A conflict, or the database does not answer.
pub async fn withdraw(can: &Can<EditBudget>, id: &str, convention: &str, read: &str) -> Result<(), Error> {
    product(can, id).await?;
    let known = conventions::find(can.reader(), id, convention).await?.ok_or(Error::NotFound)?;
    let tx = can.begin().await?;
    conventions::remove(&tx, convention, revision(read)?).await?;
    let event = Event::new("budget.withdrawn").subject("produit", id).detail("convention", convention);
    tx.commit(event.detail("centimes", known.amount_cents)).await
}

/// Publishes the summary of a year, as it stands today. Answers the identifier of the publication.
///
/// # Errors
/// A refusal when there is nothing to publish, a conflict when nothing changed, or the database does not answer.
pub async fn publish(kernel: &Kernel, can: &Can<EditBudget>, id: &str, year: &str) -> Result<Id, Error> {
    let product = product(can, id).await?;
    let year = year_of(kernel, year)?;
    let tx = can.begin().await?;
    let layers = store::layers(tx.sql(), id, year).await?;
    if layers.is_empty() {
        return Err(Error::Refused(format!("Aucun budget n'est écrit pour {year} : il n'y a rien à publier.")));
    }
    let agreed = conventions::list(tx.sql(), Some(id)).await?;
    let summary = Summary::of((id, &product.source.title), year, &layers, &agreed).map_err(anyhow::Error::from)?;
    let frozen = summary.frozen()?;
    let past = publications::list(tx.sql(), id).await?;
    if let Some(last) = past.iter().find(|one| one.year == i64::from(year)).filter(|one| one.digest == frozen.1) {
        let day = ui::format::date(last.published_on);
        return Err(Error::Conflict(format!("Rien n'a changé depuis la publication du {day}.")));
    }
    let digest = frozen.1.clone();
    let publication = publications::add(&tx, (id, year), kernel.clock().today(), frozen, by(can)).await?;
    let event = Event::new("budget.published").subject("produit", id).detail("exercice", year);
    let event = event.detail("publication", publication.as_str()).detail("empreinte", digest.as_str());
    tx.commit(event).await?;
    Ok(publication)
}
