//! Reads a whole folder: the records, what is refused, every warning.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

use super::front_matter::MAX_FILE;
use super::people::{AuthorSource, read_author};
use super::product::ProductSource;
use super::read_product::{Known, read_product};
use super::references::{IncubatorSource, OrganisationSource, PhaseSource};
use super::references::{read_incubator, read_organisation, read_phase_file};
use super::warning::{Kind, Notes, Warning};

/// Everything read from a folder.
#[derive(Debug, Default)]
pub struct Folder {
    /// Products, by identifier.
    pub products: Vec<ProductSource>,
    /// Incubators, by identifier.
    pub incubators: Vec<IncubatorSource>,
    /// Organisations, by identifier.
    pub organisations: Vec<OrganisationSource>,
    /// Members of the network, by identifier.
    pub authors: Vec<AuthorSource>,
    /// Texts about phases.
    pub phases: Vec<PhaseSource>,
    /// Oddities of what was read.
    pub warnings: Vec<Warning>,
    /// Why files were refused, one line a file.
    pub refused: Vec<Warning>,
    missing: Vec<&'static str>,
}

/// Why a folder is not read at all.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// No such folder.
    #[error("Le dossier « {0} » n'existe pas ou n'est pas un dossier.")]
    NoFolder(PathBuf),
    /// Not the content of the site.
    #[error("« {0} » n'est pas un portefeuille : il n'y a ni dossier « _startups » ni dossier « content/_startups ».")]
    NoPortfolio(PathBuf),
    /// The products' folder holds no record.
    #[error("« {0} » n'est pas un portefeuille : son dossier « _startups » ne contient aucune fiche.")]
    Empty(PathBuf),
    /// The disk refuses.
    #[error("Le dossier « {0} » ne peut pas être lu.")]
    Io(PathBuf, #[source] io::Error),
}

struct Entry {
    id: String,
    /// Path inside the folder, for the warnings.
    shown: String,
    path: PathBuf,
}

/// Reads the folder, or its `content` folder. `at` is the day that tells announced phases; `progress` is called after each
/// file with the number read and the number to read.
///
/// # Errors
/// See [`FolderError`]. A file that cannot be read is refused alone, the others are read.
pub fn read_folder(dir: &Path, at: NaiveDate, progress: impl FnMut(usize, usize)) -> Result<Folder, FolderError> {
    read_folder_knowing(dir, at, &Known::default(), progress)
}

/// Reads a folder that refers to records stored elsewhere: those of `elsewhere` are not told as unknown.
///
/// # Errors
/// See [`FolderError`].
pub fn read_folder_knowing(
    dir: &Path,
    at: NaiveDate,
    elsewhere: &Known,
    mut progress: impl FnMut(usize, usize),
) -> Result<Folder, FolderError> {
    let root = root_of(dir)?;
    let mut folder = Folder::default();
    let kinds = ["_incubators", "_organisations", "_phases", "_startups", "_authors"];
    let mut lists = Vec::new();
    for kind in kinds {
        lists.push(list(&root, kind, &mut folder)?);
    }
    let [incubators, organisations, phases, startups, authors]: [Vec<Entry>; 5] =
        lists.try_into().unwrap_or_else(|_| std::array::from_fn(|_| Vec::new()));
    if startups.is_empty() {
        return Err(FolderError::Empty(dir.to_owned()));
    }
    let total = incubators.len() + organisations.len() + phases.len() + startups.len() + authors.len();
    let mut done = 0;
    let mut tick = || {
        done += 1;
        progress(done, total);
    };
    let read =
        folder.read_each(&organisations, &mut tick, |entry, bytes, notes| read_organisation(&entry.id, bytes, notes));
    folder.organisations = read;
    let known = folder.known(elsewhere);
    let read = folder.read_each(&incubators, &mut tick, |entry, bytes, notes| {
        read_incubator(&entry.id, bytes, &known.organisations, notes)
    });
    folder.incubators = read;
    folder.phases = folder.read_each(&phases, &mut tick, |_, bytes, notes| read_phase_file(bytes, notes));
    let known = folder.known(elsewhere);
    let read =
        folder.read_each(&startups, &mut tick, |entry, bytes, notes| read_product(&entry.id, bytes, &known, at, notes));
    folder.products = read;
    folder.authors = folder.read_each(&authors, &mut tick, |entry, bytes, notes| read_author(&entry.id, bytes, notes));
    Ok(folder)
}

