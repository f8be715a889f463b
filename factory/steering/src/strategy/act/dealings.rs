//! What a product asks of other services, and says of itself.

use kernel::{Can, Error, Event, Id, Kernel};

use super::by;
use crate::perimeter::{PrepareProduct, product};
use crate::strategy::domain::{Reader, TypedMessage, TypedRequest, TypedText};
use crate::strategy::records::message::Nature;
use crate::strategy::store::dealings;

/// Notes a request. Answers its identifier.
///
/// # Errors
/// Fields to correct, a conflict when it is noted already, or the database does not answer.
pub async fn ask(can: &Can<PrepareProduct>, id: &str, typed: &TypedRequest) -> Result<Id, Error> {
    product(can, id).await?;
    let mut reader = Reader::default();
    let body = reader.text("service", &typed.service, 200, "Nommez le service interrogé");
    let subject = reader.text("objet", &typed.objet, 500, "Dites ce qui est demandé");
    let on = reader.day("le", &typed.le, "Donnez le jour de la demande");
    let due = reader.day("attendue", &typed.attendue, "Donnez le jour auquel la réponse est attendue");
    if due < on {
        reader.fault("attendue", "La réponse est attendue avant la demande");
    }
    let (body, subject) = reader.done((body, subject))?;
    let known = dealings::requests(can.reader(), Some(id)).await?;
    if known.iter().any(|one| one.body == body && one.subject == subject && one.asked_on == on) {
        return Err(Error::Conflict("Cette demande est déjà notée.".into()));
    }
    let tx = can.begin().await?;
    let request = dealings::ask(&tx, (id, &body, &subject, on, due), by(can)).await?;
    tx.commit(Event::new("request.sent").subject("produit", id).detail("demande", request.as_str())).await?;
    Ok(request)
}

/// Notes the answer to a request.
///
/// # Errors
/// Fields to correct, a conflict when it has its answer, or the database does not answer.
pub async fn answer(
    kernel: &Kernel,
    can: &Can<PrepareProduct>,
    id: &str,
    request: &str,
    typed: &TypedText,
) -> Result<(), Error> {
    product(can, id).await?;
    let known = dealings::requests(can.reader(), Some(id)).await?;
    known.iter().find(|one| one.id.as_str() == request).ok_or(Error::NotFound)?;
    let mut reader = Reader::default();
    let text = reader.text("texte", &typed.texte, 1_000, "Écrivez ce qui est répondu");
    let text = reader.done(text)?;
    let tx = can.begin().await?;
    if !dealings::answer(&tx, id, request, kernel.clock().today(), &text).await? {
        return Err(Error::Conflict("Cette demande a déjà sa réponse.".into()));
    }
    tx.commit(Event::new("request.answered").subject("produit", id).detail("demande", request)).await
}

/// Adds a message to the plan. Answers its identifier.
///
/// # Errors
/// Fields to correct, a conflict when it is there already, or the database does not answer.
pub async fn plan(can: &Can<PrepareProduct>, id: &str, typed: &TypedMessage) -> Result<Id, Error> {
    product(can, id).await?;
    let mut reader = Reader::default();
    let audience = reader.text("public", &typed.public, 200, "Dites à qui le message s'adresse");
    let message = reader.text("message", &typed.message, 1_000, "Écrivez le message");
    let channel = reader.text("canal", &typed.canal, 200, "Nommez le canal");
    let on = reader.day("prevu", &typed.prevu, "Donnez le jour prévu");
    let (audience, message, channel) = reader.done((audience, message, channel))?;
    let known = dealings::messages(can.reader(), id).await?;
    if known.iter().any(|one| one.message == message && one.audience == audience && one.planned_on == on) {
        return Err(Error::Conflict("Ce message est déjà au plan.".into()));
    }
    let tx = can.begin().await?;
    let line = dealings::say(&tx, (id, Nature::Message, &audience, &message, &channel, on), by(can)).await?;
    tx.commit(Event::new("message.planned").subject("produit", id).detail("message", line.as_str())).await?;
    Ok(line)
}

/// Writes the positioning of a product: the latest one holds.
///
/// # Errors
/// Fields to correct, a conflict when nothing changes, or the database does not answer.
pub async fn position(kernel: &Kernel, can: &Can<PrepareProduct>, id: &str, typed: &TypedMessage) -> Result<(), Error> {
    product(can, id).await?;
    let mut reader = Reader::default();
    let audience = reader.text("public", &typed.public, 200, "Dites pour qui le produit est fait");
    let message =
        reader.text("message", &typed.message, 1_000, "Dites ce qu'il est pour ce public, et ce qu'il n'est pas");
    let (audience, message) = reader.done((audience, message))?;
    let known = dealings::messages(can.reader(), id).await?;
    let last = known.iter().find(|one| one.kind == Nature::Positionnement);
    if last.is_some_and(|one| one.audience == audience && one.message == message) {
        return Err(Error::Conflict("C'est déjà le positionnement du produit.".into()));
    }
    let tx = can.begin().await?;
    let said = (id, Nature::Positionnement, audience.as_str(), message.as_str(), "", kernel.clock().today());
    dealings::say(&tx, said, by(can)).await?;
    tx.commit(Event::new("product.positioned").subject("produit", id)).await
}

/// Says that a message went out, and what came of it.
///
/// # Errors
/// Fields to correct, a conflict when that was said already, or the database does not answer.
pub async fn told(
    kernel: &Kernel,
    can: &Can<PrepareProduct>,
    id: &str,
    message: &str,
    typed: &TypedText,
) -> Result<(), Error> {
    product(can, id).await?;
    let known = dealings::messages(can.reader(), id).await?;
    known.iter().find(|one| one.id.as_str() == message && one.kind == Nature::Message).ok_or(Error::NotFound)?;
    let mut reader = Reader::default();
    let text = reader.text("texte", &typed.texte, 1_000, "Écrivez ce que le message a produit");
    let text = reader.done(text)?;
    let tx = can.begin().await?;
    if !dealings::said(&tx, id, message, kernel.clock().today(), &text).await? {
        return Err(Error::Conflict("Ce message a déjà son résultat.".into()));
    }
    tx.commit(Event::new("message.told").subject("produit", id).detail("message", message)).await
}
