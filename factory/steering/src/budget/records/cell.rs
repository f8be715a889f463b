//! The cells of a budget: an activité, a ressource, an amount. An empty cell is not stored.

use privacy::Id;
use sea_orm::entity::prelude::*;

/// A cell that is not zero.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "budget_cell")]
#[record(no_person = "des montants par activité et par ressource")]
pub struct Model {
    /// The layer.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "volet du budget")]
    pub layer: Id,
    /// The row.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "activité")]
    pub activity: Activity,
    /// The column.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "ressource")]
    pub resource: Resource,
    /// The amount, in cents.
    #[field(technical = "montant en centimes")]
    pub cents: i64,
}

/// What the money is spent for: the rows of the matrix, as the network's budgets name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Activity {
    /// Data.
    Data,
    /// Hosting outside a cloud.
    HebergementNonCloud,
    /// Hosting in a cloud.
    HebergementCloud,
    /// Operations.
    Ops,
    /// Network.
    Reseau,
    /// Administrative work.
    GestionAdministrative,
    /// Security.
    Securite,
    /// Deployment, communication, relations with institutions.
    Deploiement,
    /// Support.
    Support,
    /// Development.
    Developpeur,
    /// Management, ownership, coaching, product.
    Management,
    /// Design.
    Designer,
    /// Anything else.
    Autre,
}

impl Activity {
    /// All, in the order of the matrix.
    pub const ALL: [Activity; 13] = [
        Activity::Data,
        Activity::HebergementNonCloud,
        Activity::HebergementCloud,
        Activity::Ops,
        Activity::Reseau,
        Activity::GestionAdministrative,
        Activity::Securite,
        Activity::Deploiement,
        Activity::Support,
        Activity::Developpeur,
        Activity::Management,
        Activity::Designer,
        Activity::Autre,
    ];

    /// The identifier in forms and files.
    pub fn id(self) -> &'static str {
        match self {
            Activity::Data => "data",
            Activity::HebergementNonCloud => "hebergement-non-cloud",
            Activity::HebergementCloud => "hebergement-cloud",
            Activity::Ops => "ops",
            Activity::Reseau => "reseau",
            Activity::GestionAdministrative => "gestion-administrative",
            Activity::Securite => "securite",
            Activity::Deploiement => "deploiement",
            Activity::Support => "support",
            Activity::Developpeur => "developpeur",
            Activity::Management => "management",
            Activity::Designer => "designer",
            Activity::Autre => "autre",
        }
    }

    /// The French label.
    pub fn label(self) -> &'static str {
        match self {
            Activity::Data => "Data",
            Activity::HebergementNonCloud => "Hébergement non cloud",
            Activity::HebergementCloud => "Hébergement cloud",
            Activity::Ops => "Ops",
            Activity::Reseau => "Réseau",
            Activity::GestionAdministrative => "Gestion administrative",
            Activity::Securite => "Sécurité",
            Activity::Deploiement => "Déploiement, communication, relations institutionnelles",
            Activity::Support => "Support",
            Activity::Developpeur => "Développement",
            Activity::Management => "Management, maîtrise d'ouvrage, coaching, produit",
            Activity::Designer => "Design",
            Activity::Autre => "Autre activité",
        }
    }
}

/// What the money buys: the columns of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Resource {
    /// Staff.
    Personnel,
    /// Contractors.
    Prestations,
    /// Equipment.
    Materiel,
    /// Software and platforms.
    Logiciel,
    /// Overheads.
    Structure,
    /// Anything else.
    Autre,
}

impl Resource {
    /// All, in the order of the matrix.
    pub const ALL: [Resource; 6] = [
        Resource::Personnel,
        Resource::Prestations,
        Resource::Materiel,
        Resource::Logiciel,
        Resource::Structure,
        Resource::Autre,
    ];

    /// The identifier in forms and files.
    pub fn id(self) -> &'static str {
        match self {
            Resource::Personnel => "personnel",
            Resource::Prestations => "prestations",
            Resource::Materiel => "materiel",
            Resource::Logiciel => "logiciel",
            Resource::Structure => "structure",
            Resource::Autre => "autre",
        }
    }

    /// The French label.
    pub fn label(self) -> &'static str {
        match self {
            Resource::Personnel => "Personnel",
            Resource::Prestations => "Prestations externes",
            Resource::Materiel => "Matériel",
            Resource::Logiciel => "Logiciel, SaaS, PaaS",
            Resource::Structure => "Frais de structure",
            Resource::Autre => "Autre ressource",
        }
    }
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
