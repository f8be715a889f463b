//! What people do about teams: the same for pages and for programs.

use kernel::{Can, Error, Event, FieldError, Id, Kernel, Permission};
use portfolio::registry::store::{join, prolong};
use portfolio::source::read_date;

use super::records::note::Model as Note;
use super::typed::{
    self, TypedAccess, TypedContract, TypedDays, TypedMission, TypedNote, TypedStep, TypedTeamChoice, TypedTraining,
};
use super::{lists, store};
use crate::perimeter::{PrepareProduct, product};
use crate::processing::COACH;

/// Coaching a product: its notes, and the restricted steps of arrivals and departures.
pub struct CoachProduct;

impl Permission for CoachProduct {
    const NAME: &'static str = "CoachProduct";
    const PHRASE: &'static str = "accompagner une équipe et lire ce qui est réservé à son encadrement";
    const ROLES: &'static [&'static str] =
        &["coach", "responsable-portefeuille", "responsable-incubateur", "administrateur"];
}

/// Whether who prepares a product also coaches it, and so sees what is restricted.
///
/// # Errors
/// Not found, or the database does not answer.
pub async fn coaches(kernel: &Kernel, can: &Can<PrepareProduct>, id: &str) -> Result<bool, Error> {
    let product = product(can, id).await?;
    let grants = kernel::access::grants_of(kernel.db(), &can.who().account).await?;
    Ok(crate::perimeter::may::<CoachProduct>(&grants, &product.source))
}

fn fault(field: &str, text: &str) -> Error {
    Error::Invalid(vec![FieldError::new(field, text)])
}

/// States a mission; whoever was unknown becomes a member.
///
/// # Errors
/// Fields to correct, a conflict with a mission that runs, or the database does not answer.
pub async fn engage(can: &Can<PrepareProduct>, id: &str, typed: &TypedMission) -> Result<(), Error> {
    product(can, id).await?;
    let mission = typed::mission(typed).map_err(Error::Invalid)?;
    let tx = can.begin().await?;
    let person = join(&tx, &mission.name).await?;
    let same = |one: &super::records::mission::Model| {
        one.person == person && one.trade == mission.trade && one.end_on.is_none_or(|end| end >= mission.start)
    };
    if store::stated(tx.sql(), id).await?.iter().any(same) {
        return Err(Error::Conflict(
            "Cette personne a déjà une mission de ce métier sur ce produit à ces dates.".into(),
        ));
    }
    store::add_mission(&tx, id, (&person, &mission), &can.who().account, false).await?;
    prolong(&tx, &person, mission.end).await?;
    tx.commit(Event::new("mission.stated").subject("produit", id).detail("metier", mission.trade.id())).await
}

/// Ends a mission today: the accesses that stay open show until they are closed.
///
/// # Errors
/// Not found, a conflict when it ended, or the database does not answer.
pub async fn leave(kernel: &Kernel, can: &Can<PrepareProduct>, (id, mission): (&str, &str)) -> Result<(), Error> {
    product(can, id).await?;
    let found = store::find_mission(can.reader(), id, mission).await?.ok_or(Error::NotFound)?;
    let today = kernel.clock().today();
    let tx = can.begin().await?;
    if !store::end_mission(&tx, &found.id, today.max(found.start_on), &can.who().account).await? {
        return Err(Error::Conflict("Cette mission a déjà un dernier jour.".into()));
    }
    prolong(&tx, &found.person, Some(today)).await?;
    tx.commit(Event::new("mission.ended").subject("produit", id)).await
}

/// Writes a contract.
///
/// # Errors
/// Fields to correct, or the database does not answer.
pub async fn contract(can: &Can<PrepareProduct>, id: &str, typed: &TypedContract) -> Result<(), Error> {
    product(can, id).await?;
    let contract = typed::contract(typed).map_err(Error::Invalid)?;
    let tx = can.begin().await?;
    store::add_contract(&tx, id, &contract, &can.who().account, false).await?;
    tx.commit(Event::new("contract.written").subject("produit", id)).await
}

/// Tells the days used of a contract.
///
/// # Errors
/// Fields to correct, not found, or the database does not answer.
pub async fn consume(can: &Can<PrepareProduct>, (id, contract): (&str, &str), typed: &TypedDays) -> Result<(), Error> {
    product(can, id).await?;
    let found = store::find_contract(can.reader(), id, contract).await?.ok_or(Error::NotFound)?;
    let mut faults = Vec::new();
    let consumed = typed::half_days(&typed.consommes, "consommes", &mut faults);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let tx = can.begin().await?;
    store::consume(&tx, &found.id, consumed, &can.who().account).await?;
    tx.commit(Event::new("contract.consumed").subject("produit", id).detail("demi_journees", consumed)).await
}

/// A person of a product that one follows.
///
/// # Errors
/// Not found, or the database does not answer.
pub async fn member<P: Permission>(can: &Can<P>, id: &str, person: &str) -> Result<Id, Error> {
    product(can, id).await?;
    let people = store::members(can.reader(), id).await?;
    people.into_iter().find(|known| known.as_str() == person).ok_or(Error::NotFound)
}

