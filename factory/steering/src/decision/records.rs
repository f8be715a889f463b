//! The ledger of decisions: written once, never purged.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Digest, Id, Personal, Slug};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::processing::{DECISION, STEERING};

/// A signed decision.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "decision_act")]
#[record(processing = STEERING, subject = "signer")]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la décision")]
    pub id: Id,
    /// Its place in the ledger, from 1 on.
    #[field(technical = "numéro d'ordre au registre des décisions")]
    pub number: i64,
    /// Its product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// What is decided.
    #[field(technical = "nature de la décision")]
    pub kind: Kind,
    /// The day of the decision.
    #[field(technical = "jour de la décision")]
    pub decided_on: NaiveDate,
    /// Everything it says, as one JSON text: what the digest is made of.
    #[field(personal(category = ProfessionalLife, retention = DECISION, erasure = keep("décision administrative : prénom, nom et qualité de son auteur, CRPA art. L. 212-1 ; archives, RGPD art. 17 §3 d")))]
    pub content: Personal<String>,
    /// SHA-256 of the content, which names the digest of the decision before.
    #[field(technical = "empreinte du contenu, chaînée à la précédente")]
    pub digest: Digest,
    /// The document as it was signed.
    #[field(personal(category = ProfessionalLife, retention = DECISION, erasure = keep("décision administrative : prénom, nom et qualité de son auteur, CRPA art. L. 212-1 ; archives, RGPD art. 17 §3 d")))]
    pub pdf: Personal<Vec<u8>>,
    /// SHA-256 of the document.
    #[field(technical = "empreinte du document")]
    pub pdf_digest: Digest,
    /// Account of who signed.
    #[field(personal(category = ProfessionalLife, retention = DECISION, erasure = keep("preuve de l'auteur d'une décision administrative, CRPA art. L. 212-1 ; archives, RGPD art. 17 §3 d")))]
    pub signer: Personal<Id>,
    /// When it was signed and sealed.
    #[field(technical = "fait courir la durée de conservation")]
    pub signed_at: DateTime<Utc>,
    /// Whether the demonstration wrote it.
    #[field(technical = "écrite par la démonstration")]
    pub demonstration: bool,
}

/// What is decided.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumIter, DeriveActiveEnum, privacy::ClosedText,
)]
#[serde(rename_all = "kebab-case")]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Kind {
    /// A phase changes outside a committee.
    Phase,
    /// What a committee concluded.
    Comite,
    /// The commitments of sponsor and intrapreneur.
    Engagement,
    /// A blocking criterion waits until a day.
    Derogation,
    /// A problem was kept or refused.
    Candidature,
    /// A version of a roadmap is settled.
    FeuilleDeRoute,
    /// A product was handed over, item by item.
    Passation,
}

impl Kind {
    /// The French label.
    pub fn label(self) -> &'static str {
        match self {
            Kind::Phase => "Changement de phase",
            Kind::Comite => "Décision de comité",
            Kind::Engagement => "Fiche d'engagement",
            Kind::Derogation => "Dérogation",
            Kind::Candidature => "Suite d'une candidature",
            Kind::FeuilleDeRoute => "Feuille de route",
            Kind::Passation => "Procès-verbal de passation",
        }
    }
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
