//! Committees, their members, their documents. A committee is decided once: the state stands in the condition of the write.

use chrono::NaiveDate;
use kernel::{Error, Personal, Slug, Tx};
use privacy::Id;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::domain::Conclusion;
use super::records::session::{ActiveModel, Column, Entity, Model, Outcome, State};
use super::records::{document, member};
use crate::gate::gates::Gate;

/// A committee about to be planned.
pub struct New<'a> {
    /// The product.
    pub product: &'a str,
    /// The gate.
    pub gate: Gate,
    /// The day.
    pub on: NaiveDate,
    /// Where.
    pub place: &'a str,
    /// Why on that day.
    pub reason: &'a str,
    /// Who plans it.
    pub author: &'a Id,
    /// Whether the demonstration does.
    pub demonstration: bool,
}

/// The texts of a committee's file.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct File {
    /// Le problème.
    pub probleme: String,
    /// Les six derniers mois.
    pub six_mois: String,
    /// La stratégie des six prochains.
    pub strategie: String,
    /// Ce qui est demandé au comité.
    pub demande: String,
}

/// Plans a committee. Answers its identifier.
///
/// # Errors
/// When the database does not answer.
pub async fn plan(tx: &Tx, new: New<'_>) -> Result<Id, Error> {
    let id = tx.new_id();
    let row = ActiveModel {
        id: Set(id.clone()),
        product: Set(Slug::parse(new.product).map_err(anyhow::Error::from)?),
        gate: Set(new.gate),
        held_on: Set(new.on),
        place: Set(new.place.trim().to_owned()),
        state: Set(State::Planifie),
        schedule_reason: Set(new.reason.to_owned()),
        problem: Set(String::new()),
        last_months: Set(String::new()),
        strategy: Set(String::new()),
        ask: Set(String::new()),
        outcome: Set(None),
        envelope_cents: Set(None),
        covers_until: Set(None),
        proof: Set(String::new()),
        decision: Set(None),
        author: Set(Personal::new(new.author.clone())),
        written_at: Set(tx.now()),
        revision: Set(1),
        demonstration: Set(new.demonstration),
    };
    Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(id)
}

/// One committee.
///
/// # Errors
/// When the database does not answer.
pub async fn find<C: ConnectionTrait>(sql: &C, id: &str) -> Result<Option<Model>, Error> {
    Ok(Entity::find().filter(Column::Id.eq(id)).one(sql).await?)
}

/// The committees of a product, or of all, the latest first; cancelled ones too.
///
/// # Errors
/// When the database does not answer.
pub async fn list<C: ConnectionTrait>(sql: &C, product: Option<&str>) -> Result<Vec<Model>, Error> {
    let mut all = Entity::find().order_by_desc(Column::HeldOn).order_by_desc(Column::Id);
    if let Some(product) = product {
        all = all.filter(Column::Product.eq(product));
    }
    Ok(all.all(sql).await?)
}

/// Changes a committee that is still planned and that nobody changed since it was read.
async fn change(tx: &Tx, read: &Model, change: ActiveModel) -> Result<(), Error> {
    let change = ActiveModel { revision: Set(read.revision + 1), ..change };
    let done = Entity::update_many()
        .set(change)
        .filter(Column::Id.eq(read.id.as_str()))
        .filter(Column::State.eq(State::Planifie))
        .filter(Column::Revision.eq(read.revision))
        .exec(tx.sql())
        .await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(Error::Conflict("Ce comité vient de changer.".into())) }
}

/// Writes the file.
///
/// # Errors
/// A conflict when the committee changed; or the database does not answer.
pub async fn prepare(tx: &Tx, read: &Model, file: &File) -> Result<(), Error> {
    let text = |text: &str| Set(text.trim().to_owned());
    let new = ActiveModel {
        problem: text(&file.probleme),
        last_months: text(&file.six_mois),
        strategy: text(&file.strategie),
        ask: text(&file.demande),
        ..Default::default()
    };
    change(tx, read, new).await
}

/// Moves it to another day.
///
/// # Errors
/// A conflict when the committee changed; or the database does not answer.
pub async fn reschedule(tx: &Tx, read: &Model, on: NaiveDate, place: &str, reason: &str) -> Result<(), Error> {
    let new = ActiveModel {
        held_on: Set(on),
        place: Set(place.trim().to_owned()),
        schedule_reason: Set(reason.to_owned()),
        ..Default::default()
    };
    change(tx, read, new).await
}

/// Cancels it.
///
/// # Errors
/// A conflict when the committee changed; or the database does not answer.
pub async fn cancel(tx: &Tx, read: &Model) -> Result<(), Error> {
    change(tx, read, ActiveModel { state: Set(State::Annule), ..Default::default() }).await
}

/// Closes it with its conclusion and the decision that seals it.
///
/// # Errors
/// A conflict when somebody else decided; or the database does not answer.
pub async fn close(tx: &Tx, read: &Model, conclusion: &Conclusion, decision: &Id) -> Result<(), Error> {
    let new = ActiveModel {
        state: Set(State::Clos),
        outcome: Set(Some(conclusion.outcome)),
        envelope_cents: Set(conclusion.envelope),
        covers_until: Set(conclusion.until),
        proof: Set(conclusion.proof.clone()),
        decision: Set(Some(decision.clone())),
        ..Default::default()
    };
    change(tx, read, new).await
}

