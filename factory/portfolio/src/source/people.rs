//! The members of the network (`_authors/<id>.md`) and their missions. No warning quotes a value of these files.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Page;
use super::fields::Fields;
use super::references::named;
use super::warning::{Notes, Warning};

/// A member of the network.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AuthorSource {
    /// Name of the file without `.md`.
    pub id: String,
    /// Full name.
    pub fullname: String,
    /// What the person does.
    pub role: Option<String>,
    /// Domain of the role.
    pub domaine: Option<String>,
    /// Kind of membership.
    #[serde(rename = "memberType")]
    pub member_type: Option<String>,
    /// Missions, in the order of the file.
    pub missions: Vec<MissionSource>,
    /// Products worked on before.
    pub previously: Vec<String>,
    /// Products worked on, outside a mission.
    pub startups: Vec<String>,
    /// Teams.
    pub teams: Vec<String>,
    /// Incubator of the person.
    pub incubator: Option<String>,
    /// Keys outside the format, in their order.
    pub extra: Map<String, Value>,
}

/// A mission of a member.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MissionSource {
    /// First day.
    pub start: Option<NaiveDate>,
    /// Last day.
    pub end: Option<NaiveDate>,
    /// `admin`, `independent`, `service`.
    pub status: Option<String>,
    /// Who employs.
    pub employer: Option<String>,
    /// Products of the mission.
    pub startups: Vec<String>,
    /// Keys outside the format, in their order.
    #[serde(skip_serializing_if = "Map::is_empty", rename = "(autres)")]
    pub extra: Map<String, Value>,
}

/// Reads a member.
///
/// # Errors
/// Refused when the file is not readable or has no name.
pub fn read_author(id: &str, bytes: &[u8], notes: &mut Notes) -> Result<AuthorSource, Warning> {
    let page = Page::read(bytes, notes)?;
    let mut fields = Fields::of(&page.header, "", page.shift, notes);
    let fullname = named(&mut fields, "fullname")?;
    let missions = read_missions(&mut fields);
    let author = AuthorSource {
        id: id.to_owned(),
        fullname,
        role: fields.text("role"),
        domaine: fields.text("domaine"),
        member_type: fields.text("memberType"),
        missions,
        previously: fields.list("previously"),
        startups: fields.list("startups"),
        teams: fields.list("teams"),
        incubator: fields.text("incubator"),
        extra: Map::new(),
    };
    Ok(AuthorSource { extra: fields.finish(), ..author })
}

fn read_missions(fields: &mut Fields<'_>) -> Vec<MissionSource> {
    let shift = fields.shift();
    let nodes = fields.items("missions");
    let read = nodes.iter().enumerate().map(|(place, node)| {
        let mut inside = Fields::of(node, &format!("missions[{place}]."), shift, fields.notes());
        let mission = MissionSource {
            start: inside.date("start"),
            end: inside.date("end"),
            status: inside.text("status"),
            employer: inside.text("employer"),
            startups: inside.list("startups"),
            extra: Map::new(),
        };
        MissionSource { extra: inside.finish(), ..mission }
    });
    read.collect()
}
