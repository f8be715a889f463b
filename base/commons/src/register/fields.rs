//! The fields of a record of processing, and how each is read from the declarations.

use privacy::Recipient;

use super::declared::Declared;
use super::{screening, words};

/// A field of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// `nom`
    Name,
    /// `reference`
    Reference,
    /// `date_creation`
    Created,
    /// `date_mise_a_jour`
    Updated,
    /// `responsable`
    Controller,
    /// `responsables_conjoints`
    JointControllers,
    /// `delegue`
    Dpo,
    /// `representant`
    Representative,
    /// `finalite_principale`
    MainObjective,
    /// `sous_finalites`
    OtherObjectives,
    /// `personnes`
    People,
    /// `categories`
    Categories,
    /// `donnees_sensibles`
    SensitiveCategories,
    /// `durees`
    Retention,
    /// `destinataires`
    Recipients,
    /// `transferts`
    Transfers,
    /// `mesures_techniques`
    TechnicalMeasures,
    /// `mesures_organisationnelles`
    OrganisationalMeasures,
    /// `base_legale`
    Basis,
    /// `autorisations`
    Exceptions,
    /// `sources`
    Sources,
    /// `decisions_automatisees`
    AutomatedDecisions,
    /// `contrats`
    Contracts,
    /// `hotes`
    Hosts,
    /// `aipd`
    Screening,
    /// `empreinte`
    Digest,
}

use Field::*;

impl Field {
    /// The fields of the CNIL's model.
    pub const MODEL: [Self; 18] = [
        Name,
        Reference,
        Created,
        Updated,
        Controller,
        JointControllers,
        Dpo,
        Representative,
        MainObjective,
        OtherObjectives,
        People,
        Categories,
        SensitiveCategories,
        Retention,
        Recipients,
        Transfers,
        TechnicalMeasures,
        OrganisationalMeasures,
    ];

    /// What the declarations say beyond the model.
    pub const BEYOND: [Self; 8] = [Basis, Exceptions, Sources, AutomatedDecisions, Contracts, Hosts, Screening, Digest];

    /// Every field, those of the model first.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::MODEL.into_iter().chain(Self::BEYOND)
    }

    /// Whether anybody may read it: what the notice tells people anyway (art. 13 and 14). How data are protected, by whom under which
    /// contract, and through which doors they leave, is for those who have a reason to know.
    pub fn is_public(self) -> bool {
        !matches!(self, TechnicalMeasures | OrganisationalMeasures | Contracts | Hosts | Screening | Digest)
    }

    /// Its name in JSON and its label everywhere else.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Name => ("nom", "Nom du traitement"),
            Reference => ("reference", "Référence"),
            Created => ("date_creation", "Date de création"),
            Updated => ("date_mise_a_jour", "Date de mise à jour"),
            Controller => ("responsable", "Responsable du traitement"),
            JointControllers => ("responsables_conjoints", "Responsables conjoints"),
            Dpo => ("delegue", "Délégué à la protection des données"),
            Representative => ("representant", "Représentant dans l'Union"),
            MainObjective => ("finalite_principale", "Finalité principale"),
            OtherObjectives => ("sous_finalites", "Sous-finalités"),
            People => ("personnes", "Catégories de personnes concernées"),
            Categories => ("categories", "Catégories de données"),
            SensitiveCategories => ("donnees_sensibles", "Données sensibles"),
            Retention => ("durees", "Durées de conservation"),
            Recipients => ("destinataires", "Destinataires"),
            Transfers => ("transferts", "Transferts hors de l'Union européenne"),
            TechnicalMeasures => ("mesures_techniques", "Mesures de sécurité techniques"),
            OrganisationalMeasures => ("mesures_organisationnelles", "Mesures de sécurité organisationnelles"),
            Basis => ("base_legale", "Base légale"),
            Exceptions => ("autorisations", "Autorisations propres aux données sensibles"),
            Sources => ("sources", "Origine des données"),
            AutomatedDecisions => ("decisions_automatisees", "Décisions automatisées"),
            Contracts => ("contrats", "Contrats de sous-traitance"),
            Hosts => ("hotes", "Hôtes que le programme peut appeler"),
            Screening => ("aipd", "Analyse d'impact"),
            Digest => ("empreinte", "Empreinte du périmètre"),
        }
    }

    /// What the declarations say: one line at least, for a field left empty tells nobody whether it was thought of.
    pub fn read(self, declared: &Declared) -> Vec<String> {
        let lines = self.lines(declared);
        if lines.is_empty() { vec![self.none().to_owned()] } else { lines }
    }

    fn none(self) -> &'static str {
        match self {
            JointControllers | Representative | Recipients | Transfers | Contracts | Hosts => "Aucun",
            Exceptions => "Sans objet",
            _ => "Aucune",
        }
    }

    fn lines(self, declared: &Declared) -> Vec<String> {
        let processing = declared.processing;
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        let recipients = || processing.recipients.iter();
        match self {
            Name => owned(&[processing.name]),
            Reference => owned(&[processing.id]),
            Created => owned(&[processing.created]),
            Updated => owned(&[processing.updated]),
            Controller => vec![words::body(&processing.controller)],
            JointControllers => processing.joint_controllers.iter().map(words::body).collect(),
            Dpo => vec![words::body(&processing.dpo)],
            Representative => processing.representative.iter().map(words::body).collect(),
            MainObjective => owned(processing.objectives.get(..1).unwrap_or_default()),
            OtherObjectives => owned(processing.objectives.get(1..).unwrap_or_default()),
            People => owned(processing.people),
            Categories => words::categories(declared, false),
            SensitiveCategories => words::categories(declared, true),
            Retention => declared.kept.iter().map(words::retention).collect(),
            Recipients => recipients().map(words::recipient).collect(),
            Transfers => processing.transfers.iter().map(words::transfer).collect(),
            TechnicalMeasures => owned(processing.technical_measures),
            OrganisationalMeasures => owned(processing.organisational_measures),
            Basis => vec![words::basis(&processing.basis)],
            Exceptions => words::exceptions(processing),
            Sources => processing.sources.iter().map(words::source).collect(),
            AutomatedDecisions => words::automated(&processing.automated_decision),
            Contracts => recipients().filter_map(words::contract).collect(),
            Hosts => recipients().flat_map(hosts).collect(),
            Screening => screening::Screened::of(declared).lines(),
            Digest => vec![declared.digest().to_string()],
        }
    }
}

fn hosts(recipient: &Recipient) -> Vec<String> {
    recipient.hosts.iter().map(|host| format!("{} : {host}", recipient.name)).collect()
}
