//! Writes a dossier as an archive: an index with the digest of each file, its signature, and a page for whoever opens it by hand.

use std::io::{Cursor, Write};

use askama::Template;
use kernel::journal::Statement;
use kernel::{Digest, Error};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Dossier, FORMAT, INDEX, Index, Listed, SIGNATURE};

#[derive(Template)]
#[template(path = "transfer/dossier/index.html")]
struct IndexPage<'a> {
    index: &'a Index,
}

impl Dossier {
    /// Its index.
    pub fn index(&self) -> Index {
        let listed = |file: &super::File| Listed {
            chemin: file.name.clone(),
            partie: file.part,
            octets: file.content.len() as u64,
            sha256: Digest::of(&file.content).to_string(),
        };
        Index {
            format: FORMAT.to_owned(),
            produit: self.product.clone(),
            titre: self.title.clone(),
            phase: self.phase.clone(),
            au: self.on,
            fichiers: self.files.iter().map(listed).collect(),
            manque: self.missing.clone(),
        }
    }

    /// The archive; `sign` vouches for the digest of the index. The same dossier gives the same bytes.
    ///
    /// # Errors
    /// When a name or a size is beyond the format.
    pub fn archive(&self, sign: impl FnOnce(&Digest) -> Statement) -> Result<Vec<u8>, Error> {
        let index = self.index();
        let text = super::parts::json(&index)?;
        let signature = super::parts::json(&sign(&Digest::of(&text)))?;
        let page = IndexPage { index: &index }.render().map_err(anyhow::Error::from)?;
        let mut all: Vec<(&str, &[u8])> =
            vec![(INDEX, &text), (SIGNATURE, &signature), ("index.html", page.as_bytes())];
        all.extend(self.files.iter().map(|file| (file.name.as_str(), file.content.as_slice())));
        Ok(zipped(&all)?)
    }
}

/// Entries in the order given, all dated 1 January 1980, the first day that the format knows.
fn zipped(entries: &[(&str, &[u8])]) -> anyhow::Result<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default()).unix_permissions(0o644);
    for (name, content) in entries {
        writer.start_file(*name, options)?;
        writer.write_all(content)?;
    }
    Ok(writer.finish()?.into_inner())
}
