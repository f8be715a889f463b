//! Who was invited to an open lab: an address, sealed, that goes two months after the session.

use chrono::NaiveDate;
use kernel::vault::Encrypted;
use privacy::{Digest, Fate, Id, Period, Retention, Sensitive, Trigger};
use sea_orm::entity::prelude::*;

use crate::processing::STEERING;

/// Addresses: two months after the session, the time of the thanks and of the next invitation.
pub const INVITED: Retention = Retention {
    trigger: Trigger::Column("held_on"),
    active: Period::months(2),
    intermediate: None,
    fate: Fate::Destruction,
    source: "Durée fixée par le responsable de traitement : le temps de remercier et d'inviter à la séance suivante",
};

/// An invitation. The address is handled as free text is: encrypted under a key of its own, found by its blind index alone.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "lab_participant")]
#[record(processing = STEERING, subject(contact = "email"), retention = INVITED)]
pub struct Model {
    /// Identifier of the line.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la ligne")]
    pub id: Id,
    /// The session.
    #[field(technical = "séance")]
    pub session: Id,
    /// The address, sealed.
    #[field(personal(category = FreeText, retention = INVITED, erasure = delete, blind_index = "email_index"))]
    pub email: Sensitive<Encrypted>,
    /// What tells equal addresses, and nothing else.
    #[field(technical = "index aveugle de l'adresse")]
    pub email_index: Digest,
    /// The day of the session.
    #[field(technical = "fait courir la durée de conservation")]
    pub held_on: NaiveDate,
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
