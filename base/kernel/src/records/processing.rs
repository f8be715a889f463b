//! The processings that the kernel's tables serve, and how long their rows are kept.

use privacy::dpia::{Answer, Listed, Screening};
use privacy::{
    AutomatedDecision, Controller, DataSource, Fate, LegalBasis, Period, Processing, Recipient, RecipientKind,
    Retention, Trigger,
};

/// The controller of a deployment, whose name the legal notices give.
pub const OPERATOR: Controller = Controller {
    name: "L'administration qui exploite ce déploiement",
    contact: "L'adresse de contact des mentions légales",
    public: true,
};

/// Its data protection officer.
pub const DPO: Controller = Controller {
    name: "Le délégué à la protection des données de l'administration qui exploite ce déploiement",
    contact: "L'adresse de contact de la page « Données personnelles »",
    public: true,
};

const SCREENING: Screening = Screening {
    evaluation: Answer::No("Aucune note, aucun profil n'en est tiré"),
    monitoring: Answer::No(
        "Seuls les actes faits dans le service sont notés, jamais l'activité d'une personne en continu",
    ),
    large_scale: Answer::No("Les personnes sont celles du service"),
    matching: Answer::No("Aucun croisement avec un autre fichier"),
    vulnerable: Answer::No("Aucune donnée propre à des personnes vulnérables n'y est écrite"),
    innovation: Answer::No("Techniques éprouvées : tables relationnelles, empreintes SHA-256"),
    exclusion: Answer::No("Ces lignes n'ouvrent ni ne refusent aucun droit"),
    listed: Listed::Nowhere,
};

const COMMON: Processing = Processing {
    id: "journal-de-securite",
    name: "Journal de sécurité",
    created: "2026-11-24",
    updated: "2026-11-24",
    objectives: &[],
    controller: OPERATOR,
    joint_controllers: &[],
    dpo: DPO,
    representative: None,
    basis: LegalBasis::LegalObligation {
        text: "Règlement (UE) 2016/679, art. 5 §2 et 32 (sécurité et preuve de la sécurité)",
    },
    article9: None,
    article10: None,
    nir_decree: None,
    free_text_guard: None,
    people: &["Personnes qui ont un compte"],
    recipients: &[Recipient { name: "Les exploitants habilités", kind: RecipientKind::Internal, hosts: &[] }],
    transfers: &[],
    technical_measures: &["Une base et un rôle par service", "Droits par colonne, tirés des déclarations (PostgreSQL)"],
    organisational_measures: &["Accès à la base réservé aux exploitants habilités"],
    sources: &[DataSource::Use],
    automated_decision: AutomatedDecision::None,
    screening: SCREENING,
};

/// The journal: who did what, when.
pub const JOURNAL: Processing = Processing {
    objectives: &[
        "Retracer les changements et les lectures de données sensibles",
        "Détecter et comprendre une violation de données",
    ],
    technical_measures: &[
        "Chaîne d'empreintes SHA-256 dont la fin est signée hors de la base",
        "Personnes désignées par un pseudonyme, aucune valeur personnelle",
        "Lignes que la base elle-même refuse de réécrire",
    ],
    ..COMMON
};

/// Letters sent by the service.
pub const LETTERS: Processing = Processing {
    id: "courriels-de-service",
    name: "Courriels de service",
    objectives: &["Envoyer aux personnes les codes, accusés de réception et avis que le service leur doit"],
    basis: LegalBasis::PublicTask {
        text: "Code des relations entre le public et l'administration, art. L. 112-7 et suivants (échanges par voie électronique)",
    },
    people: &["Personnes qui écrivent au service ou à qui il écrit"],
    technical_measures: &[
        "Texte chiffré par une clé détruite dès l'envoi",
        "Destinataire et texte vidés dès l'envoi",
        "Envoi par SMTP chiffré",
    ],
    sources: &[DataSource::Person],
    ..COMMON
};

/// Roles and perimeters.
pub const GRANTS: Processing = Processing {
    id: "habilitations",
    name: "Habilitations",
    objectives: &[
        "N'ouvrir à chaque personne que ce que ses fonctions demandent",
        "Revoir les habilitations et en garder la trace",
    ],
    people: &["Agents et membres d'équipe habilités"],
    sources: &[DataSource::Indirect { from: "La personne responsable des habilitations", public: false }],
    organisational_measures: &["Habilitations accordées et retirées par une personne désignée", "Revue périodique"],
    ..COMMON
};

/// Work done after the answer.
pub const BACKGROUND: Processing = Processing {
    id: "travaux-differes",
    name: "Travaux différés",
    objectives: &["Faire après coup ce qu'une demande a déclenché, une fois et une seule"],
    technical_measures: &["Contenu vidé dès que le travail est fait", "Identifiants plutôt que valeurs"],
    ..COMMON
};

/// Lines of the journal: a year.
pub const JOURNAL_LIFE: Retention = Retention {
    trigger: Trigger::Column("at"),
    active: Period::months(12),
    intermediate: None,
    fate: Fate::Destruction,
    source: "CNIL, délibération n° 2021-122 du 14 octobre 2021 (journalisation) : de six mois à un an",
};

/// A job: a month after its end, the time to understand a failure.
pub const JOB_LIFE: Retention = Retention {
    trigger: Trigger::Column("done_at"),
    active: Period::days(30),
    intermediate: None,
    fate: Fate::Destruction,
    source: "Décision du responsable : le temps de comprendre une panne",
};

/// A letter: its words go when it leaves, the rest after six months.
pub const LETTER_LIFE: Retention = Retention {
    trigger: Trigger::Column("created_at"),
    active: Period::months(6),
    intermediate: None,
    fate: Fate::Destruction,
    source: "CNIL, délibération n° 2021-122 du 14 octobre 2021 (journalisation) : de six mois à un an",
};

/// A role: a year after its end, as a log of who could do what.
pub const GRANT_LIFE: Retention = Retention {
    trigger: Trigger::Column("ended_at"),
    active: Period::months(12),
    intermediate: None,
    fate: Fate::Destruction,
    source: "CNIL, délibération n° 2021-122 du 14 octobre 2021 (journalisation) : de six mois à un an",
};
