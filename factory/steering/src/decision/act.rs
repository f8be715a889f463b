//! Deciding of a phase: the phase, the decision and the line of the journal are written together, or none is.

use chrono::NaiveDate;
use kernel::{Can, Error, Event, Id, Kernel, Permission, Tx};
use portfolio::phase::{Phase, PhaseName, current};
use portfolio::registry::domain::Product;
use portfolio::registry::store::decide_phase;

use super::content::{Draft, Finding, Signatory};
use super::domain::{self, Typed};
use super::records::Kind;
use super::store;
use crate::gate::act::lines_of;
use crate::gate::gates::Gate;
use crate::gate::standing::{Line, closed_by, refusal};
use crate::machine::{Move, State};
use crate::perimeter::{SignDecision, product, role_label, role_on};
use crate::processing::SIGN;

/// Decides. Answers the identifier of the decision.
///
/// # Errors
/// Fields to correct, a refusal, or a conflict that tells what somebody else decided.
pub async fn decide(kernel: &Kernel, can: &Can<SignDecision>, id: &str, typed: &Typed) -> Result<Id, Error> {
    let product = product(can, id).await?;
    let today = kernel.clock().today();
    if typed.revision != product.revision.to_string() {
        return Err(overtaken(can, &product).await?);
    }
    let (state, since) = standing(&product, today);
    let asked = domain::read(typed, state, since, today).map_err(Error::Invalid)?;
    let mut draft = Draft::new(Kind::Phase, id, &product.source.title, today);
    draft.says = vec![domain::sentence(&product.source.title, state, asked.to, asked.from, Some(asked.way))];
    draft.moves = Some((state.id().to_owned(), asked.to.id().to_owned(), asked.from));
    draft.reason = asked.reason.clone();
    draft.signatories = vec![signatory(can, &product)];
    if let (Move::Ordinary, Some(gate)) = (asked.way, Gate::for_move(state, asked.to)) {
        draft.findings = through(kernel, gate, &product, today).await?;
    }
    let tx = can.begin().await?;
    let written = move_phase(&tx, &product, asked.to, asked.from, today).await;
    if let Err(Error::Conflict(_)) = written {
        drop(tx);
        return Err(overtaken(can, &product).await?);
    }
    written?;
    let decision = store::seal(&tx, draft, &can.who().account, false).await?;
    let event = Event::new("product.decided").subject("produit", id).detail("vers", asked.to.id());
    tx.commit(event.detail("de", state.id()).detail("decision", decision.as_str())).await?;
    Ok(decision)
}

/// The criteria of an open gate, as a decision keeps them.
///
/// # Errors
/// A refusal that names what keeps the gate closed; or the database does not answer.
pub async fn through(kernel: &Kernel, gate: Gate, product: &Product, today: NaiveDate) -> Result<Vec<Finding>, Error> {
    let lines = lines_of(kernel, gate, product, today).await?;
    let missing = closed_by(&lines);
    if missing.is_empty() {
        Ok(lines.iter().map(Line::finding).collect())
    } else {
        Err(Error::Refused(refusal(gate, &missing)))
    }
}

/// The state of a product, and since when.
pub fn standing(product: &Product, day: NaiveDate) -> (State, Option<NaiveDate>) {
    let phases = product.source.dated();
    (State::on(&phases, day), current(&phases, day).map(|phase| phase.start))
}

/// Writes the phase of a decision.
///
/// # Errors
/// A conflict when the product changed since it was read; or the database does not answer.
pub async fn move_phase(
    tx: &Tx,
    product: &Product,
    to: PhaseName,
    from: NaiveDate,
    today: NaiveDate,
) -> Result<(), Error> {
    let phase = Phase { name: to, start: from, end: None, comment: Some("Décidée dans la fabrique".to_owned()) };
    decide_phase(tx, product, phase, today).await
}

/// Who signs, and as what.
pub fn signatory<P: Permission>(can: &Can<P>, product: &Product) -> Signatory {
    let quality = role_label(role_on(can, product)).to_owned();
    Signatory { nom: can.who().name.read(SIGN).clone(), qualite: quality }
}

/// What happened meanwhile, for who decides second.
///
/// # Errors
/// When the database does not answer.
pub async fn overtaken<P: Permission>(can: &Can<P>, read: &Product) -> Result<Error, Error> {
    let now = product(can, &read.source.id).await?;
    let last = store::list(can.reader(), Some(&read.source.id)).await?.into_iter().max_by_key(|one| one.number);
    let phase =
        portfolio::phase::current(&now.source.dated(), NaiveDate::MAX).map_or("aucune", |phase| phase.name.label());
    let told = match last {
        Some(decision) => {
            let content = store::content_of(&decision)?;
            let day = ui::format::datetime(decision.signed_at);
            format!(
                "La dernière décision est la n° {}, signée le {day} : {}",
                content.numero,
                content.dispositif.join(" ")
            )
        }
        None => "La fiche du produit a été modifiée entre-temps.".to_owned(),
    };
    Ok(Error::Conflict(format!(
        "Le produit « {} » a changé pendant que vous prépariez cette décision, qui n'est pas enregistrée. {told} Phase la plus récente : \
         {phase}. Rechargez la page avant de décider.",
        now.source.title
    )))
}
