//! Documents as accessible PDF files: typst, behind one crate.
//!
//! A [`Document`] is a plain value: a title, a date, and blocks of text, lists, tables and figures. [`pdf`] lays it out on A4 pages and writes a tagged
//! file that claims PDF/UA-1 (ISO 14289-1): title, language, reading order, headings without a gap, headers of tables, alternatives of
//! figures. The same value gives the same bytes, so that a digest of them means something.
//!
//! Texts are data. They reach the template as a file of values and are never read as typst markup; nothing is read from the disk or the network.

mod fonts;
mod given;
mod layout;
mod page;
#[cfg(test)]
mod tests;
mod text;
mod world;

use chrono::NaiveDate;

pub use layout::pdf;

/// A document in French.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its title, on the first page and in the metadata; required.
    pub title: String,
    /// What it is about, in a sentence; shown under the title unless empty.
    pub subject: String,
    /// Who publishes it; shown with the date unless empty.
    pub author: String,
    /// Its date: also the one of the file, for no clock is read.
    pub date: NaiveDate,
    /// What stands at the foot of each page, beside its number.
    pub footer: String,
    /// Its content, in reading order.
    pub body: Vec<Block>,
}

/// A part of a document. A line feed in a text starts a new line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading of this level, 1 being the highest. A level that would leave a gap below the heading before is raised until there is none.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(String),
    /// A list of points.
    List(Vec<String>),
    /// What is said of one thing: a name, then its value, as a list of descriptions.
    Facts(Vec<(String, String)>),
    /// A table.
    Table(Table),
    /// A drawing and the text that says the same.
    Figure {
        /// The drawing, without any reference to another file.
        svg: String,
        /// What the drawing shows; required.
        alt: String,
    },
    /// A paragraph that stands out.
    Notice(String),
    /// What follows starts a page.
    PageBreak,
}

/// A table, whose head is repeated on each page that it reaches. One table of more than seven columns turns every page of its document on its side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What the table says.
    pub caption: String,
    /// The name of each column; one at least.
    pub head: Vec<String>,
    /// The lines, each with a cell for each column.
    pub rows: Vec<Vec<String>>,
    /// Whether each column holds figures, set on the right; columns that are not said do not.
    pub numeric: Vec<bool>,
}

/// Why a document could not be written. No message holds a text of the document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The document or a heading has no title.
    #[error("un document et chacune de ses parties ont un titre")]
    Untitled,
    /// A line of a table has not as many cells as its head, or the head none.
    #[error("le tableau {number} du document a des lignes inégales")]
    Uneven {
        /// Which table of the document, from 1.
        number: usize,
    },
    /// A figure has no alternative.
    #[error("une figure n'a pas de texte de remplacement")]
    NoAlternative,
    /// A figure is not a drawing that can be read.
    #[error("une figure ne peut pas être lue")]
    Figure,
    /// Typesetting failed: a defect of ours.
    #[error("la mise en page a échoué : {0}")]
    Typesetting(String),
}
