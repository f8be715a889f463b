//! What people do with open labs: the same for pages and for programs.

use kernel::{Can, Error, Event, FieldError, Id, Kernel, Letter, Permission, Personal};
use portfolio::source::read_date;
use serde::{Deserialize, Serialize};

use super::counted::{self, TypedReport};
use super::domain::{self, TypedChoice, TypedDelivery, TypedInvitations, TypedLesson, TypedSession, TypedVerbatim};
use super::records::session::Model as Session;
use super::records::verbatim::Model as Verbatim;
use super::store::{self, Written, email_cell, words_cell};
use super::{proof, records};
use crate::perimeter::{PrepareProduct, product};
use crate::processing::{INVITE, LISTEN};

/// The first real use of a product, as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedLaunch {
    /// Jour, AAAA-MM-JJ.
    pub premier: String,
}

/// A session of a product that the person follows.
///
/// # Errors
/// Not found, or the database does not answer.
pub async fn own<P: Permission>(can: &Can<P>, id: &str, session: &str) -> Result<Session, Error> {
    product(can, id).await?;
    store::find(can.reader(), id, session).await?.ok_or(Error::NotFound)
}

/// Announces a session.
///
/// # Errors
/// Fields to correct, a conflict, or the database does not answer.
pub async fn plan(can: &Can<PrepareProduct>, id: &str, typed: &TypedSession) -> Result<Id, Error> {
    product(can, id).await?;
    let (on, place) = domain::session(typed).map_err(Error::Invalid)?;
    if store::list(can.reader(), Some(id)).await?.iter().any(|one| one.held_on == on) {
        return Err(Error::Conflict("Une séance est déjà notée ce jour-là.".into()));
    }
    let tx = can.begin().await?;
    let session = store::add(&tx, id, (on, &place), &can.who().account, false).await?;
    tx.commit(Event::new("lab.planned").subject("produit", id).detail("jour", on.to_string())).await?;
    Ok(session)
}

/// Tells the day of the first real user.
///
/// # Errors
/// Fields to correct, or the database does not answer.
pub async fn launch(kernel: &Kernel, can: &Can<PrepareProduct>, id: &str, typed: &TypedLaunch) -> Result<(), Error> {
    product(can, id).await?;
    let on = read_date(typed.premier.trim()).filter(|on| *on <= kernel.clock().today());
    let missing = || FieldError::new("premier", "Donnez le jour du premier usage réel, passé ou présent");
    let on = on.ok_or_else(|| Error::Invalid(vec![missing()]))?;
    let tx = can.begin().await?;
    store::declare(&tx, id, on, &can.who().account, false).await?;
    tx.commit(Event::new("product.first_used").subject("produit", id).detail("jour", on.to_string())).await
}

/// Invites people to a session to come: a letter each, and the address sealed until its purge. Answers how many are new.
///
/// # Errors
/// Fields to correct, a conflict, or the database does not answer.
pub async fn invite(
    kernel: &Kernel,
    can: &Can<PrepareProduct>,
    (id, session): (&str, &str),
    typed: &TypedInvitations,
) -> Result<usize, Error> {
    let session = own(can, id, session).await?;
    let product = product(can, id).await?;
    if session.digest.is_some() || session.held_on < kernel.clock().today() {
        return Err(Error::Conflict("Cette séance est passée : il n'y a plus personne à inviter.".into()));
    }
    let emails = domain::invitations(typed).map_err(Error::Invalid)?;
    let link = format!("{}{}", kernel.config().public_url(), portfolio::catalogue::href("/vous-avez-dit/", id));
    let body = include_str!("mail_invitation.txt")
        .replace("{title}", &product.source.title)
        .replace("{on}", &ui::format::date(session.held_on))
        .replace("{place}", &session.place)
        .replace("{link}", &link);
    let tx = can.begin().await?;
    let mut new = 0;
    for email in emails {
        let address = email.personal().read(INVITE).to_lowercase();
        let line = tx.new_id();
        let sealed = kernel.vault().seal(&line, email_cell(&line), &address).await?;
        let index = kernel.vault().blind("lab_participant", "email", &address).await?;
        if store::invite(&tx, (&line, &session), sealed, index).await? {
            let subject = format!("Invitation – {}", product.source.title);
            let letter = Letter { recipient: Personal::new(address), subject, body: Personal::new(body.clone()) };
            tx.letter(letter).await?;
            new += 1;
        } else {
            kernel.vault().destroy(&line).await?;
        }
    }
    tx.commit(Event::new("lab.invited").subject("produit", id).detail("personnes", new)).await?;
    Ok(new)
}

/// Writes the report of a session and seals it by a digest, which the journal keeps too.
///
/// # Errors
/// Fields to correct, a conflict when it has one, or the database does not answer.
pub async fn hold(
    kernel: &Kernel,
    can: &Can<PrepareProduct>,
    (id, session): (&str, &str),
    typed: &TypedReport,
) -> Result<(), Error> {
    let session = own(can, id, session).await?;
    let counted = counted::report(typed, session.held_on, kernel.clock().today()).map_err(Error::Invalid)?;
    let digest = proof::digest(&proof::text_of_session(&session, &counted));
    let tx = can.begin().await?;
    if !store::hold(&tx, &session.id, &counted, digest.clone(), &can.who().account).await? {
        return Err(Error::Conflict("Le compte rendu de cette séance est déjà scellé.".into()));
    }
    let event = Event::new("lab.held").subject("seance", &session.id).detail("empreinte", digest.as_str());
    tx.commit(event.detail("participants", counted.participants())).await
}

