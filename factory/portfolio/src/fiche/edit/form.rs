//! The values of the edit form, as texts.

use serde::Deserialize;
use ui::Filled;

use crate::source::ProductSource;

/// What the form sends. Lists have one item a line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct FicheForm {
    /// The revision that the form was made from.
    pub revision: i64,
    /// The instant of its last change, in microseconds: what changed later was changed by others.
    pub depuis: i64,
    /// Displayed name.
    pub title: String,
    /// One sentence.
    pub mission: String,
    /// Address of the team.
    pub contact: String,
    /// Organisations.
    pub sponsors: String,
    /// Site.
    pub link: String,
    /// Source code.
    pub repository: String,
    /// Statistics.
    pub stats_url: String,
    /// Impact.
    pub impact_url: String,
    /// Budget.
    pub budget_url: String,
    /// DashLord.
    pub dashlord_url: String,
    /// Level of accessibility.
    pub accessibility_status: String,
    /// `oui`, `non` or nothing.
    pub analyse_risques: String,
    /// Where the risk analysis is.
    pub analyse_risques_url: String,
    /// `oui`, `non` or nothing.
    pub mon_service_securise: String,
    /// Publics.
    pub usertypes: String,
    /// Themes.
    pub thematiques: String,
    /// Technologies.
    pub techno: String,
    /// The text, Markdown.
    pub body: String,
}

/// The fields of the form, in the order of the page, as the source names them.
pub const FIELDS: [&str; 18] = [
    "title",
    "mission",
    "contact",
    "sponsors",
    "link",
    "repository",
    "stats_url",
    "impact_url",
    "budget_url",
    "dashlord_url",
    "accessibility_status",
    "analyse_risques",
    "analyse_risques_url",
    "mon_service_securise",
    "usertypes",
    "thematiques",
    "techno",
    "body",
];

impl FicheForm {
    /// The form of a fiche as it is stored.
    pub fn of(source: &ProductSource, revision: i64, depuis: i64) -> Self {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        Self {
            revision,
            depuis,
            title: source.title.clone(),
            mission: source.mission.clone(),
            contact: source.contact.clone(),
            sponsors: source.sponsors.join("\n"),
            link: text(&source.link),
            repository: text(&source.repository),
            stats_url: text(&source.stats_url),
            impact_url: text(&source.impact_url),
            budget_url: text(&source.budget_url),
            dashlord_url: text(&source.dashlord_url),
            accessibility_status: text(&source.accessibility_status),
            analyse_risques: yes_or_no(source.analyse_risques),
            analyse_risques_url: text(&source.analyse_risques_url),
            mon_service_securise: yes_or_no(source.mon_service_securise),
            usertypes: source.usertypes.join("\n"),
            thematiques: source.thematiques.join("\n"),
            techno: source.techno.join("\n"),
            body: source.body.clone(),
        }
    }

    /// The value of a field.
    pub fn value(&self, field: &str) -> &str {
        match field {
            "title" => &self.title,
            "mission" => &self.mission,
            "contact" => &self.contact,
            "sponsors" => &self.sponsors,
            "link" => &self.link,
            "repository" => &self.repository,
            "stats_url" => &self.stats_url,
            "impact_url" => &self.impact_url,
            "budget_url" => &self.budget_url,
            "dashlord_url" => &self.dashlord_url,
            "accessibility_status" => &self.accessibility_status,
            "analyse_risques" => &self.analyse_risques,
            "analyse_risques_url" => &self.analyse_risques_url,
            "mon_service_securise" => &self.mon_service_securise,
            "usertypes" => &self.usertypes,
            "thematiques" => &self.thematiques,
            "techno" => &self.techno,
            "body" => &self.body,
            _ => "",
        }
    }

    /// Changes the value of a field.
    pub fn put(&mut self, field: &str, value: String) {
        let place = match field {
            "title" => &mut self.title,
            "mission" => &mut self.mission,
            "contact" => &mut self.contact,
            "sponsors" => &mut self.sponsors,
            "link" => &mut self.link,
            "repository" => &mut self.repository,
            "stats_url" => &mut self.stats_url,
            "impact_url" => &mut self.impact_url,
            "budget_url" => &mut self.budget_url,
            "dashlord_url" => &mut self.dashlord_url,
            "accessibility_status" => &mut self.accessibility_status,
            "analyse_risques" => &mut self.analyse_risques,
            "analyse_risques_url" => &mut self.analyse_risques_url,
            "mon_service_securise" => &mut self.mon_service_securise,
            "usertypes" => &mut self.usertypes,
            "thematiques" => &mut self.thematiques,
            "techno" => &mut self.techno,
            "body" => &mut self.body,
            _ => return,
        };
        *place = value;
    }

    /// The values for the page.
    pub fn filled(&self) -> Filled {
        let own = [("revision", self.revision.to_string()), ("depuis", self.depuis.to_string())];
        Filled::from_pairs(FIELDS.map(|field| (field, self.value(field).to_owned())).into_iter().chain(own))
    }
}

fn yes_or_no(value: Option<bool>) -> String {
    value.map_or("", |value| if value { "oui" } else { "non" }).to_owned()
}
