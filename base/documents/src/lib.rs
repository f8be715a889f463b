//! Documents as accessible PDF files: typst, behind one crate.
