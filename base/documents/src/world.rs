//! All that typst can see: the template, the values of one document, its drawings and the fonts of the program. No disk, no network, no clock.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::fonts::shelf;
use crate::page;

const TEMPLATE: &str = include_str!("document.typ");

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));
static MAIN: LazyLock<Source> = LazyLock::new(|| Source::new(named("/document.typ"), TEMPLATE.to_owned()));

/// The world of one document.
pub struct Desk {
    values: Bytes,
    drawings: Vec<Bytes>,
}

/// Files are compared by this number, of which typst has 65 535: names must be few.
fn named(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("our own names are paths");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl Desk {
    pub fn new(values: Vec<u8>, drawings: impl Iterator<Item = String>) -> Self {
        Self { values: Bytes::new(values), drawings: drawings.map(Bytes::from_string).collect() }
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &shelf().book
    }

    fn main(&self) -> FileId {
        MAIN.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == MAIN.id() { Ok(MAIN.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.get();
        let name = path.vpath().get_with_slash();
        if *path.root() != VirtualRoot::Project {
            return Err(FileError::AccessDenied);
        }
        if name == "/document.json" {
            return Ok(self.values.clone());
        }
        let drawing = (0..self.drawings.len()).find(|number| page::figure(*number) == name);
        drawing.map(|number| self.drawings[number].clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        shelf().fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
