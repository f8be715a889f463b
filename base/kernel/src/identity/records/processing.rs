//! The processing that accounts, sessions and sign-in codes serve, and how long each is kept.

use privacy::dpia::{Answer, Listed, Screening};
use privacy::{
    AutomatedDecision, DataSource, Fate, LegalBasis, Period, Processing, Recipient, RecipientKind, Retention, Trigger,
};

use crate::records::{DPO, OPERATOR};

/// Accounts and sessions.
pub const ACCOUNTS: Processing = Processing {
    id: "comptes-et-sessions",
    name: "Comptes et sessions",
    created: "2026-11-24",
    updated: "2026-11-24",
    objectives: &[
        "Reconnaître les personnes qui se connectent et ne leur ouvrir que ce qui leur revient",
        "Leur montrer leurs connexions et leur permettre d'y mettre fin",
        "Détecter les tentatives de connexion frauduleuses",
    ],
    controller: OPERATOR,
    joint_controllers: &[],
    dpo: DPO,
    representative: None,
    basis: LegalBasis::PublicTask {
        text: "Ordonnance n° 2005-1516 du 8 décembre 2005, art. 9 (sécurité des échanges électroniques des autorités administratives)",
    },
    article9: None,
    article10: None,
    nir_decree: None,
    free_text_guard: None,
    people: &["Personnes qui ont un compte", "Personnes qui demandent un code de connexion"],
    recipients: &[
        Recipient { name: "L'équipe du service", kind: RecipientKind::Internal, hosts: &[] },
        Recipient {
            name: "ProConnect (direction interministérielle du numérique)",
            kind: RecipientKind::External,
            hosts: &["proconnect.gouv.fr"],
        },
    ],
    transfers: &[],
    technical_measures: &[
        "Jetons de session de 256 bits, dont seule l'empreinte SHA-256 est conservée",
        "Codes scellés par HMAC-SHA256, valables dix minutes, une fois, cinq essais",
        "Journal chaîné de chaque connexion, sans adresse ni nom",
    ],
    organisational_measures: &[
        "Accès à la base réservé aux exploitants habilités",
        "Comptes fermés au départ d'une personne",
    ],
    sources: &[DataSource::Person, DataSource::Use, DataSource::Indirect { from: "ProConnect", public: false }],
    automated_decision: AutomatedDecision::None,
    screening: Screening {
        evaluation: Answer::No("Aucune note, aucun profil : une personne est reconnue ou ne l'est pas"),
        monitoring: Answer::No("Seules les connexions sont notées, pas ce que la personne consulte"),
        large_scale: Answer::No("Les comptes sont ceux des équipes du service"),
        matching: Answer::No("Aucun croisement avec un autre fichier"),
        vulnerable: Answer::No("Les personnes sont des agents et des professionnels dans l'exercice de leur activité"),
        innovation: Answer::No("Techniques éprouvées : code par courriel, OpenID Connect"),
        exclusion: Answer::No("Une connexion refusée se reprend par une autre voie, et l'équipe répond"),
        listed: Listed::Nowhere,
    },
};

/// An account: a year after the last sign-in.
pub const ACCOUNT_LIFE: Retention = Retention {
    trigger: Trigger::Column("signed_in_at"),
    active: Period::years(1),
    intermediate: None,
    fate: Fate::Destruction,
    source: "Décision du responsable : un compte inutilisé depuis un an est supprimé",
};

/// A session: a year after its end, as a log.
pub const SESSION_LIFE: Retention = Retention {
    trigger: Trigger::Column("ended_at"),
    active: Period::months(12),
    intermediate: None,
    fate: Fate::Destruction,
    source: "CNIL, délibération n° 2021-122 du 14 octobre 2021 (journalisation) : de six mois à un an",
};

/// A sign-in code: a day.
pub const CODE_LIFE: Retention = Retention {
    trigger: Trigger::Column("created_at"),
    active: Period::days(1),
    intermediate: None,
    fate: Fate::Destruction,
    source: "Décision du responsable : le temps de compter les demandes d'une journée",
};
