//! Spreadsheets in the open format of offices (OpenDocument 1.3, ISO/IEC 26300): sheets of texts, the first line as heading.
//!
//! Written here because the crates that write this format bring some ninety others with them, for styles, formulas and charts that no
//! export of ours has. Every cell is a text: a spreadsheet never takes one for a formula.

pub(crate) mod archive;
#[cfg(test)]
mod tests;

use std::fmt::Write;

use archive::Archive;

/// The media type of the files.
pub const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// One sheet. A line break in a cell is a new paragraph of the same cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name, on the tab.
    pub name: String,
    /// Its lines; the first one holds the headings.
    pub rows: Vec<Vec<String>>,
}

impl Sheet {
    /// A sheet with these lines.
    pub fn new(name: impl Into<String>, rows: Vec<Vec<String>>) -> Self {
        Self { name: name.into(), rows }
    }
}

/// The file of these sheets. The same sheets give the same bytes.
pub fn to_ods(sheets: &[Sheet]) -> Vec<u8> {
    let mut archive = Archive::default();
    // Readers tell the format by these bytes: first in the file, and not compressed.
    archive.store("mimetype", MEDIA_TYPE.as_bytes());
    archive.compress("META-INF/manifest.xml", MANIFEST.replace("{}", MEDIA_TYPE).as_bytes());
    archive.compress("content.xml", content(sheets).as_bytes());
    archive.finish()
}

const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"#;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3">
<office:automatic-styles>
<style:style style:name="colonne" style:family="table-column"><style:table-column-properties style:column-width="6cm"/></style:style>
<style:style style:name="titre" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap"/><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="texte" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/></style:style>
</office:automatic-styles>
<office:body><office:spreadsheet>"#;

const FOOT: &str = "</office:spreadsheet></office:body></office:document-content>";

fn content(sheets: &[Sheet]) -> String {
    let mut xml = HEAD.to_owned();
    for sheet in sheets {
        let columns = sheet.rows.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let _ = write!(
            xml,
            r#"<table:table table:name="{}"><table:table-column table:style-name="colonne" table:number-columns-repeated="{columns}"/>"#,
            escape(&sheet.name)
        );
        let mut rows = sheet.rows.iter();
        if let Some(headings) = rows.next() {
            xml.push_str("<table:table-header-rows>");
            row(&mut xml, headings, "titre");
            xml.push_str("</table:table-header-rows>");
        }
        rows.for_each(|cells| row(&mut xml, cells, "texte"));
        xml.push_str("</table:table>");
    }
    xml.push_str(FOOT);
    xml
}

fn row(xml: &mut String, cells: &[String], style: &str) {
    xml.push_str("<table:table-row>");
    for cell in cells {
        let _ = write!(xml, r#"<table:table-cell table:style-name="{style}" office:value-type="string">"#);
        for line in cell.split('\n') {
            let _ = write!(xml, "<text:p>{}</text:p>", escape(line));
        }
        xml.push_str("</table:table-cell>");
    }
    xml.push_str("</table:table-row>");
}

/// Text for XML 1.0, which has no place for control characters.
fn escape(text: &str) -> String {
    ui::escape(&text.replace(|character: char| character.is_control() && character != '\t', ""))
}
