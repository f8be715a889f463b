//! The content of the beta.gouv.fr site as a folder of Markdown files with a YAML header: read with every oddity
//! told ([`read_folder`]), written back ([`write_product`]). Nothing here knows a database.

mod fields;
mod folder;
mod front_matter;
mod people;
mod product;
mod read_phases;
mod read_product;
mod references;
#[cfg(test)]
mod tests;
mod text;
mod warning;
mod write;
mod yaml;

use chrono::NaiveDate;

pub use folder::{Folder, FolderError, read_folder, read_folder_knowing};
pub use people::{AuthorSource, MissionSource, read_author};
pub use product::{Controle, EVENTS, Fast, ProductSource, Rgpd, SourceEvent, SourcePhase};
pub use read_product::{Known, organisation_id, read_product};
pub use references::{
    IncubatorSource, OrganisationSource, PhaseSource, read_incubator, read_organisation, read_phase_file,
};
pub use text::{LinkKind, judge_link, split_list};
pub use warning::{Kind, Notes, Warning};
pub use write::{export_path, write_incubator, write_organisation, write_product};

use yaml::{Content, Node};

/// A file, split and parsed.
struct Page {
    header: Node,
    /// Lines of the file before the header.
    shift: usize,
    body: String,
    body_line: usize,
}

impl Page {
    fn read(bytes: &[u8], notes: &mut Notes) -> Result<Page, Warning> {
        let text = front_matter::decode(bytes, notes)?;
        let split = front_matter::split(&text, notes)?;
        let shift = split.header_line - 1;
        let header = yaml::parse(split.header).map_err(|error| {
            let kind = match error {
                yaml::YamlError::Syntax { .. } => Kind::BadYaml,
                yaml::YamlError::Bomb { .. } => Kind::YamlBomb,
            };
            notes.warning(error.line() + shift, "", kind, error.to_string())
        })?;
        if !matches!(header.content, Content::Map(_)) {
            let message = "L'en-tête n'est pas une suite de « clé : valeur ».";
            return Err(notes.warning(header.line + shift, "", Kind::BadYaml, message));
        }
        Ok(Page { header, shift, body: split.body.to_owned(), body_line: split.body_line })
    }

    fn body_oddities(&self, notes: &mut Notes) {
        for (kind, message) in text::oddities(&self.body) {
            let odd = |line: &str| text::oddities(line).iter().any(|(found, _)| *found == kind);
            let line = self.body.lines().position(odd).unwrap_or(0);
            notes.warn(self.body_line + line, "corps", kind, message);
        }
        for (at, _) in self.body.lines().enumerate().filter(|(_, line)| text::links_to_code(line)) {
            let message = "Le texte contient un lien qui peut exécuter du code : il n'est pas affiché comme un lien.";
            notes.warn(self.body_line + at, "corps", Kind::DangerousLink, message);
        }
        if let Some(at) = text::html_at(&self.body) {
            let line = self.body_line + self.body[..at].matches('\n').count();
            notes.warn(line, "corps", Kind::RawHtml, "Le texte contient du HTML : il est assaini à l'affichage.");
        }
    }
}

/// Reads a date of the source: `AAAA-MM-JJ`, between 1990 and 2100.
pub fn read_date(text: &str) -> Option<NaiveDate> {
    fields::read_date(text)
}
