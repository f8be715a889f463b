//! What products refer to: incubators, organisations, and the texts about phases.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use std::collections::BTreeSet;

use super::fields::Fields;
use super::warning::{Kind, Notes, Warning};
use super::{Page, organisation_id, text};

/// An incubator (`_incubators/<id>.md`).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct IncubatorSource {
    /// Name of the file without `.md`.
    pub id: String,
    /// Displayed name.
    pub title: String,
    /// Identifier of the organisation it belongs to.
    pub owner: Option<String>,
    /// One sentence.
    pub short_description: Option<String>,
    /// Name of its logo's file.
    pub logo: Option<String>,
    /// Its source code.
    pub github: Option<String>,
    /// Address of its team.
    pub contact: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// Its site.
    pub website: Option<String>,
    /// Products it shows first.
    pub highlighted_startups: Vec<String>,
    /// Older addresses of its page.
    pub redirect_from: Vec<String>,
    /// Whether the source leaves it out of its lists.
    pub hidden: Option<bool>,
    /// Keys outside the format, in their order.
    pub extra: Map<String, Value>,
    /// The text, Markdown.
    pub body: String,
}

/// An organisation (`_organisations/<id>.md`).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OrganisationSource {
    /// Name of the file without `.md`.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Short name.
    pub acronym: Option<String>,
    /// `administration-centrale`, `operateur`, `service-deconcentre`, `autre`…
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Ministerial domain.
    pub domaine_ministeriel: Option<String>,
    /// Its page in the directory of public services.
    pub annuaire: Option<String>,
    /// Keys outside the format, in their order.
    pub extra: Map<String, Value>,
}

/// The text about a phase (`_phases/<id>.md`).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PhaseSource {
    /// Its phase.
    pub status: String,
    /// Displayed name in the source.
    pub label: String,
    /// Position in the source's lists.
    pub order: Option<i64>,
    /// What the phase is.
    pub short_description: Option<String>,
    /// Where the method explains it, relative to the source's site.
    pub documentation_url: Option<String>,
    /// Keys outside the format, in their order.
    pub extra: Map<String, Value>,
}

/// Reads an incubator, against the identifiers of the organisations that have a file.
///
/// # Errors
/// Refused when the file is not readable or has no title.
pub fn read_incubator(
    id: &str,
    bytes: &[u8],
    organisations: &BTreeSet<String>,
    notes: &mut Notes,
) -> Result<IncubatorSource, Warning> {
    let page = Page::read(bytes, notes)?;
    warn_of_id(id, notes);
    let mut fields = Fields::of(&page.header, "", page.shift, notes);
    let title = named(&mut fields, "title")?;
    let line = fields.line("owner").saturating_sub(page.shift);
    let owner = fields.text("owner").map(|owner| organisation_id(&owner));
    if let Some(id) = owner.as_deref().filter(|id| !organisations.contains(*id)) {
        let message = format!("L'organisation « {id} » n'a pas de fiche : la référence est gardée.");
        fields.warn(line, "owner", Kind::UnknownOrganisation, message);
    }
    let mut incubator = IncubatorSource {
        id: id.to_owned(),
        title,
        owner,
        short_description: fields.text("short_description"),
        logo: fields.text("logo"),
        github: fields.link("github"),
        contact: fields.text("contact"),
        address: fields.text("address"),
        website: fields.link("website"),
        highlighted_startups: fields.list("highlighted_startups"),
        redirect_from: fields.list("redirect_from"),
        hidden: fields.boolean("hidden"),
        ..IncubatorSource::default()
    };
    incubator.extra = fields.finish();
    page.body_oddities(notes);
    incubator.body = page.body;
    Ok(incubator)
}

/// Reads an organisation.
///
/// # Errors
/// Refused when the file is not readable or has no name.
pub fn read_organisation(id: &str, bytes: &[u8], notes: &mut Notes) -> Result<OrganisationSource, Warning> {
    let page = Page::read(bytes, notes)?;
    warn_of_id(id, notes);
    let mut fields = Fields::of(&page.header, "", page.shift, notes);
    let name = named(&mut fields, "name")?;
    let line = fields.line("id").saturating_sub(page.shift);
    if let Some(other) = fields.text("id").filter(|other| other != id) {
        let message =
            format!("L'identifiant « {other} » n'est pas celui du fichier : c'est celui du fichier qui compte.");
        fields.warn(line, "id", Kind::UnexpectedValue, message);
    }
    let organisation = OrganisationSource {
        id: id.to_owned(),
        name,
        acronym: fields.text("acronym"),
        kind: fields.text("type"),
        domaine_ministeriel: fields.text("domaine_ministeriel"),
        annuaire: fields.link("annuaire"),
        extra: Map::new(),
    };
    Ok(OrganisationSource { extra: fields.finish(), ..organisation })
}

/// Reads the text about a phase.
///
/// # Errors
/// Refused when the file is not readable or has no status.
pub fn read_phase_file(bytes: &[u8], notes: &mut Notes) -> Result<PhaseSource, Warning> {
    let page = Page::read(bytes, notes)?;
    let mut fields = Fields::of(&page.header, "", page.shift, notes);
    let phase = PhaseSource {
        status: named(&mut fields, "status")?,
        label: fields.text_or_empty("label"),
        order: fields.integer("order"),
        short_description: fields.text("short_description"),
        documentation_url: fields.text("documentation_url"),
        extra: Map::new(),
    };
    Ok(PhaseSource { extra: fields.finish(), ..phase })
}

/// The field without which a record has no name.
pub(super) fn named(fields: &mut Fields<'_>, key: &str) -> Result<String, Warning> {
    let line = fields.line(key);
    fields.text(key).ok_or_else(|| {
        let message = format!("La fiche n'a pas de « {key} » : elle est refusée.");
        fields.notes().warning(line, key, Kind::NoTitle, message)
    })
}

fn warn_of_id(id: &str, notes: &mut Notes) {
    if text::is_unusual_id(id) {
        notes.warn(0, "id", Kind::UnusualId, format!("L'identifiant « {id} » est inhabituel : il est gardé."));
    }
}
