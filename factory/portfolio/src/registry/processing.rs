//! Why the portfolio holds data about people, and for how long.

use kernel::records::{DPO, OPERATOR};
use privacy::dpia::{Answer, Listed, Screening};
use privacy::{
    AutomatedDecision, DataSource, Fate, LegalBasis, Period, Processing, Purpose, Recipient, RecipientKind, Retention,
    Trigger,
};

/// The portfolio: which products, who carries them, who works on them.
pub const PORTFOLIO: Processing = Processing {
    id: "portefeuille",
    name: "Tenue du portefeuille de produits",
    created: "2026-11-24",
    updated: "2026-11-24",
    objectives: &[
        "Savoir quels produits la fabrique construit, dans quelle phase, avec quelles équipes",
        "Rendre compte publiquement de leur avancement",
        "Garder la trace des modifications de chaque fiche",
    ],
    controller: OPERATOR,
    joint_controllers: &[],
    dpo: DPO,
    representative: None,
    basis: LegalBasis::PublicTask {
        text: "Décret n° 2019-1088 du 25 octobre 2019 relatif au système d'information et de communication de l'État",
    },
    article9: None,
    article10: None,
    nir_decree: None,
    free_text_guard: None,
    people: &["Membres des équipes des produits", "Agents qui tiennent les fiches"],
    recipients: &[
        Recipient { name: "Agents de la fabrique", kind: RecipientKind::Internal, hosts: &[] },
        Recipient { name: "Public, pour les adresses d'équipe", kind: RecipientKind::External, hosts: &[] },
    ],
    transfers: &[],
    technical_measures: &[
        "Journal des écritures scellé",
        "Lecture seule pour tout ce qui affiche",
        "Données des personnes réservées aux agents connectés",
    ],
    organisational_measures: &["Rôles revus par le responsable de la fabrique"],
    sources: &[DataSource::Indirect { from: "Contenu public du site beta.gouv.fr", public: true }, DataSource::Person],
    automated_decision: AutomatedDecision::None,
    screening: Screening {
        evaluation: Answer::No("aucune personne n'est notée : ce sont des produits qui sont suivis"),
        monitoring: Answer::No("aucune activité de personne n'est observée"),
        large_scale: Answer::No("quelques milliers de membres d'un réseau professionnel"),
        matching: Answer::No("une seule source, celle du réseau"),
        vulnerable: Answer::No("des agents et des prestataires, dans leur travail"),
        innovation: Answer::No("un annuaire et un portefeuille"),
        exclusion: Answer::No("aucun droit n'en dépend"),
        listed: Listed::Nowhere,
    },
};

const SOURCE: &str =
    "Durée fixée par le responsable de traitement, comptée depuis la fin de la participation au produit";

/// Contacts of a product: two years after it stopped or left.
pub const CONTACT: Retention = Retention {
    trigger: Trigger::Column("ended_on"),
    active: Period::years(2),
    intermediate: None,
    fate: Fate::Destruction,
    source: SOURCE,
};

/// Contact of an incubator: five years after its last change.
pub const INCUBATOR_CONTACT: Retention = Retention {
    trigger: Trigger::Column("changed_at"),
    active: Period::years(5),
    intermediate: None,
    fate: Fate::Destruction,
    source: SOURCE,
};

/// A member of the network: two years after the end of the last mission.
pub const MEMBER: Retention = Retention {
    trigger: Trigger::Column("last_mission_ends_on"),
    active: Period::years(2),
    intermediate: None,
    fate: Fate::Destruction,
    source: SOURCE,
};

/// A mission lives as long as its member.
pub const MISSION: Retention = Retention {
    trigger: Trigger::Parent { column: "person", table: "registry_person", key: "id", trigger: "last_mission_ends_on" },
    ..MEMBER
};

/// The product of a mission lives as long as the mission is of use.
pub const ASSIGNMENT: Retention = Retention {
    trigger: Trigger::Parent { column: "mission", table: "registry_mission", key: "id", trigger: "end_on" },
    ..MEMBER
};

/// Who changed a field: five years, then the change stays without its author.
pub const AUTHORSHIP: Retention = Retention {
    trigger: Trigger::Column("changed_at"),
    active: Period::years(5),
    intermediate: None,
    fate: Fate::Anonymisation,
    source: "Durée fixée par le responsable de traitement pour la traçabilité des fiches",
};

/// Showing the fiche of a product.
pub const SHOW: Purpose = Purpose::new("afficher la fiche d'un produit et son équipe");
/// Comparing what is stored with what an import read.
pub const COMPARE: Purpose = Purpose::new("comparer la fiche enregistrée à celle d'un import ou d'une modification");
/// Writing the portfolio back as files.
pub const EXPORT: Purpose = Purpose::new("exporter le portefeuille dans le format de sa source");
