//! The pages of impact assessments.

pub mod advice;
pub mod decide;
pub mod file;
pub mod list;
pub mod part;
pub mod read;
pub mod screen;
pub mod show;

use kernel::{Can, Error, Event, Id, Kernel, Permission, Personal, Purpose};
use ui::{Frame, NavItem};

use super::content::Content;
use super::review::{self, Review};
use super::screening_form::value;
use super::state::{Refusal, State};
use super::store::{self, New};

const SHOW_AUTHORS: Purpose =
    Purpose::new("montrer qui a répondu, conseillé et validé à qui tient les analyses d'impact");

/// The fields of a form, as sent.
type Sent = Vec<(String, String)>;

/// The processing of this address; nothing else is found.
async fn found(kernel: &Kernel, id: &str) -> Result<Review, Error> {
    review::find(kernel, id).await?.ok_or(Error::NotFound)
}

/// From the home page down to this one.
fn crumbs(frame: &Frame, review: &Review, here: &str) -> Vec<NavItem> {
    let (prefix, processing) = (frame.brand.prefix, review.declared.processing);
    let mut crumbs = vec![
        NavItem::new(frame.home(), "Accueil"),
        NavItem::new(format!("{prefix}/aipd"), "Analyses d'impact"),
        NavItem::new(format!("{prefix}/aipd/{}", processing.id), processing.name),
    ];
    if !here.is_empty() {
        crumbs.push(NavItem::new("", here));
    }
    crumbs
}

/// The name to show of an author.
async fn name(kernel: &Kernel, author: Option<&Personal<Id>>) -> Result<String, Error> {
    let Some(account) = author.map(|author| author.read(SHOW_AUTHORS)) else {
        return Ok("Une commande du programme".into());
    };
    let name = store::find_name(kernel.platform(), account).await?;
    Ok(name.map_or_else(|| "Un compte fermé".into(), |name| name.into_read(SHOW_AUTHORS)))
}

/// The rank that the author of a form read; one that is missing or wrong is never the last.
fn read_rank(sent: &Sent) -> i64 {
    value(sent, "version").parse().ok().filter(|rank| *rank >= 0).unwrap_or(-1)
}

/// Refuses what was written over a version that is no longer the last.
fn same_rank(review: &Review, sent: &Sent) -> Result<(), Error> {
    if read_rank(sent) == review.number() {
        return Ok(());
    }
    Err(Error::Conflict(
        "L'analyse a changé depuis l'ouverture de cette page. Revenez en arrière, copiez votre texte, et rechargez la page.".into(),
    ))
}

fn refused(refusal: &Refusal) -> Error {
    Error::Refused(refusal.to_string())
}

/// Adds a version in the name of this person, with its line of the journal.
async fn add<P: Permission>(
    can: &Can<P>,
    review: &Review,
    content: &Content,
    state: State,
    event: Event,
) -> Result<(), Error> {
    let id = review.declared.processing.id;
    let tx = can.begin().await?;
    let new =
        New { processing: id, after: review.number(), content, scope: &review.scope, author: Some(&can.who().account) };
    store::save_assessment(&tx, new, state).await?;
    tx.commit(event.subject("traitement", id).detail("version", review.number() + 1)).await
}
