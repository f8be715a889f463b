//! The real content of the site, where it lies beside the workspace: read once for all tests, never part of the project.

use std::path::PathBuf;
use std::sync::OnceLock;

use chrono::NaiveDate;

use crate::source::{Folder, read_folder};

/// The day of the copy.
pub fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 8, 20).expect("a date of the calendar")
}

/// Where the content lies; nothing, said on the error stream, when it is absent.
pub fn path() -> Option<PathBuf> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/portfolio/content"));
    let found = path.join("_startups").is_dir();
    if !found {
        eprintln!("SAUTÉ : les données réelles sont absentes de {} ; ce test n'a rien vérifié.", path.display());
    }
    found.then_some(path)
}

/// The content, read.
pub fn folder() -> Option<&'static Folder> {
    static FOLDER: OnceLock<Option<Folder>> = OnceLock::new();
    FOLDER
        .get_or_init(|| Some(read_folder(&path()?, day(), |_, _| ()).expect("the real folder is a portfolio")))
        .as_ref()
}
