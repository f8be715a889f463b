//! A ZIP archive without clock: entries in the order given, all dated 1 January 1980, the first day that the format knows.

use std::io::{Cursor, Write};

use privacy::Digest;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A file of the archive.
pub struct Entry {
    /// Its name, with its folder.
    pub name: String,
    /// Its content.
    pub content: Vec<u8>,
}

/// The archive of these files, with a last one that holds the digest of each.
///
/// # Errors
/// When a name or a size is beyond the format.
pub fn archive(mut entries: Vec<Entry>) -> anyhow::Result<Vec<u8>> {
    let digest = |entry: &Entry| format!("{}  {}\n", Digest::of(&entry.content), entry.name);
    let digests: String = entries.iter().map(digest).collect();
    entries.push(Entry { name: "empreintes.sha256".to_owned(), content: digests.into_bytes() });
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default()).unix_permissions(0o644);
    for entry in entries {
        writer.start_file(entry.name, options)?;
        writer.write_all(&entry.content)?;
    }
    Ok(writer.finish()?.into_inner())
}
