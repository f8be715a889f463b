//! The thirty-six questions of an assessment, by the numbers that the CNIL's open-source tool gives them; the wording is ours.

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// By a text.
    Text,
    /// By short lines.
    List,
    /// By a level from 1 to 4, and why.
    Level,
}

/// A part of the assessment: what one form asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What the processing is.
    Overview,
    /// Data, life cycle, supports.
    Data,
    /// Necessity and proportionality.
    Necessity,
    /// Rights of people.
    Rights,
    /// Measures.
    Measures,
    /// Data read by who should not.
    Access,
    /// Data changed by mistake or on purpose.
    Change,
    /// Data lost.
    Loss,
    /// What will be done.
    Plan,
}

/// One question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its number in the tool.
    pub id: u16,
    /// Where it is asked.
    pub part: Part,
    /// How it is answered.
    pub kind: Kind,
    /// What is asked.
    pub label: &'static str,
    /// Whether the declarations answer it.
    pub prefilled: bool,
}

use Kind::{Level, List, Text};
use Part::{Access, Change, Data, Loss, Measures, Necessity, Overview, Plan, Rights};

impl Part {
    /// Every part, in order.
    pub const ALL: [Self; 9] = [Overview, Data, Necessity, Rights, Measures, Access, Change, Loss, Plan];

    /// The three risks.
    pub const RISKS: [Self; 3] = [Access, Change, Loss];

    /// In addresses.
    pub fn slug(self) -> &'static str {
        match self {
            Overview => "traitement",
            Data => "donnees",
            Necessity => "necessite",
            Rights => "droits",
            Measures => "mesures",
            Access => "acces-illegitime",
            Change => "modification",
            Loss => "disparition",
            Plan => "plan-d-action",
        }
    }

    /// The part of an address.
    pub fn of(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.slug() == slug)
    }

    /// As shown.
    pub fn title(self) -> &'static str {
        match self {
            Overview => "Le traitement",
            Data => "Les données, leur vie, leurs supports",
            Necessity => "Nécessité et proportionnalité",
            Rights => "Droits des personnes",
            Measures => "Mesures de sécurité",
            Access => "Risque : accès illégitime aux données",
            Change => "Risque : modification non voulue des données",
            Loss => "Risque : disparition des données",
            Plan => "Plan d'action",
        }
    }

    /// Its place in the tool's file; the plan of action has none, it is spread over what it is about.
    pub fn reference(self) -> &'static str {
        match self {
            Overview => "1.1",
            Data => "1.2",
            Necessity => "2.1",
            Rights => "2.2",
            Measures => "3.1",
            Access => "3.2",
            Change => "3.3",
            Loss => "3.4",
            Plan => "",
        }
    }

    /// Its questions.
    pub fn questions(self) -> impl Iterator<Item = &'static Question> {
        QUESTIONS.iter().filter(move |question| question.part == self)
    }
}

const fn people(id: u16, part: Part, kind: Kind, label: &'static str) -> Question {
    Question { id, part, kind, label, prefilled: false }
}

const fn derived(id: u16, part: Part, label: &'static str) -> Question {
    Question { id, part, kind: Text, label, prefilled: true }
}

const IMPACTS: &str = "Ce que les personnes subiraient";
const THREATS: &str = "Comment cela pourrait arriver";
const ORIGINS: &str = "Qui ou quoi en serait à l'origine";
const BARRIERS: &str = "Mesures qui s'y opposent";
const SEVERITY: &str = "Gravité pour les personnes, mesures comprises";
const LIKELIHOOD: &str = "Vraisemblance, mesures comprises";

/// Every question, in the order of their numbers.
pub const QUESTIONS: [Question; 36] = [
    derived(111, Overview, "Ce que fait le traitement"),
    derived(112, Overview, "Qui en répond et qui y concourt"),
    people(113, Overview, Text, "Référentiels suivis : codes de conduite, certifications, normes"),
    derived(121, Data, "Données tenues et destinataires"),
    derived(122, Data, "Vie des données, de la collecte à leur sort final"),
    people(123, Data, Text, "Supports : machines, logiciels, réseaux, papier, lieux"),
    derived(211, Necessity, "Finalités"),
    derived(212, Necessity, "Base légale"),
    people(213, Necessity, Text, "En quoi chaque donnée est nécessaire, et aucune de trop"),
    people(214, Necessity, Text, "Comment les données restent exactes et à jour"),
    derived(215, Necessity, "Durées de conservation"),
    derived(221, Rights, "Information des personnes"),
    people(222, Rights, Text, "Recueil du consentement, s'il fonde le traitement"),
    derived(223, Rights, "Accès et portabilité"),
    derived(224, Rights, "Rectification et effacement"),
    derived(225, Rights, "Limitation et opposition"),
    derived(226, Rights, "Sous-traitants et contrats"),
    derived(227, Rights, "Transferts hors de l'Union européenne"),
    people(321, Access, List, IMPACTS),
    people(322, Access, List, THREATS),
    people(323, Access, List, ORIGINS),
    people(324, Access, List, BARRIERS),
    people(325, Access, Level, SEVERITY),
    people(326, Access, Level, LIKELIHOOD),
    people(331, Change, List, IMPACTS),
    people(332, Change, List, THREATS),
    people(333, Change, List, ORIGINS),
    people(334, Change, List, BARRIERS),
    people(335, Change, Level, SEVERITY),
    people(336, Change, Level, LIKELIHOOD),
    people(341, Loss, List, IMPACTS),
    people(342, Loss, List, THREATS),
    people(343, Loss, List, ORIGINS),
    people(344, Loss, List, BARRIERS),
    people(345, Loss, Level, SEVERITY),
    people(346, Loss, Level, LIKELIHOOD),
];

/// The question of this number.
pub fn find(id: u16) -> Option<&'static Question> {
    QUESTIONS.iter().find(|question| question.id == id)
}

/// The words of a level; 0 is not yet estimated.
pub fn level(level: u8) -> &'static str {
    match level {
        1 => "Négligeable",
        2 => "Limitée",
        3 => "Importante",
        4 => "Maximale",
        _ => "Non estimée",
    }
}
