//! Who sits in a committee, by seat.

use privacy::{Id, Personal};
use sea_orm::entity::prelude::*;

use super::SEATED;
use crate::processing::STEERING;

/// A member of a committee.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "committee_member")]
#[record(processing = STEERING, subject(contact = "email"))]
pub struct Model {
    /// Identifier of the line.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la ligne")]
    pub id: Id,
    /// The session.
    #[field(technical = "comité")]
    pub session: Id,
    /// As what.
    #[field(technical = "siège occupé")]
    pub seat: Seat,
    /// The name.
    #[field(personal(category = ProfessionalLife, retention = SEATED, erasure = delete))]
    pub name: Personal<String>,
    /// The address, by which the person is found.
    #[field(personal(category = ProfessionalLife, retention = SEATED, erasure = delete))]
    pub email: Personal<String>,
}

/// A seat of the committee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Seat {
    /// Who carries the product.
    Intrapreneur,
    /// Who pays.
    Sponsor,
    /// Another direction.
    AutreDirection,
    /// Head of the incubator.
    ResponsableIncubateur,
    /// Head of the portfolio.
    ResponsablePortefeuille,
    /// One or two users.
    Utilisateur,
}

impl Seat {
    /// All, in the order of the method.
    pub const ALL: [Seat; 6] = [
        Seat::Intrapreneur,
        Seat::Sponsor,
        Seat::AutreDirection,
        Seat::ResponsableIncubateur,
        Seat::ResponsablePortefeuille,
        Seat::Utilisateur,
    ];

    /// The identifier in forms.
    pub fn id(self) -> &'static str {
        match self {
            Seat::Intrapreneur => "intrapreneur",
            Seat::Sponsor => "sponsor",
            Seat::AutreDirection => "autre-direction",
            Seat::ResponsableIncubateur => "responsable-incubateur",
            Seat::ResponsablePortefeuille => "responsable-portefeuille",
            Seat::Utilisateur => "utilisateur",
        }
    }

    /// The French label.
    pub fn label(self) -> &'static str {
        match self {
            Seat::Intrapreneur => "Intrapreneur",
            Seat::Sponsor => "Sponsor",
            Seat::AutreDirection => "Autre direction",
            Seat::ResponsableIncubateur => "Responsable d'incubateur",
            Seat::ResponsablePortefeuille => "Responsable de portefeuille",
            Seat::Utilisateur => "Utilisateur",
        }
    }
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
