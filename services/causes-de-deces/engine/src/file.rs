//! Certificates in Parquet files: one row per certificate, causes as a repeated group, words rather than numbers, so that other tools read them.

mod read;
#[cfg(test)]
mod tests;
mod write;

pub use read::{Read, read};
pub use write::write;

/// The metadata that says whether the file describes anybody.
const NATURE: &str = "donnees";
const FICTITIOUS: &str = "fictives";

const SCHEMA: &str = "message certificat {
    required int64 id;
    required int32 version;
    required int32 date_deces (DATE);
    required int32 recu_le (DATE);
    required int32 age;
    optional int32 age_jours;
    required binary sexe (UTF8);
    required binary circuit (UTF8);
    required binary lieu (UTF8);
    required binary departement_deces (UTF8);
    required binary departement_residence (UTF8);
    required binary cause_initiale (UTF8);
    repeated group causes { required int32 ligne; required int32 rang; required binary code (UTF8); }
}";

/// Why a file is not one of certificates.
#[derive(Debug, thiserror::Error)]
pub enum FileFault {
    /// The file cannot be opened or written.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// The file is not Parquet, or is damaged.
    #[error("le fichier Parquet ne se lit pas : {0}")]
    Parquet(#[from] parquet::errors::ParquetError),
    /// A column is missing or has another type.
    #[error("la colonne {0} manque, ou n'a pas le type attendu")]
    Column(&'static str),
}