/// Invites somebody. Answers the identifier of the line.
///
/// # Errors
/// When the database does not answer.
pub async fn invite(tx: &Tx, session: &Id, seat: member::Seat, name: &str, email: &str) -> Result<(), Error> {
    let row = member::ActiveModel {
        id: Set(tx.new_id()),
        session: Set(session.clone()),
        seat: Set(seat),
        name: Set(Personal::new(name.to_owned())),
        email: Set(Personal::new(email.to_owned())),
    };
    member::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// Takes an invitation back; done twice, it is done once.
///
/// # Errors
/// When the database does not answer.
pub async fn uninvite(tx: &Tx, session: &Id, line: &str) -> Result<u64, Error> {
    let lines = member::Entity::delete_many().filter(member::Column::Id.eq(line));
    Ok(lines.filter(member::Column::Session.eq(session.as_str())).exec(tx.sql()).await?.rows_affected)
}

/// Who sits, in the order of the seats.
///
/// # Errors
/// When the database does not answer.
pub async fn members<C: ConnectionTrait>(sql: &C, session: &Id) -> Result<Vec<member::Model>, Error> {
    let lines = member::Entity::find().filter(member::Column::Session.eq(session.as_str()));
    let mut lines = lines.order_by_asc(member::Column::Id).all(sql).await?;
    lines.sort_by_key(|line| member::Seat::ALL.iter().position(|seat| *seat == line.seat));
    Ok(lines)
}

/// A document about to be attached.
pub struct Attached<'a> {
    /// What it is.
    pub title: &'a str,
    /// Where it is.
    pub link: Option<&'a str>,
    /// The file: its extension and its bytes.
    pub file: Option<(&'a str, Vec<u8>)>,
    /// Who attaches it.
    pub author: &'a Id,
}

/// Attaches a document.
///
/// # Errors
/// When the database does not answer.
pub async fn attach(tx: &Tx, session: &Id, new: Attached<'_>) -> Result<(), Error> {
    let (extension, content) = new.file.map_or(("lien", None), |(extension, bytes)| (extension, Some(bytes)));
    let size = content.as_ref().map_or(0, |bytes| i64::try_from(bytes.len()).unwrap_or(i64::MAX));
    let row = document::ActiveModel {
        id: Set(tx.new_id()),
        session: Set(session.clone()),
        title: Set(new.title.to_owned()),
        link: Set(new.link.map(str::to_owned)),
        extension: Set(Slug::parse(extension).map_err(anyhow::Error::from)?),
        size: Set(size),
        content: Set(content.map(Personal::new)),
        author: Set(Personal::new(new.author.clone())),
        attached_at: Set(tx.now()),
    };
    document::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// A document without its content.
pub type Listed = (Id, String, Option<String>, Slug, i64, chrono::DateTime<chrono::Utc>);

/// The documents of a committee, the first attached first.
///
/// # Errors
/// When the database does not answer.
pub async fn documents<C: ConnectionTrait>(sql: &C, session: &Id) -> Result<Vec<Listed>, Error> {
    use document::Column as Of;
    let lines = document::Entity::find().filter(Of::Session.eq(session.as_str())).order_by_asc(Of::AttachedAt);
    let columns = [Of::Id, Of::Title, Of::Link, Of::Extension, Of::Size, Of::AttachedAt];
    Ok(lines.select_only().columns(columns).into_tuple().all(sql).await?)
}

/// The committees that have a document.
///
/// # Errors
/// When the database does not answer.
pub async fn documented<C: ConnectionTrait>(sql: &C) -> Result<std::collections::HashSet<String>, Error> {
    let sessions = document::Entity::find().select_only().column(document::Column::Session).distinct();
    let sessions: Vec<String> = sessions.into_tuple().all(sql).await?;
    Ok(sessions.into_iter().collect())
}

/// One document of a committee, with its content.
///
/// # Errors
/// When the database does not answer.
pub async fn find_document<C: ConnectionTrait>(
    sql: &C,
    session: &Id,
    id: &str,
) -> Result<Option<document::Model>, Error> {
    let line = document::Entity::find().filter(document::Column::Id.eq(id));
    Ok(line.filter(document::Column::Session.eq(session.as_str())).one(sql).await?)
}

/// The last closed committee among some, and the last day that an envelope or a provisional conclusion covers.
pub fn last_closed(all: &[Model]) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let closed: Vec<&Model> = all.iter().filter(|one| one.state == State::Clos).collect();
    let last = closed.iter().max_by_key(|one| one.held_on);
    let covers = last.filter(|one| one.outcome != Some(Outcome::NonConvaincu)).and_then(|one| one.covers_until);
    (last.map(|one| one.held_on), covers)
}

/// Removes what the demonstration wrote; members and documents go with their committee.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw_demonstration(tx: &Tx) -> Result<(), Error> {
    let theirs = Entity::find().select_only().column(Column::Id).filter(Column::Demonstration.eq(true));
    let ids: Vec<String> = theirs.into_tuple().all(tx.sql()).await?;
    member::Entity::delete_many().filter(member::Column::Session.is_in(ids.clone())).exec(tx.sql()).await?;
    document::Entity::delete_many().filter(document::Column::Session.is_in(ids)).exec(tx.sql()).await?;
    Entity::delete_many().filter(Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    Ok(())
}
