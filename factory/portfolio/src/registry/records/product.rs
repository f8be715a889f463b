//! A product: its fiche as the source gives it, or as it was edited here.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::registry::processing::{CONTACT, PORTFOLIO};

/// A product.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "registry_product")]
#[record(processing = PORTFOLIO, subject(contact = "contact", contact = "contact_dinum", contact = "contact_incubator"))]
pub struct Model {
    /// Identifier of the source, in addresses too.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant public du produit")]
    pub id: Slug,
    /// Grows at each change.
    #[field(technical = "compteur qui refuse deux modifications simultanées")]
    pub revision: i64,
    /// Displayed name.
    #[field(editorial)]
    pub title: String,
    /// One sentence.
    #[field(editorial)]
    pub mission: String,
    /// Identifiers of organisations, JSON list.
    #[field(editorial)]
    pub sponsors: String,
    /// Identifier of its incubator.
    #[field(editorial)]
    pub incubator: String,
    /// All its incubators when there are several, JSON list.
    #[field(editorial)]
    pub incubators: String,
    /// Its site.
    #[field(editorial)]
    pub link: Option<String>,
    /// Its source code.
    #[field(editorial)]
    pub repository: Option<String>,
    /// Address of its team.
    #[field(personal(category = ProfessionalLife, retention = CONTACT, erasure = pseudonymise))]
    pub contact: Personal<String>,
    /// Person of the network who follows it.
    #[field(personal(category = ProfessionalLife, retention = CONTACT, erasure = delete))]
    pub contact_dinum: Option<Personal<String>>,
    /// Person of the incubator who follows it.
    #[field(personal(category = ProfessionalLife, retention = CONTACT, erasure = delete))]
    pub contact_incubator: Option<Personal<String>>,
    /// Whether it says that it publishes statistics.
    #[field(technical = "le produit dit publier ses statistiques")]
    pub stats: Option<bool>,
    /// Its public statistics.
    #[field(editorial)]
    pub stats_url: Option<String>,
    /// Its public budget.
    #[field(editorial)]
    pub budget_url: Option<String>,
    /// Its public measure of impact.
    #[field(editorial)]
    pub impact_url: Option<String>,
    /// Its page in a DashLord.
    #[field(editorial)]
    pub dashlord_url: Option<String>,
    /// Its level of accessibility.
    #[field(editorial)]
    pub accessibility_status: Option<String>,
    /// Whether a risk analysis was made.
    #[field(technical = "une analyse de risques existe")]
    pub analyse_risques: Option<bool>,
    /// Where it is published.
    #[field(editorial)]
    pub analyse_risques_url: Option<String>,
    /// Whether it uses MonServiceSécurisé.
    #[field(technical = "le produit utilise MonServiceSécurisé")]
    pub mon_service_securise: Option<bool>,
    /// Publics, JSON list.
    #[field(editorial)]
    pub usertypes: String,
    /// Themes, JSON list.
    #[field(editorial)]
    pub thematiques: String,
    /// Technologies, JSON list.
    #[field(editorial)]
    pub techno: String,
    /// Phases that could not be read, JSON list.
    #[field(editorial)]
    pub phases_unread: String,
    /// Events that could not be read, JSON list.
    #[field(editorial)]
    pub events_unread: String,
    /// Grant of the fund for acceleration, JSON.
    #[field(editorial)]
    pub fast: Option<String>,
    /// Its processings of personal data, JSON.
    #[field(editorial)]
    pub rgpd: Option<String>,
    /// Older addresses, JSON list.
    #[field(editorial)]
    pub redirect_from: String,
    /// What search engines are asked.
    #[field(editorial)]
    pub robots: Option<String>,
    /// Keys outside the format, JSON.
    #[field(editorial)]
    pub extra: String,
    /// The text, Markdown.
    #[field(editorial)]
    pub body: String,
    /// First day of the phase that ended it, as of its last change.
    #[field(technical = "jour de l'arrêt ou du transfert, déclencheur de la conservation")]
    pub ended_on: Option<NaiveDate>,
    /// First import; nothing when it was created here.
    #[field(technical = "date du premier import")]
    pub imported_at: Option<DateTime<Utc>>,
    /// Creation.
    #[field(technical = "date de création")]
    pub created_at: DateTime<Utc>,
    /// Last change.
    #[field(technical = "date de dernière modification")]
    pub changed_at: DateTime<Utc>,
    /// Whether the demonstration created it and nothing has changed it since.
    #[field(technical = "créé par la démonstration")]
    pub demonstration: bool,
}

/// No relation is followed: queries name what they join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
