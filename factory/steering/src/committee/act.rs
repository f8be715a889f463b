//! What people do with a committee: the same for pages and for programs.

use kernel::{Can, Error, Event, FieldError, Id, Kernel, Permission};
use portfolio::registry::domain::Product;

use super::domain::{self, TypedDecision, TypedPlan, Window};
use super::events::Event as Happening;
use super::records::session::{Model, Outcome};
use super::store::{self, File, New};
use crate::decision::act::{move_phase, signatory, standing, through};
use crate::decision::content::Draft;
use crate::decision::records::Kind;
use crate::decision::store::{content_of, seal};
use crate::perimeter::{PlanCommittee, PrepareProduct, SignDecision, product, role_on};

/// The committee and its product, when the person follows that product.
///
/// # Errors
/// Not found otherwise; or the database does not answer.
pub async fn own<P: Permission>(can: &Can<P>, id: &str) -> Result<(Model, Product), Error> {
    let session = store::find(can.reader(), id).await?.ok_or(Error::NotFound)?;
    let product = product(can, session.product.as_str()).await?;
    Ok((session, product))
}

pub(super) async fn happening<P: Permission>(
    can: &Can<P>,
    id: &str,
    event: Happening,
) -> Result<(Model, Product), Error> {
    let (session, product) = own(can, id).await?;
    match event.happen(session.state, role_on(can, &product)) {
        Ok(_) => Ok((session, product)),
        Err(why) => Err(told(can, &session, why.to_string()).await?),
    }
}

/// Why nothing happens any more, with the decision that was taken.
async fn told<P: Permission>(can: &Can<P>, session: &Model, why: String) -> Result<Error, Error> {
    let Some(decision) = &session.decision else { return Ok(Error::Conflict(why)) };
    let decided = crate::decision::store::find(can.reader(), decision.as_str()).await?;
    let Some(row) = decided else { return Ok(Error::Conflict(why)) };
    let says = content_of(&row)?.dispositif.join(" ");
    let day = ui::format::datetime(row.signed_at);
    Ok(Error::Conflict(format!("{why} Décision n° {}, signée le {day} : {says}", row.number)))
}

/// A write that somebody else overtook becomes a conflict that tells what happened.
async fn overtaken<P: Permission>(can: &Can<P>, id: &str, written: Result<(), Error>) -> Result<(), Error> {
    match written {
        Err(Error::Conflict(why)) => {
            let now = store::find(can.reader(), id).await?.ok_or(Error::NotFound)?;
            let why = match now.decision {
                Some(_) => "Quelqu'un d'autre vient de décider de ce comité.".to_owned(),
                None => format!("{why} Rechargez la page : votre saisie n'est pas enregistrée."),
            };
            Err(told(can, &now, why).await?)
        }
        other => other,
    }
}

/// The dates that the method gives for the next committee of a product.
///
/// # Errors
/// When the database does not answer.
pub async fn window_of<C: sea_orm::ConnectionTrait>(sql: &C, product: &str) -> Result<Window, Error> {
    let (last, covers) = store::last_closed(&store::list(sql, Some(product)).await?);
    Ok(domain::window(last, covers))
}

/// Plans a committee. Answers its identifier.
///
/// # Errors
/// Fields to correct, a conflict when one is planned already, or the database does not answer.
pub async fn plan(kernel: &Kernel, can: &Can<PlanCommittee>, id: &str, typed: &TypedPlan) -> Result<Id, Error> {
    let product = product(can, id).await?;
    let today = kernel.clock().today();
    let (state, _) = standing(&product, today);
    let window = window_of(can.reader(), id).await?;
    let (gate, day) = match (domain::gate(typed, state), domain::day(typed, window, today)) {
        (Ok(gate), Ok(day)) => (gate, day),
        (gate, day) => {
            let faults = gate.err().into_iter().chain(day.err().into_iter().flatten());
            return Err(Error::Invalid(faults.collect()));
        }
    };
    let tx = can.begin().await?;
    let planned = store::list(tx.sql(), Some(id)).await?;
    let same = |one: &&Model| one.gate == gate && one.state == super::records::session::State::Planifie;
    if let Some(other) = planned.iter().find(same) {
        let day = ui::format::date(other.held_on);
        return Err(Error::Conflict(format!(
            "« {} » est déjà planifié pour le {day} : déplacez-le plutôt.",
            gate.label()
        )));
    }
    let (on, reason) = &day;
    let author = &can.who().account;
    let new = New { product: id, gate, on: *on, place: &typed.lieu, reason, author, demonstration: false };
    let session = store::plan(&tx, new).await?;
    let event = Event::new("committee.planned").subject("comite", &session).detail("produit", id);
    tx.commit(event.detail("jalon", gate.id()).detail("jour", on.to_string())).await?;
    Ok(session)
}

