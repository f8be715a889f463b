//! Reads an archive that comes from elsewhere: nothing in it is believed before it is checked.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use kernel::Digest;
use kernel::journal::Statement;

use super::{FORMAT, INDEX, Index, KIND, SIGNATURE};

/// Most bytes that an archive may hold once open.
const LARGEST: u64 = 500_000_000;
/// Most files.
const MOST: usize = 20_000;
/// Files of the archive that the index does not list.
const OWN: [&str; 3] = [INDEX, SIGNATURE, "index.html"];

/// Why an archive cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Not a ZIP file, or a broken one.
    #[error("ce fichier n'est pas une archive ZIP lisible")]
    NotAnArchive,
    /// Too much of it.
    #[error("l'archive est trop grande : 500 Mo et 20 000 fichiers au plus, une fois ouverte")]
    TooLarge,
    /// A name that leads out of it.
    #[error("l'archive nomme un fichier hors d'elle : « {0} »")]
    Outside(String),
    /// No index, or one of another form.
    #[error("l'archive n'a pas d'index de dossier de transfert lisible ({INDEX})")]
    NoIndex,
}

/// An archive that was read.
#[derive(Clone, Debug)]
pub struct Read {
    /// Its digest.
    pub digest: Digest,
    /// Its index.
    pub index: Index,
    /// Who vouches for the index, when the signature holds.
    pub key: Option<String>,
    /// Its files, by name.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What differs from the index, in French.
    pub faults: Vec<String>,
}

/// Reads an archive and compares every file with the index.
///
/// # Errors
/// When it is no dossier at all.
pub fn read(bytes: &[u8]) -> Result<Read, Unreadable> {
    let mut files = unzip(bytes)?;
    let text = files.get(INDEX).ok_or(Unreadable::NoIndex)?;
    let index: Index = serde_json::from_slice(text).map_err(|_| Unreadable::NoIndex)?;
    if index.format != FORMAT {
        return Err(Unreadable::NoIndex);
    }
    let digest = Digest::of(text);
    let signed = files.get(SIGNATURE).and_then(|text| serde_json::from_slice::<Statement>(text).ok());
    let key = signed.filter(|signed| signed.holds(KIND, &digest)).map(|signed| signed.cle);
    let mut faults = Vec::new();
    for listed in &index.fichiers {
        match files.get(&listed.chemin) {
            None => faults.push(format!("{} est à l'index et n'est pas dans l'archive", listed.chemin)),
            Some(content) if Digest::of(content).to_string() != listed.sha256 => {
                faults.push(format!("{} n'a plus l'empreinte que l'index lui donne", listed.chemin));
            }
            Some(_) => {}
        }
    }
    for own in OWN {
        files.remove(own);
    }
    for name in files.keys().filter(|name| !index.fichiers.iter().any(|listed| listed.chemin == **name)) {
        faults.push(format!("{name} est dans l'archive et n'est pas à l'index"));
    }
    Ok(Read { digest: Digest::of(bytes), index, key, files, faults })
}

fn unzip(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, Unreadable> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::NotAnArchive)?;
    if archive.len() > MOST {
        return Err(Unreadable::TooLarge);
    }
    let (mut files, mut left) = (BTreeMap::new(), LARGEST);
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|_| Unreadable::NotAnArchive)?;
        let name = file.name().to_owned();
        if file.is_dir() {
            continue;
        }
        if file.enclosed_name().is_none() || name.contains('\\') || name.starts_with('/') {
            return Err(Unreadable::Outside(name));
        }
        let mut content = Vec::new();
        file.take(left + 1).read_to_end(&mut content).map_err(|_| Unreadable::NotAnArchive)?;
        left = left.checked_sub(content.len() as u64).ok_or(Unreadable::TooLarge)?;
        files.insert(name, content);
    }
    Ok(files)
}
