//! Reading a database error: is it a passing state, a conflict between two people, or a defect of ours?

use sea_orm::{DbErr, RuntimeErr, SqlErr};

use crate::Error;

/// Sorts a database error for the edge. The message of the engine can hold values and is never kept: only its code is.
pub fn classify(error: DbErr) -> Error {
    if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) {
        return Error::Conflict("Cet élément vient d'être créé par quelqu'un d'autre.".into());
    }
    match &error {
        DbErr::RecordNotFound(_) => Error::NotFound,
        DbErr::RecordNotUpdated => Error::Conflict("Cet élément a changé entre-temps.".into()),
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => unavailable("connexion"),
        DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause)) => of_driver(cause),
        _ => Error::Internal(anyhow::anyhow!("base de données : {}", kind(&error))),
    }
}

fn of_driver(cause: &sqlx::Error) -> Error {
    match cause {
        sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => {
            unavailable("connexion")
        }
        sqlx::Error::Database(refusal) => {
            let code = refusal.code().unwrap_or_default().into_owned();
            if is_passing(&code) {
                unavailable(&code)
            } else {
                Error::Internal(anyhow::anyhow!("base de données : code {code}"))
            }
        }
        sqlx::Error::ColumnDecode { index, .. } => {
            Error::Internal(anyhow::anyhow!("base de données : colonne {index} illisible"))
        }
        _ => Error::Internal(anyhow::anyhow!("base de données : erreur du pilote")),
    }
}

/// SQLite: busy (5), locked (6), disk I/O (10), full (13), cannot open (14), read-only after a failed disk (8 with I/O extension 1032).
/// PostgreSQL: classes 08 (connection), 53 (resources, disk full), 57P (shutdown), 40 (serialisation, deadlock), 25006 on a standby.
fn is_passing(code: &str) -> bool {
    if let Ok(number) = code.parse::<u32>()
        && code.len() < 5
    {
        return matches!(number & 0xff, 5 | 6 | 10 | 13 | 14) || number == 1032;
    }
    ["08", "53", "57P", "40"].iter().any(|class| code.starts_with(class))
}

fn unavailable(code: &str) -> Error {
    tracing::warn!(code, "database unavailable");
    metrics::counter!("fabrique_database_unavailable_total").increment(1);
    Error::Unavailable
}

fn kind(error: &DbErr) -> &'static str {
    match error {
        DbErr::Exec(_) => "exécution",
        DbErr::Query(_) => "requête",
        DbErr::Type(_) | DbErr::Json(_) => "valeur illisible",
        DbErr::Custom(_) => "règle",
        _ => "autre",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_a_passing_state_on_both_engines() {
        assert!(is_passing("13"));
        assert!(is_passing("53100"));
        assert!(is_passing("778"), "extended codes keep their first byte");
        assert!(!is_passing("23505"));
        assert!(!is_passing("1"));
    }
}
