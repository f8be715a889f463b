//! From a document to the bytes of its file.

use typst::diag::SourceDiagnostic;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::text::Care;
use crate::world::Desk;
use crate::{Block, Document, Error, given};

/// The document as a tagged PDF file that claims PDF/UA-1. It takes processor time: call it outside of the threads that answer requests.
///
/// A letter that no font of the program shows is written as its code, `[U+1F600]`: a file with a hole in it could not be read aloud.
///
/// # Errors
/// [`Error`]: a document that has no title, an uneven table, a figure without alternative or that is not a drawing; or a defect of ours.
pub fn pdf(document: &Document) -> Result<Vec<u8>, Error> {
    given::check(document)?;
    let written = write(document, Care::Ordinary).or_else(|_| write(document, Care::Plain));
    // What typst remembers holds the texts of the document: they are not kept, nor left to grow.
    typst::comemo::evict(0);
    written.map_err(|faults| explained(&faults))
}

fn write(document: &Document, care: Care) -> Result<Vec<u8>, Vec<SourceDiagnostic>> {
    let drawings = document.body.iter().filter_map(|block| match block {
        Block::Figure { svg, .. } => Some(svg.clone()),
        _ => None,
    });
    let desk = Desk::new(given::values(document, care), drawings);
    let pages: PagedDocument = typst::compile(&desk).output.map_err(|faults| faults.to_vec())?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).expect("one standard does not contradict itself");
    let options = PdfOptions { standards, ..PdfOptions::default() };
    typst_pdf::pdf(&pages, &options).map_err(|faults| faults.to_vec())
}

/// What went wrong, without what typst quotes of the texts.
fn explained(faults: &[SourceDiagnostic]) -> Error {
    let message = faults.first().map_or("", |fault| fault.message.as_str());
    if message.contains("SVG") || message.contains("image") {
        return Error::Figure;
    }
    let unquoted = message.split(['`', '"', '«']).next().unwrap_or_default();
    Error::Typesetting(unquoted.trim().to_owned())
}
