//! The proofs of erasures.

use chrono::{DateTime, Utc};
use kernel::{Database, Digest, Error, Tx};
use sea_orm::{ConnectionTrait, Statement};

use crate::rights::Proof;

/// A proof as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// When.
    pub at: DateTime<Utc>,
    /// What was done.
    pub proof: Proof,
    /// SHA-256 of its text.
    pub digest: Digest,
}

/// Keeps a proof.
///
/// # Errors
/// When the database does not answer.
pub async fn insert_proof(tx: &Tx, proof: &Proof, person: &Digest) -> Result<(), Error> {
    let insert = "INSERT INTO rights_proof (id, erased_at, person, content, digest) VALUES ($1, $2, $3, $4, $5)";
    let values = [
        proof.id.as_str().into(),
        proof.date.into(),
        person.as_str().into(),
        proof.text().into(),
        proof.digest().as_str().to_owned().into(),
    ];
    tx.sql().execute_raw(Statement::from_sql_and_values(tx.sql().get_database_backend(), insert, values)).await?;
    Ok(())
}

/// The latest proofs, newest first.
///
/// # Errors
/// When the database does not answer, or a proof is not readable.
pub async fn list_proofs(database: &Database) -> Result<Vec<Kept>, Error> {
    let list = "SELECT erased_at, content, digest FROM rights_proof ORDER BY erased_at DESC LIMIT 200";
    let rows =
        database.reader().query_all_raw(Statement::from_string(database.reader().get_database_backend(), list)).await?;
    let kept = |row: &sea_orm::QueryResult| {
        let content: String = row.try_get_by_index(1)?;
        let proof = serde_json::from_str(&content).map_err(anyhow::Error::from)?;
        Ok(Kept { at: row.try_get_by_index(0)?, proof, digest: row.try_get_by_index(2)? })
    };
    rows.iter().map(kept).collect()
}