/// Notes an access.
///
/// # Errors
/// Fields to correct, not found, or the database does not answer.
pub async fn give_access(
    kernel: &Kernel,
    can: &Can<PrepareProduct>,
    (id, person): (&str, &str),
    typed: &TypedAccess,
) -> Result<(), Error> {
    let person = member(can, id, person).await?;
    let mut faults = Vec::new();
    let tool = typed::text(&typed.outil, "outil", (3, 120), "Dites l'outil et le niveau d'accès", &mut faults);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let same =
        |one: &super::records::access::Model| one.person == person && one.tool == tool && one.closed_on.is_none();
    if store::accesses(can.reader(), id).await?.iter().any(same) {
        return Err(Error::Conflict("Cet accès est déjà dans l'inventaire.".into()));
    }
    let tx = can.begin().await?;
    store::add_access(&tx, (&person, id), (&tool, kernel.clock().today()), &can.who().account, false).await?;
    tx.commit(Event::new("access.opened").subject("produit", id)).await
}

/// Closes an access.
///
/// # Errors
/// Not found, a conflict when it is closed, or the database does not answer.
pub async fn close_access(kernel: &Kernel, can: &Can<PrepareProduct>, (id, access): (&str, &str)) -> Result<(), Error> {
    product(can, id).await?;
    let tx = can.begin().await?;
    match store::close_access(&tx, (id, access), kernel.clock().today(), &can.who().account).await? {
        None => Err(Error::NotFound),
        Some(false) => Err(Error::Conflict("Cet accès est déjà fermé.".into())),
        Some(true) => tx.commit(Event::new("access.closed").subject("produit", id)).await,
    }
}

/// Says a step of an arrival or of a departure done. A restricted step is not found by who may not see it.
///
/// # Errors
/// Not found, a conflict when it is done or accesses are open, or the database does not answer.
pub async fn step(
    can: &Can<PrepareProduct>,
    (id, person): (&str, &str),
    typed: &TypedStep,
    restricted: bool,
) -> Result<(), Error> {
    let person = member(can, id, person).await?;
    let step = lists::find(&typed.etape).filter(|step| restricted || !step.restricted).ok_or(Error::NotFound)?;
    let open = |one: &super::records::access::Model| one.person == person && one.closed_on.is_none();
    if step.id == "acces" && store::accesses(can.reader(), id).await?.iter().any(open) {
        return Err(Error::Conflict("Des accès sont encore ouverts : fermez-les dans l'inventaire.".into()));
    }
    let tx = can.begin().await?;
    if !store::do_step(&tx, (&person, id), step.id, &can.who().account, false).await? {
        return Err(Error::Conflict("Cette étape est déjà faite.".into()));
    }
    tx.commit(Event::new("step.done").subject("produit", id).detail("etape", step.id)).await
}

/// Says that somebody followed a training.
///
/// # Errors
/// Fields to correct, not found, or the database does not answer.
pub async fn follow(
    kernel: &Kernel,
    can: &Can<PrepareProduct>,
    (id, person): (&str, &str),
    typed: &TypedTraining,
) -> Result<(), Error> {
    let person = member(can, id, person).await?;
    let course = lists::COURSES.iter().find(|course| course.0 == typed.formation);
    let course = course.ok_or_else(|| fault("formation", "Choisissez la formation"))?;
    let on = read_date(typed.jour.trim()).filter(|on| *on <= kernel.clock().today());
    let on = on.ok_or_else(|| fault("jour", "Donnez le jour de la formation, passé ou présent"))?;
    let tx = can.begin().await?;
    store::follow(&tx, &person, (course.0, on), &can.who().account, false).await?;
    tx.commit(Event::new("training.followed").subject("produit", id).detail("formation", course.0)).await
}

/// Writes a coaching note, sealed by a key of its own.
///
/// # Errors
/// Fields to correct, or the database does not answer.
pub async fn note(kernel: &Kernel, can: &Can<CoachProduct>, id: &str, typed: &TypedNote) -> Result<(), Error> {
    product(can, id).await?;
    let mut faults = Vec::new();
    let words = typed::text(&typed.note, "note", (3, 5_000), "Écrivez la note", &mut faults);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let tx = can.begin().await?;
    let own = tx.new_id();
    let sealed = kernel.vault().seal(&own, store::cell(&own), &words).await?;
    store::add_note(&tx, (&own, id), sealed, &can.who().account, false).await?;
    tx.commit(Event::new("coaching.noted").subject("produit", id)).await
}

/// What a note says, each reading journaled.
///
/// # Errors
/// When the vault does not answer.
pub async fn words(can: &Can<CoachProduct>, one: &Note) -> Result<Option<String>, Error> {
    let readings = can.readings().about::<Note>(&one.id);
    can.vault().open(&one.id, store::cell(&one.id), &one.words, COACH, &readings).await
}

/// Writes a decision of the team.
///
/// # Errors
/// Fields to correct, or the database does not answer.
pub async fn choose(
    kernel: &Kernel,
    can: &Can<PrepareProduct>,
    id: &str,
    typed: &TypedTeamChoice,
) -> Result<(), Error> {
    product(can, id).await?;
    let mut faults = Vec::new();
    let what = typed::text(&typed.quoi, "quoi", (5, 300), "Écrivez la décision", &mut faults);
    let why = typed::text(&typed.pourquoi, "pourquoi", (5, 1_000), "Écrivez pourquoi", &mut faults);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let tx = can.begin().await?;
    store::add_choice(&tx, id, (kernel.clock().today(), &what, &why), &can.who().account, false).await?;
    tx.commit(Event::new("team.chose").subject("produit", id)).await
}