/// Notes what somebody said, sealed by a key of its own.
///
/// # Errors
/// Fields to correct, or the database does not answer.
pub async fn listen(
    kernel: &Kernel,
    can: &Can<PrepareProduct>,
    (id, session): (&str, &str),
    typed: &TypedVerbatim,
) -> Result<(), Error> {
    let session = own(can, id, session).await?;
    let (profile, said) = domain::verbatim(typed).map_err(Error::Invalid)?;
    let lesson = match typed.enseignement.as_str() {
        "" => None,
        lesson => Some(store::find_lesson(can.reader(), id, lesson).await?.ok_or(Error::NotFound)?.id),
    };
    let tx = can.begin().await?;
    let own = tx.new_id();
    let words = kernel.vault().seal(&own, words_cell(&own), &said).await?;
    store::add_verbatim(&tx, &session, Written { id: &own, lesson, profile: &profile, words }).await?;
    tx.commit(Event::new("lab.listened").subject("seance", &session.id)).await
}

/// What was said, each reading journaled; nothing once its key is destroyed.
///
/// # Errors
/// When the vault does not answer.
pub async fn words<P: Permission>(can: &Can<P>, one: &Verbatim) -> Result<Option<String>, Error> {
    let readings = can.readings().about::<Verbatim>(&one.id);
    can.vault().open(&one.id, words_cell(&one.id), &one.words, LISTEN, &readings).await
}

/// Erases what somebody said, and its key.
///
/// # Errors
/// Not found, or the database does not answer.
pub async fn forget(
    kernel: &Kernel,
    can: &Can<PrepareProduct>,
    (id, session): (&str, &str),
    verbatim: &str,
) -> Result<(), Error> {
    let session = own(can, id, session).await?;
    let found = store::find_verbatim(can.reader(), &session.id, verbatim).await?.ok_or(Error::NotFound)?;
    let tx = can.begin().await?;
    store::erase_verbatim(&tx, &found.id).await?;
    tx.commit(Event::new("lab.forgotten").subject("seance", &session.id)).await?;
    kernel.vault().destroy(&found.id).await?;
    Ok(())
}

/// Draws a lesson from a session whose report is sealed; the words that support nothing yet support it.
///
/// # Errors
/// Fields to correct, a conflict before the report, or the database does not answer.
pub async fn learn(can: &Can<PrepareProduct>, (id, session): (&str, &str), typed: &TypedLesson) -> Result<Id, Error> {
    let session = own(can, id, session).await?;
    let statement = domain::lesson(typed).map_err(Error::Invalid)?;
    let Some(sealed) = &session.digest else {
        return Err(Error::Conflict(
            "Écrivez d'abord le compte rendu : un enseignement vient d'une séance tenue.".into(),
        ));
    };
    let tx = can.begin().await?;
    let lesson = tx.new_id();
    let digest = proof::digest(&proof::text_of_lesson(lesson.as_str(), sealed, &statement));
    store::add_lesson(&tx, &session, (&lesson, &statement, digest.clone()), &can.who().account).await?;
    store::attach(&tx, &session.id, &lesson).await?;
    let event = Event::new("lab.learnt").subject("enseignement", &lesson).detail("empreinte", digest.as_str());
    tx.commit(event).await?;
    Ok(lesson)
}

/// A lesson of a product that the person follows.
///
/// # Errors
/// Not found, or the database does not answer.
pub async fn own_lesson<P: Permission>(can: &Can<P>, id: &str, lesson: &str) -> Result<records::lesson::Model, Error> {
    product(can, id).await?;
    store::find_lesson(can.reader(), id, lesson).await?.ok_or(Error::NotFound)
}

/// Decides on a lesson: yes, or no with its reason.
///
/// # Errors
/// Fields to correct, a conflict when it is decided, or the database does not answer.
pub async fn decide(
    kernel: &Kernel,
    can: &Can<PrepareProduct>,
    (id, lesson): (&str, &str),
    typed: &TypedChoice,
) -> Result<(), Error> {
    let found = own_lesson(can, id, lesson).await?;
    let (choice, reason) = domain::choice(typed).map_err(Error::Invalid)?;
    let today = kernel.clock().today();
    let tx = can.begin().await?;
    if !store::decide(&tx, &found.id, (choice, &reason, today), &can.who().account).await? {
        return Err(Error::Conflict("Cet enseignement a déjà reçu sa décision.".into()));
    }
    tx.commit(Event::new("lab.decided").subject("enseignement", &found.id).detail("decision", choice.id())).await
}

/// Tells what was delivered.
///
/// # Errors
/// Fields to correct, a conflict without a « oui » or when it is told, or the database does not answer.
pub async fn deliver(
    kernel: &Kernel,
    can: &Can<PrepareProduct>,
    (id, lesson): (&str, &str),
    typed: &TypedDelivery,
) -> Result<(), Error> {
    let found = own_lesson(can, id, lesson).await?;
    let today = kernel.clock().today();
    let delivery = domain::delivery(typed, found.decided_on, today).map_err(Error::Invalid)?;
    let tx = can.begin().await?;
    if !store::deliver(&tx, &found.id, &delivery, &can.who().account).await? {
        return Err(Error::Conflict(
            "Rien n'attend d'être livré ici : la décision manque, ou la livraison est dite.".into(),
        ));
    }
    tx.commit(Event::new("lab.delivered").subject("enseignement", &found.id)).await
}
