//! Writes and reads the ledger. A place in it is unique: of two that want it at once, the database keeps one.

use kernel::{Digest, Error, Event, Personal, Slug, Tx};
use privacy::Id;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement};

use super::content::{Content, Draft, digest};
use super::document;
use super::records::{ActiveModel, Column, Entity, Model};
use crate::transfer::dossier::Carried;

/// Writes a decision at the end of the ledger, with its document, and tells the journal. Answers its identifier.
///
/// # Errors
/// A conflict when another decision took the place; or the document or the database fails.
pub async fn seal(tx: &Tx, draft: Draft, signer: &Id, demonstration: bool) -> Result<Id, Error> {
    let last = last(tx.sql()).await?;
    let number = last.as_ref().map_or(1, |(number, _)| number + 1);
    let content = draft.placed(number, last.as_ref().map_or("", |(_, digest)| digest.as_str()));
    let text = content.text()?;
    let digest = digest(&text);
    let (written, sealed) = (content.clone(), digest.clone());
    let pdf =
        tokio::task::spawn_blocking(move || document::pdf(&written, &sealed)).await.map_err(anyhow::Error::from)??;
    let pdf_digest = Digest::of(&pdf);
    let id = tx.new_id();
    let row = ActiveModel {
        id: Set(id.clone()),
        number: Set(number),
        product: Set(Slug::parse(content.produit.as_str()).map_err(anyhow::Error::from)?),
        kind: Set(content.genre),
        decided_on: Set(content.date),
        content: Set(Personal::new(text)),
        digest: Set(digest.clone()),
        pdf: Set(Personal::new(pdf)),
        pdf_digest: Set(pdf_digest.clone()),
        signer: Set(Personal::new(signer.clone())),
        signed_at: Set(tx.now()),
        demonstration: Set(demonstration),
    };
    Entity::insert(row).exec_without_returning(tx.sql()).await?;
    let event = Event::new("decision.signed").subject("decision", &id).detail("numero", number);
    tx.note(event.detail("empreinte", digest.as_str()).detail("document", pdf_digest.as_str())).await?;
    Ok(id)
}

/// Puts back a decision that another ledger sealed, at its number, when its text and its document still have their digests. Answers whether it
/// did.
///
/// # Errors
/// When the place is taken, or the database does not answer.
pub async fn restore(tx: &Tx, one: &Carried, document: &[u8]) -> Result<bool, Error> {
    let (Ok(content), Ok(id)) = (Content::read(&one.texte), Id::parse(one.id.as_str())) else { return Ok(false) };
    let (own, pdf) = (digest(&one.texte), Digest::of(document));
    let same = own.as_str() == one.empreinte && pdf.as_str() == one.empreinte_document && content.numero == one.numero;
    let Some(product) = Slug::parse(content.produit.as_str()).ok().filter(|_| same) else { return Ok(false) };
    let row = ActiveModel {
        id: Set(id.clone()),
        number: Set(one.numero),
        product: Set(product),
        kind: Set(content.genre),
        decided_on: Set(content.date),
        content: Set(Personal::new(one.texte.clone())),
        digest: Set(own),
        pdf: Set(Personal::new(document.to_vec())),
        pdf_digest: Set(pdf),
        signer: Set(Personal::new(id)),
        signed_at: Set(one.signee_le),
        demonstration: Set(false),
    };
    Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(true)
}

/// The number and the digest of the last decision.
///
/// # Errors
/// When the database does not answer.
pub async fn last<C: ConnectionTrait>(sql: &C) -> Result<Option<(i64, Digest)>, Error> {
    let last = Entity::find().select_only().column(Column::Number).column(Column::Digest);
    Ok(last.order_by_desc(Column::Number).limit(1).into_tuple().one(sql).await?)
}

/// One decision.
///
/// # Errors
/// When the database does not answer.
pub async fn find<C: ConnectionTrait>(sql: &C, id: &str) -> Result<Option<Model>, Error> {
    Ok(Entity::find().filter(Column::Id.eq(id)).one(sql).await?)
}

/// The decision that has this digest, or whose document has it.
///
/// # Errors
/// When the database does not answer.
pub async fn find_by_digest<C: ConnectionTrait>(sql: &C, digest: &Digest) -> Result<Option<Model>, Error> {
    let same = Condition::any().add(Column::Digest.eq(digest.as_str())).add(Column::PdfDigest.eq(digest.as_str()));
    Ok(Entity::find().filter(same).one(sql).await?)
}

/// Decisions, the latest first: those of a product, or all.
///
/// # Errors
/// When the database does not answer.
pub async fn list<C: ConnectionTrait>(sql: &C, product: Option<&str>) -> Result<Vec<Model>, Error> {
    let mut all = Entity::find().order_by_desc(Column::DecidedOn).order_by_desc(Column::Number);
    if let Some(product) = product {
        all = all.filter(Column::Product.eq(product));
    }
    Ok(all.all(sql).await?)
}

/// The decisions from a number up to another, in order: number, content, digest.
///
/// # Errors
/// When the database does not answer.
pub async fn chain<C: ConnectionTrait>(
    sql: &C,
    from: i64,
    to: i64,
) -> Result<Vec<(i64, Personal<String>, Digest)>, Error> {
    let rows = Entity::find().filter(Column::Number.between(from, to)).order_by_asc(Column::Number).all(sql).await?;
    Ok(rows.into_iter().map(|row| (row.number, row.content, row.digest)).collect())
}

/// The line of the journal that tells a decision: its instant in UTC and its place in the chain, once it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalLine {
    /// What it says, in JSON.
    pub details: String,
    /// Its place in the sealed chain.
    pub position: Option<i64>,
}

/// The line of the journal that tells of the decision `id`.
///
/// # Errors
/// When the database does not answer.
pub async fn journal_line<C: ConnectionTrait>(sql: &C, id: &Id) -> Result<Option<JournalLine>, Error> {
    line(sql, "kind = 'decision.signed' AND subject = $1 ORDER BY id LIMIT 1", vec![id.as_str().into()]).await
}

/// The latest line of the journal that tells where the ledger ended.
///
/// # Errors
/// When the database does not answer.
pub async fn last_anchor<C: ConnectionTrait>(sql: &C) -> Result<Option<JournalLine>, Error> {
    line(sql, "kind = 'decision.anchored' AND position IS NOT NULL ORDER BY id DESC LIMIT 1", Vec::new()).await
}

async fn line<C: ConnectionTrait>(
    sql: &C,
    rest: &str,
    values: Vec<sea_orm::Value>,
) -> Result<Option<JournalLine>, Error> {
    let find = format!("SELECT details, position FROM journal_event WHERE {rest}");
    let row = sql.query_one_raw(Statement::from_sql_and_values(sql.get_database_backend(), find, values)).await?;
    row.map(|row| Ok(JournalLine { details: row.try_get_by_index(0)?, position: row.try_get_by_index(1)? })).transpose()
}

/// Removes the decisions that the demonstration wrote.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw_demonstration(tx: &Tx) -> Result<u64, Error> {
    Ok(Entity::delete_many().filter(Column::Demonstration.eq(true)).exec(tx.sql()).await?.rows_affected)
}

/// What a stored decision says.
///
/// # Errors
/// When it was altered.
pub fn content_of(row: &Model) -> Result<Content, Error> {
    Content::read(row.content.read(crate::processing::READ_DECISION))
}