fn root_of(dir: &Path) -> Result<PathBuf, FolderError> {
    if !dir.is_dir() {
        return Err(FolderError::NoFolder(dir.to_owned()));
    }
    let candidates = [dir.to_owned(), dir.join("content")];
    let found = candidates.into_iter().find(|root| root.join("_startups").is_dir());
    found.ok_or_else(|| FolderError::NoPortfolio(dir.to_owned()))
}

/// The records of one subfolder by identifier. A subfolder that is absent has none.
fn list(root: &Path, kind: &'static str, folder: &mut Folder) -> Result<Vec<Entry>, FolderError> {
    let dir = root.join(kind);
    if !dir.is_dir() {
        let message = format!(
            "Le dossier n'a pas de sous-dossier « {kind} » : aucune fiche de cette sorte n'est lue, et celles qui sont ici sont gardées."
        );
        if kind != "_phases" {
            folder.warnings.push(Notes::of(kind).warning(0, "", Kind::MissingFolder, message));
        }
        folder.missing.push(kind);
        return Ok(Vec::new());
    }
    let unreadable = |error| FolderError::Io(dir.clone(), error);
    let mut paths = Vec::new();
    for entry in fs::read_dir(&dir).map_err(unreadable)? {
        paths.push(entry.map_err(unreadable)?.path());
    }
    paths.sort();
    let mut seen = HashSet::new();
    let mut entries = Vec::new();
    for path in paths {
        let name: String = path.file_name().map(|name| name.to_string_lossy().nfc().collect()).unwrap_or_default();
        let shown = format!("{kind}/{name}");
        let stem = name.strip_suffix(".md");
        let notes = Notes::of(&shown);
        if name.starts_with('.') || !path.is_file() || (stem.is_none() && path.extension().is_some()) {
            let message = "Ce n'est pas une fiche : laissé de côté.";
            folder.warnings.push(notes.warning(0, "", Kind::IgnoredFile, message));
            continue;
        }
        let id = stem.unwrap_or(&name).to_owned();
        if !seen.insert(id.clone()) {
            let message = format!("Une autre fiche porte déjà l'identifiant « {id} » : celle-ci est refusée.");
            folder.refused.push(notes.warning(0, "", Kind::SameId, message));
            continue;
        }
        if stem.is_none() {
            let message = "Le nom du fichier ne se termine pas par « .md » : la fiche est lue.";
            folder.warnings.push(notes.warning(0, "", Kind::NoExtension, message));
        }
        entries.push(Entry { id, shown, path });
    }
    Ok(entries)
}

impl Folder {
    fn read_each<T>(
        &mut self,
        entries: &[Entry],
        tick: &mut impl FnMut(),
        read: impl Fn(&Entry, &[u8], &mut Notes) -> Result<T, Warning>,
    ) -> Vec<T> {
        let mut records = Vec::with_capacity(entries.len());
        for entry in entries {
            let person = entry.shown.starts_with("_authors/");
            let mut notes = if person { Notes::discreet(&entry.shown) } else { Notes::of(&entry.shown) };
            match bytes_of(&entry.path, &notes).and_then(|bytes| read(entry, &bytes, &mut notes)) {
                Ok(record) => records.push(record),
                Err(refusal) => self.refused.push(refusal),
            }
            self.warnings.extend(notes.into_list());
            tick();
        }
        records
    }

    fn known(&self, elsewhere: &Known) -> Known {
        let mut known = elsewhere.clone();
        known.incubators.extend(self.incubators.iter().map(|incubator| incubator.id.clone()));
        known.organisations.extend(self.organisations.iter().map(|organisation| organisation.id.clone()));
        known
    }

    /// Whether the folder has records of a kind (`_authors`): without that folder, none has left it.
    pub fn has(&self, kind: &str) -> bool {
        !self.missing.contains(&kind)
    }
}

/// The bytes of a file; its size is checked before anything is read.
fn bytes_of(path: &Path, notes: &Notes) -> Result<Vec<u8>, Warning> {
    let unreadable = |_| notes.warning(0, "", Kind::Unreadable, "Le fichier ne peut pas être lu.");
    let size = fs::metadata(path).map_err(unreadable)?.len();
    if size > MAX_FILE as u64 {
        let message = format!("Le fichier dépasse {} Mo : il n'est pas lu.", MAX_FILE / 1024 / 1024);
        return Err(notes.warning(0, "", Kind::TooLarge, message));
    }
    fs::read(path).map_err(unreadable)
}
