//! Categories of personal data: the CNIL's vocabulary, with its equivalent in Fideslang.

use serde::Serialize;

/// What a personal value says about somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// État civil, identity, contact details, images.
    Identification,
    /// Habits, family, home.
    PersonalLife,
    /// Job, employer, training, distinctions.
    ProfessionalLife,
    /// Income, bank details, tax, rights to benefits.
    EconomicFinancial,
    /// Addresses IP, sessions, credentials, logs.
    Connection,
    /// Positions and journeys.
    Location,
    /// Cookies, navigation, audience measurement.
    Internet,
    /// What none of the other categories describes.
    Other,
    /// Free text about a person. It may say anything, so it is handled as sensitive data are.
    FreeText,
    /// Racial or ethnic origin.
    Origin,
    /// Political opinions.
    PoliticalOpinions,
    /// Religious or philosophical beliefs.
    Beliefs,
    /// Trade union membership.
    TradeUnion,
    /// Genetic data.
    Genetic,
    /// Biometric data that identify one person.
    Biometric,
    /// Health.
    Health,
    /// Sex life or sexual orientation.
    SexLife,
    /// Criminal convictions and offences.
    Convictions,
    /// The registration number of a person in the national register (numéro de sécurité sociale).
    Nir,
}

impl Category {
    /// Every category, in the order of the register.
    pub const ALL: [Self; 19] = [
        Self::Identification,
        Self::PersonalLife,
        Self::ProfessionalLife,
        Self::EconomicFinancial,
        Self::Connection,
        Self::Location,
        Self::Internet,
        Self::Other,
        Self::FreeText,
        Self::Origin,
        Self::PoliticalOpinions,
        Self::Beliefs,
        Self::TradeUnion,
        Self::Genetic,
        Self::Biometric,
        Self::Health,
        Self::SexLife,
        Self::Convictions,
        Self::Nir,
    ];

    /// Whether values are wrapped in `Sensitive`, encrypted, and their readings journaled.
    #[must_use]
    pub const fn is_sensitive(self) -> bool {
        self.needs_article9() || matches!(self, Self::FreeText | Self::Convictions | Self::Nir)
    }

    /// Whether the processing must state an exception of RGPD, art. 9 §2.
    #[must_use]
    pub const fn needs_article9(self) -> bool {
        matches!(
            self,
            Self::Origin
                | Self::PoliticalOpinions
                | Self::Beliefs
                | Self::TradeUnion
                | Self::Genetic
                | Self::Biometric
                | Self::Health
                | Self::SexLife
        )
    }

    /// The French label of the register, the notice and the exports.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Identification => "État civil, identité, données d'identification, images",
            Self::PersonalLife => "Vie personnelle",
            Self::ProfessionalLife => "Vie professionnelle",
            Self::EconomicFinancial => "Informations d'ordre économique et financier",
            Self::Connection => "Données de connexion",
            Self::Location => "Données de localisation",
            Self::Internet => "Internet (cookies, traceurs, navigation, mesure d'audience)",
            Self::Other => "Autres catégories de données",
            Self::FreeText => "Texte libre au sujet d'une personne",
            Self::Origin => "Origine raciale ou ethnique",
            Self::PoliticalOpinions => "Opinions politiques",
            Self::Beliefs => "Convictions religieuses ou philosophiques",
            Self::TradeUnion => "Appartenance syndicale",
            Self::Genetic => "Données génétiques",
            Self::Biometric => "Données biométriques aux fins d'identifier une personne de manière unique",
            Self::Health => "Données de santé",
            Self::SexLife => "Vie sexuelle ou orientation sexuelle",
            Self::Convictions => "Condamnations pénales ou infractions",
            Self::Nir => "Numéro d'identification national unique (NIR)",
        }
    }

    /// The nearest key of the Fideslang taxonomy of data categories (<https://ethyca.github.io/fideslang/>). Trade unions have none
    /// there: the key of demographic data stands for them.
    #[must_use]
    pub const fn fideslang(self) -> &'static str {
        match self {
            Self::Identification => "user.contact",
            Self::PersonalLife => "user.demographic",
            Self::ProfessionalLife => "user.workplace",
            Self::EconomicFinancial => "user.financial",
            Self::Connection => "user.device",
            Self::Location => "user.location",
            Self::Internet => "user.behavior",
            Self::Other => "user",
            Self::FreeText => "user.content.private",
            Self::Origin => "user.demographic.race_ethnicity",
            Self::PoliticalOpinions => "user.demographic.political_opinion",
            Self::Beliefs => "user.demographic.religious_belief",
            Self::TradeUnion => "user.demographic",
            Self::Genetic => "user.health_and_medical.genetic",
            Self::Biometric => "user.biometric",
            Self::Health => "user.health_and_medical",
            Self::SexLife => "user.demographic.sexual_orientation",
            Self::Convictions => "user.criminal_history",
            Self::Nir => "user.government_id.national_identification_number",
        }
    }
}
