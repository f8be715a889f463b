//! What people do in a team and under which status, in the words of the network's public content.

use sea_orm::{DeriveActiveEnum, EnumIter};

/// A trade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Trade {
    /// Carries the product for the administration.
    Intrapreneuriat,
    /// Product.
    Produit,
    /// Development.
    Developpement,
    /// Design.
    Design,
    /// Deployment.
    Deploiement,
    /// Data.
    Donnees,
    /// Support.
    Support,
    /// Coaching.
    Coaching,
    /// Anything else.
    Autre,
}

impl Trade {
    /// All.
    pub const ALL: [Trade; 9] = [
        Trade::Intrapreneuriat,
        Trade::Produit,
        Trade::Developpement,
        Trade::Design,
        Trade::Deploiement,
        Trade::Donnees,
        Trade::Support,
        Trade::Coaching,
        Trade::Autre,
    ];

    /// The identifier in forms.
    pub fn id(self) -> &'static str {
        match self {
            Trade::Intrapreneuriat => "intrapreneuriat",
            Trade::Produit => "produit",
            Trade::Developpement => "developpement",
            Trade::Design => "design",
            Trade::Deploiement => "deploiement",
            Trade::Donnees => "donnees",
            Trade::Support => "support",
            Trade::Coaching => "coaching",
            Trade::Autre => "autre",
        }
    }

    /// The French label.
    pub fn label(self) -> &'static str {
        match self {
            Trade::Intrapreneuriat => "Intrapreneuriat",
            Trade::Produit => "Produit",
            Trade::Developpement => "Développement",
            Trade::Design => "Design",
            Trade::Deploiement => "Déploiement",
            Trade::Donnees => "Données",
            Trade::Support => "Support",
            Trade::Coaching => "Coaching",
            Trade::Autre => "Autre",
        }
    }

    /// What the source calls it, in its own spelling.
    pub fn of_source(text: &str) -> Self {
        match text.trim().to_lowercase().as_str() {
            "intraprenariat" | "intrapreneuriat" => Trade::Intrapreneuriat,
            "produit" => Trade::Produit,
            "développement" => Trade::Developpement,
            "design" => Trade::Design,
            "déploiement" => Trade::Deploiement,
            "data" | "données" => Trade::Donnees,
            "support" => Trade::Support,
            "coaching" => Trade::Coaching,
            _ => Trade::Autre,
        }
    }
}

/// Under which status somebody works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Status {
    /// A public agent: internal.
    Admin,
    /// Their own business.
    Independent,
    /// A company's employee.
    Service,
    /// Nobody said.
    Inconnu,
}

impl Status {
    /// Those that somebody may say.
    pub const ALL: [Status; 3] = [Status::Admin, Status::Independent, Status::Service];

    /// The identifier in forms and in the source.
    pub fn id(self) -> &'static str {
        match self {
            Status::Admin => "admin",
            Status::Independent => "independent",
            Status::Service => "service",
            Status::Inconnu => "inconnu",
        }
    }

    /// The French label.
    pub fn label(self) -> &'static str {
        match self {
            Status::Admin => "Agent public",
            Status::Independent => "Indépendant",
            Status::Service => "Société de service",
            Status::Inconnu => "Non précisé",
        }
    }

    /// What the source says.
    pub fn of_source(text: Option<&str>) -> Self {
        let known = |status: &Status| Some(status.id()) == text;
        Status::ALL.into_iter().find(known).unwrap_or(Status::Inconnu)
    }
}