/// Moves a committee.
///
/// # Errors
/// Fields to correct, a conflict, or the database does not answer.
pub async fn reschedule(kernel: &Kernel, can: &Can<PlanCommittee>, id: &str, typed: &TypedPlan) -> Result<(), Error> {
    let (session, _) = happening(can, id, Happening::Deplacer).await?;
    let window = window_of(can.reader(), session.product.as_str()).await?;
    let (on, reason) = domain::day(typed, window, kernel.clock().today()).map_err(Error::Invalid)?;
    let tx = can.begin().await?;
    let written = store::reschedule(&tx, &session, on, &typed.lieu, &reason).await;
    if written.is_ok() {
        return tx.commit(Event::new("committee.moved").subject("comite", id).detail("jour", on.to_string())).await;
    }
    drop(tx);
    overtaken(can, id, written).await
}

/// Cancels a committee.
///
/// # Errors
/// A conflict, or the database does not answer.
pub async fn cancel(can: &Can<PlanCommittee>, id: &str) -> Result<(), Error> {
    let (session, _) = happening(can, id, Happening::Annuler).await?;
    let tx = can.begin().await?;
    let written = store::cancel(&tx, &session).await;
    if written.is_ok() {
        return tx.commit(Event::new("committee.cancelled").subject("comite", id)).await;
    }
    drop(tx);
    overtaken(can, id, written).await
}

/// Writes the file of a committee.
///
/// # Errors
/// Fields to correct, a conflict, or the database does not answer.
pub async fn prepare(can: &Can<PrepareProduct>, id: &str, file: &File) -> Result<(), Error> {
    let (session, _) = happening(can, id, Happening::Preparer).await?;
    let texts = [
        ("probleme", &file.probleme),
        ("six_mois", &file.six_mois),
        ("strategie", &file.strategie),
        ("demande", &file.demande),
    ];
    let long = texts.iter().filter(|(_, text)| text.chars().count() > 5_000);
    let faults: Vec<_> = long.map(|(field, _)| FieldError::new(*field, "5 000 caractères au plus")).collect();
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let tx = can.begin().await?;
    let written = store::prepare(&tx, &session, file).await;
    if written.is_ok() {
        return tx.commit(Event::new("committee.prepared").subject("comite", id)).await;
    }
    drop(tx);
    overtaken(can, id, written).await
}

/// Concludes: the committee, the phase, the decision and the journal are written together. Answers the identifier of the decision.
///
/// # Errors
/// Fields to correct, a refusal that names what keeps the gate closed, a conflict with what somebody else decided.
pub async fn conclude(kernel: &Kernel, can: &Can<SignDecision>, id: &str, typed: &TypedDecision) -> Result<Id, Error> {
    let (session, product) = happening(can, id, Happening::Decider).await?;
    let today = kernel.clock().today();
    let (state, _) = standing(&product, today);
    if today < session.held_on {
        let day = ui::format::date(session.held_on);
        return Err(Error::Refused(format!("Ce comité se tient le {day} : il ne peut conclure avant.")));
    }
    if !session.gate.concerns(state) {
        return Err(Error::Refused(format!(
            "Le produit est passé en phase « {} » depuis que ce comité est planifié : annulez-le et planifiez le bon.",
            state.label()
        )));
    }
    let conclusion = domain::conclude(typed, session.gate, state, session.held_on).map_err(Error::Invalid)?;
    let mut draft = Draft::new(Kind::Comite, &product.source.id, &product.source.title, today);
    draft.findings = match conclusion.outcome {
        Outcome::Convaincu => through(kernel, session.gate, &product, today).await?,
        _ => found(kernel, &session, &product, today).await?,
    };
    draft.says = domain::sentences(&product.source.title, session.gate, state, (session.held_on, today), &conclusion);
    draft.reason = conclusion.reason.clone();
    draft.moves = conclusion.to.map(|to| (state.id().to_owned(), to.id().to_owned(), today));
    draft.envelope = conclusion.envelope;
    draft.until = conclusion.until;
    draft.proof = conclusion.proof.clone();
    draft.signatories = vec![signatory(can, &product)];
    let tx = can.begin().await?;
    let decision = seal(&tx, draft, &can.who().account, false).await?;
    let mut written = store::close(&tx, &session, &conclusion, &decision).await;
    if let (Ok(()), Some(to)) = (&written, conclusion.to) {
        written = move_phase(&tx, &product, to, today, today).await;
    }
    if written.is_ok() {
        let event = Event::new("committee.closed").subject("comite", id).detail("issue", conclusion.outcome.id());
        tx.commit(event.detail("produit", session.product.as_str()).detail("decision", decision.as_str())).await?;
        return Ok(decision);
    }
    drop(tx);
    overtaken(can, id, written).await.map(|()| decision)
}

async fn found(
    kernel: &Kernel,
    session: &Model,
    product: &Product,
    today: chrono::NaiveDate,
) -> Result<Vec<crate::decision::content::Finding>, Error> {
    let lines = crate::gate::act::lines_of(kernel, session.gate, product, today).await?;
    Ok(lines.iter().map(crate::gate::standing::Line::finding).collect())
}
