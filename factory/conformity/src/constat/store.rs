//! Reads and adds constats and documents. Nothing here changes one.

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, NaiveDate, Utc};
use kernel::access::SentFile;
use kernel::vault::{Cell, Vault};
use kernel::{Error, Tx};
use privacy::{Digest, Id, Personal, Readings, Sensitive, Slug};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use super::records::{constat, piece};
use crate::processing::READ_PIECE;
use crate::state::{Fact, Kind, Origin, Status};

/// PostgreSQL takes 65 535 parameters in one statement, SQLite 32 766: with 15 columns, this is below both.
const ROWS_AT_ONCE: usize = 1_000;

/// A constat to be added.
#[derive(Debug, Clone)]
pub struct New {
    /// Its product or service.
    pub product: String,
    /// Its criterion.
    pub criterion: String,
    /// What it does.
    pub kind: Kind,
    /// What it says.
    pub status: Status,
    /// Where it comes from.
    pub origin: Origin,
    /// Who spoke, and in which role.
    pub author: Option<(Id, String)>,
    /// What the person wrote.
    pub note: Option<String>,
    /// What the machine found.
    pub message: String,
    /// Where it found it.
    pub evidence: Option<String>,
    /// Its document.
    pub piece: Option<Id>,
    /// The scope for which it is said.
    pub scope: Option<Digest>,
    /// The last day on which it holds.
    pub expires_on: Option<NaiveDate>,
    /// When it was found, when that was before it is written.
    pub at: Option<DateTime<Utc>>,
}

/// The facts on which states depend: the latest constat of each kind, by product then by criterion.
pub type Latest = HashMap<String, HashMap<String, Vec<Fact>>>;

/// The latest constat of each kind for every criterion of every product.
pub async fn list_latest<C: ConnectionTrait>(sql: &C) -> Result<Latest, Error> {
    let latest = constat::Entity::find()
        .select_only()
        .column_as(constat::Column::Id.max(), "id")
        .group_by(constat::Column::Product)
        .group_by(constat::Column::Criterion)
        .group_by(constat::Column::Kind)
        .into_query();
    let rows = constat::Entity::find().filter(constat::Column::Id.in_subquery(latest)).all(sql).await?;
    let mut all = Latest::new();
    for row in rows {
        let of_product = all.entry(row.product.as_str().to_owned()).or_default();
        of_product.entry(row.criterion.as_str().to_owned()).or_default().push(row.fact());
    }
    Ok(all)
}

/// The history of one criterion of a product, the latest first.
pub async fn list_history<C: ConnectionTrait>(
    sql: &C,
    product: &str,
    criterion: &str,
) -> Result<Vec<constat::Model>, Error> {
    let of_criterion = constat::Entity::find()
        .filter(constat::Column::Product.eq(product))
        .filter(constat::Column::Criterion.eq(criterion));
    Ok(of_criterion.order_by_desc(constat::Column::Id).limit(200).all(sql).await?)
}

/// The last constat of a kind about a criterion of a product.
pub async fn find_last<C: ConnectionTrait>(
    sql: &C,
    product: &str,
    criterion: &str,
    kind: Kind,
) -> Result<Option<constat::Model>, Error> {
    let of_kind = constat::Entity::find()
        .filter(constat::Column::Product.eq(product))
        .filter(constat::Column::Criterion.eq(criterion))
        .filter(constat::Column::Kind.eq(kind));
    Ok(of_kind.order_by_desc(constat::Column::Id).one(sql).await?)
}

/// Every constat of a product, the oldest first.
pub async fn list_of_product<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Vec<constat::Model>, Error> {
    let all = constat::Entity::find().filter(constat::Column::Product.eq(product));
    Ok(all.order_by_asc(constat::Column::Id).all(sql).await?)
}

/// Adds constats.
pub async fn save(tx: &Tx, constats: Vec<New>) -> Result<(), Error> {
    let mut rows = Vec::with_capacity(constats.len());
    for new in constats {
        rows.push(row(tx, new)?);
    }
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let some: Vec<_> = rows.by_ref().take(ROWS_AT_ONCE).collect();
        constat::Entity::insert_many(some).exec_without_returning(tx.sql()).await?;
    }
    Ok(())
}

fn row(tx: &Tx, new: New) -> Result<constat::ActiveModel, Error> {
    let (account, role) = new.author.unzip();
    let at = new.at.unwrap_or_else(|| tx.now());
    Ok(constat::ActiveModel {
        id: Set(tx.id_at(at)),
        product: Set(slug(&new.product)?),
        criterion: Set(slug(&new.criterion)?),
        kind: Set(new.kind),
        status: Set(new.status),
        origin: Set(new.origin),
        account: Set(account.map(Personal::new)),
        role: Set(role.as_deref().map(slug).transpose()?),
        note: Set(new.note.map(Personal::new)),
        message: Set(new.message),
        evidence: Set(new.evidence),
        piece: Set(new.piece),
        scope: Set(new.scope),
        expires_on: Set(new.expires_on),
        at: Set(at),
    })
}

/// Keeps a document, sealed. Answers its identifier.
pub async fn save_piece(tx: &Tx, vault: &Vault, product: &str, account: &Id, file: &SentFile) -> Result<Id, Error> {
    let id = tx.new_id();
    let content = vault.seal(&id, cell(&id), &STANDARD.encode(&file.content)).await?;
    let row = piece::ActiveModel {
        id: Set(id.clone()),
        product: Set(slug(product)?),
        account: Set(Personal::new(account.clone())),
        name: Set(Personal::new(file.name.clone())),
        content: Set(Sensitive::new(content)),
        size: Set(i64::try_from(file.content.len()).unwrap_or(i64::MAX)),
        digest: Set(Digest::of(&file.content)),
        at: Set(tx.now()),
    };
    piece::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(id)
}

/// A document of a product, without its content.
pub async fn find_piece<C: ConnectionTrait>(sql: &C, product: &str, id: &str) -> Result<Option<piece::Model>, Error> {
    let found = piece::Entity::find_by_id(Id::parse(id).map_err(|_| Error::NotFound)?);
    Ok(found.filter(piece::Column::Product.eq(product)).one(sql).await?)
}

/// The documents of a product, the oldest first.
pub async fn list_pieces<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Vec<piece::Model>, Error> {
    let all = piece::Entity::find().filter(piece::Column::Product.eq(product));
    Ok(all.order_by_asc(piece::Column::Id).all(sql).await?)
}

/// The content of a document; nothing when its key is destroyed. The reading is collected for the journal.
pub async fn read_piece(vault: &Vault, piece: &piece::Model, readings: &Readings) -> Result<Option<Vec<u8>>, Error> {
    let readings = readings.about::<piece::Model>(&piece.id);
    let Some(text) = vault.open(&piece.id, cell(&piece.id), &piece.content, READ_PIECE, &readings).await? else {
        return Ok(None);
    };
    Ok(Some(STANDARD.decode(text).map_err(anyhow::Error::from)?))
}

fn cell(id: &Id) -> Cell<'_> {
    Cell { table: "conformity_piece", column: "content", row: id.as_str() }
}

/// An identifier as a column holds it.
pub(crate) fn slug(id: &str) -> Result<Slug, Error> {
    Slug::parse(id).map_err(|error| Error::Internal(anyhow::Error::new(error).context("identifiant de conformité")))
}

/// The extension of a document's name, when it is a plain one.
pub fn extension(piece: &piece::Model) -> String {
    let name = piece.name.read(READ_PIECE);
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    let plain = |text: &String| (1..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    extension.filter(plain).unwrap_or_else(|| "bin".to_owned())
}
