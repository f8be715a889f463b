//! Why steering holds data about people, and for how long.

use portfolio::registry::processing::PORTFOLIO;
use privacy::{DataSource, Fate, Period, Processing, Purpose, Recipient, RecipientKind, Retention, Trigger};

/// Steering: who prepares, sits, signs; whom investigations heard.
pub const STEERING: Processing = Processing {
    id: "pilotage",
    name: "Pilotage des produits par l'impact",
    objectives: &[
        "Décider de la suite de chaque produit sur des preuves, en comité",
        "Garder des décisions signées que chacun peut vérifier",
        "Comprendre un problème de terrain avant de construire",
        "Transmettre un produit, chaque élément vérifié par qui le reçoit",
    ],
    free_text_guard: Some(
        "Consigne sous chaque champ : ne nommer personne ; textes libres chiffrés ; notes d'entretien détruites au terme et sur demande",
    ),
    people: &[
        "Agents qui proposent un problème de terrain",
        "Membres des comités",
        "Auteurs des décisions",
        "Personnes qui transmettent ou reçoivent un produit",
        "Personnes entendues en investigation",
        "Usagers invités aux open labs",
        "Membres des équipes, leurs accès et leurs formations",
    ],
    recipients: &[Recipient { name: "Agents de la fabrique", kind: RecipientKind::Internal, hosts: &[] }],
    technical_measures: &[
        "Décisions scellées : empreinte chaînée, inscrite au journal, que la base refuse de réécrire",
        "Textes libres chiffrés par une clé propre à chaque ligne",
        "Jetons gardés sous forme d'empreintes",
    ],
    organisational_measures: &["Accès limité aux produits de chacun", "Rôles revus par le responsable de la fabrique"],
    sources: &[DataSource::Person],
    ..PORTFOLIO
};

/// A decision is never purged: at its term it is sorted with the public archives.
pub const DECISION: Retention = Retention {
    trigger: Trigger::Column("signed_at"),
    active: Period::years(10),
    intermediate: None,
    fate: Fate::Tri,
    source: "Code du patrimoine, art. L. 211-1 et L. 212-3 : tri avec le service d'archives ; dix ans, à confirmer avec lui",
};

/// Who wrote a line, while the line is of use.
pub const AUTHOR: Retention = Retention {
    trigger: Trigger::Column("written_at"),
    active: Period::years(5),
    intermediate: None,
    fate: Fate::Anonymisation,
    source: "Durée fixée par le responsable de traitement pour la traçabilité des décisions",
};

/// Reading what a decision says.
pub const READ_DECISION: Purpose = Purpose::new("montrer une décision et vérifier son empreinte");
/// Signing.
pub const SIGN: Purpose = Purpose::new("écrire le nom de la personne qui signe une décision");
/// Telling whether somebody reviews their own work.
pub const AUTHORSHIP: Purpose = Purpose::new("vérifier qu'une autre personne revoit un indicateur");
/// Showing who signed a review.
pub const READ_REVIEW: Purpose = Purpose::new("montrer qui a revu un indicateur");
/// Preparing a committee.
pub const PREPARE: Purpose = Purpose::new("préparer un comité et réunir ses membres");
/// Judging the problems that agents propose.
pub const JUDGE: Purpose = Purpose::new("juger un problème de terrain et répondre à la personne qui l'a proposé");
/// Learning from interviews.
pub const INVESTIGATE: Purpose = Purpose::new("comprendre un problème par des entretiens");
/// Knowing who works on a product.
pub const STAFF: Purpose = Purpose::new("savoir qui travaille sur un produit, et ce qui partirait avec une personne");
/// Coaching a product.
pub const COACH: Purpose = Purpose::new("accompagner une équipe par des notes de coaching");
/// Holding the weekly round.
pub const ROUND: Purpose = Purpose::new("dire en point hebdo qui s'occupe d'un besoin");
/// Inviting to open labs.
pub const INVITE: Purpose = Purpose::new("inviter des usagers à une séance ouverte");
/// Learning from what users said.
pub const LISTEN: Purpose = Purpose::new("tirer des enseignements de ce que des usagers ont dit en séance");
/// Handing a product over.
pub const HAND_OVER: Purpose = Purpose::new("transmettre un produit et savoir qui vérifie chaque élément");
/// Reminding of what is due.
pub const REMIND: Purpose = Purpose::new("rappeler ses échéances à une personne");
