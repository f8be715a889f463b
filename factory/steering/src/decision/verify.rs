//! Whether a digest or a document is one of our decisions, and whether nothing of it changed.

use kernel::{Digest, Error, Purpose};
use sea_orm::ConnectionTrait;

use super::content::digest;
use super::records::Model;
use super::store::{self, JournalLine};
use crate::processing::READ_DECISION;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is ours; the proof says by what one knows that it is unchanged.
    Genuine(Proof),
    /// It is in our ledger, and what is stored no longer is what was sealed.
    Altered,
}

/// By what one knows that a decision is unchanged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The journal holds its digest, at this place of its chain.
    Journal(i64),
    /// Its line left the journal at its term; a later line holds the digest of the ledger up to this number.
    Ledger(i64),
    /// Its line is written and not in the chain yet: it will be within a second.
    Waiting,
    /// Nothing outside the ledger confirms it.
    LedgerOnly,
}

/// Reads a digest as people type it: spaces and capitals do not matter.
pub fn read_digest(text: &str) -> Option<Digest> {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    Digest::parse(plain.to_lowercase()).ok()
}

/// What the ledger and the journal say of a digest; nothing when it is none of ours.
///
/// # Errors
/// When the database does not answer.
pub async fn verify<C: ConnectionTrait>(sql: &C, asked: &Digest) -> Result<Option<(Model, Verdict)>, Error> {
    let Some(row) = store::find_by_digest(sql, asked).await? else { return Ok(None) };
    if !is_whole(&row, READ_DECISION) {
        return Ok(Some((row, Verdict::Altered)));
    }
    let proof = match store::journal_line(sql, &row.id).await? {
        Some(line) if !tells(&line, &row.digest) => return Ok(Some((row, Verdict::Altered))),
        Some(line) => line.position.map_or(Proof::Waiting, Proof::Journal),
        None => by_ledger(sql, &row).await?,
    };
    Ok(Some((row, Verdict::Genuine(proof))))
}

/// Whether content and document still have the digests that stand beside them.
pub fn is_whole(row: &Model, purpose: Purpose) -> bool {
    digest(row.content.read(purpose)) == row.digest && Digest::of(row.pdf.read(purpose)) == row.pdf_digest
}

fn tells(line: &JournalLine, digest: &Digest) -> bool {
    detail(line, "empreinte").is_some_and(|told| told == digest.as_str())
}

fn detail(line: &JournalLine, name: &str) -> Option<String> {
    let details: serde_json::Value = serde_json::from_str(&line.details).ok()?;
    Some(details.get(name)?.as_str().map_or_else(|| details[name].to_string(), str::to_owned))
}

async fn by_ledger<C: ConnectionTrait>(sql: &C, row: &Model) -> Result<Proof, Error> {
    let Some(anchor) = store::last_anchor(sql).await? else { return Ok(Proof::LedgerOnly) };
    let number = detail(&anchor, "numero").and_then(|text| text.parse::<i64>().ok()).unwrap_or_default();
    let end = detail(&anchor, "empreinte").unwrap_or_default();
    let links: Vec<Link> = store::chain(sql, row.number, number)
        .await?
        .into_iter()
        .map(|(number, content, digest)| Link { number, content: content.into_read(READ_DECISION), digest })
        .collect();
    Ok(if is_chained(&links, &end) { Proof::Ledger(number) } else { Proof::LedgerOnly })
}

/// A decision as a link of the ledger's chain.
#[derive(Clone, Debug)]
pub struct Link {
    /// Its number.
    pub number: i64,
    /// Its sealed text.
    pub content: String,
    /// Its digest.
    pub digest: Digest,
}

/// Whether each link has the digest of its text, names the one before, and the last is `end`.
pub fn is_chained(links: &[Link], end: &str) -> bool {
    let own = links.iter().all(|link| digest(&link.content) == link.digest);
    let follows = links.windows(2).all(|pair| {
        let named = super::content::Content::read(&pair[1].content).map(|content| content.precedente);
        pair[1].number == pair[0].number + 1 && named.is_ok_and(|named| named == pair[0].digest.as_str())
    });
    own && follows && links.last().is_some_and(|last| last.digest.as_str() == end)
}
