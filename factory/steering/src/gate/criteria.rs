//! The criteria of the six gates, and those that the fiche answers by itself. Source: the method of the beta.gouv.fr network, 2026.

use portfolio::source::{LinkKind, ProductSource, judge_link};

use super::gates::Gate;

/// A criterion of a gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Its identifier within the gate.
    pub id: &'static str,
    /// The question, in French.
    pub label: &'static str,
    /// Whether the gate stays closed without it.
    pub blocking: bool,
    /// How it is answered.
    pub nature: Nature,
}

/// How a criterion is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// By somebody, with evidence.
    Manual,
    /// By a score from 1 to 10, with evidence.
    Score,
    /// By a measure: only one of impact counts.
    Impact,
    /// By the fiche when it says so, otherwise by somebody with evidence.
    Fiche(Reading),
}

/// What is read of a fiche.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// It has sponsors.
    Sponsor,
    /// It has its own site.
    Site,
    /// Its source code is published.
    Code,
    /// Its statistics are public.
    Statistics,
    /// Its measure of impact is public.
    Impact,
    /// Its budget is public.
    Budget,
    /// It declares a level of accessibility above none.
    Accessibility,
    /// Its risk analysis was made.
    Risks,
    /// It names its processings of personal data.
    Registre,
    /// It has an homologation with a validity.
    Homologation,
}

const fn blocking(id: &'static str, label: &'static str, nature: Nature) -> Criterion {
    Criterion { id, label, blocking: true, nature }
}

const fn advised(id: &'static str, label: &'static str, nature: Nature) -> Criterion {
    Criterion { id, label, blocking: false, nature }
}

use Nature::{Fiche, Impact, Manual, Score};

const ENGAGEMENT: &[Criterion] = &[
    blocking("probleme", "Le problème est écrit : qui le vit, à quelle fréquence, ce qu'il coûte", Manual),
    blocking("sponsor", "Un sponsor porte le produit dans son administration", Fiche(Reading::Sponsor)),
    blocking("temps", "Le temps de l'intrapreneur est dégagé, au moins un mi-temps", Manual),
    blocking("engagements", "Trois engagements sont pris et signés par le sponsor et l'intrapreneur", Manual),
];

const FIN_INVESTIGATION: &[Criterion] = &[
    blocking("note-probleme", "Problème : taille, criticité, preuve du préjudice", Score),
    blocking("note-intrapreneur", "Intrapreneur et environnement", Score),
    blocking("note-strategie", "Stratégie des six prochains mois", Score),
    blocking("sponsor", "Niveau et engagement du sponsor", Fiche(Reading::Sponsor)),
    advised("faisabilite-technique", "Faisabilité technique", Manual),
    advised("faisabilite-operationnelle", "Faisabilité opérationnelle", Manual),
    blocking("faisabilite-juridique", "Faisabilité juridique", Manual),
    advised("completude", "Complétude : alternatives étudiées, contraintes connues", Manual),
    advised("pertinence", "Pertinence d'un service numérique pour ce problème", Manual),
    blocking("financement", "Le sponsor détient déjà 150 000 à 200 000 €", Manual),
    blocking("critere-de-succes", "Un critère de succès chiffré est écrit pour les six mois", Manual),
];

const INVESTISSEMENT: &[Criterion] = &[
    blocking("impact", "Une mesure d'impact a bougé, ou est posée avec sa cible", Impact),
    advised("usage", "L'usage progresse", Manual),
    blocking("statistiques", "Les statistiques sont publiques", Fiche(Reading::Statistics)),
    advised("budget", "Le budget est public", Fiche(Reading::Budget)),
    blocking("code", "Le code source est public", Fiche(Reading::Code)),
    advised("accessibilite", "L'accessibilité est déclarée", Fiche(Reading::Accessibility)),
    advised("risques", "L'analyse de risques est faite", Fiche(Reading::Risks)),
    blocking("strategie", "La stratégie des six prochains mois tient en une page", Manual),
];

const ACCELERATION: &[Criterion] = &[
    blocking("marche", "De 1 à 5 % du public visé utilise le service", Manual),
    blocking("impact", "Une mesure d'impact montre que le service change quelque chose", Impact),
    blocking("cibles", "Des cibles d'impact sont écrites à 6 et à 18 mois", Manual),
    blocking("organisation", "L'organisation qui passe à l'échelle est décrite : équipe, déploiement, support", Manual),
    blocking("aipd", "L'analyse d'impact sur les données est faite, ou l'on sait pourquoi elle n'est pas due", Manual),
    blocking("statistiques", "Les statistiques sont publiques", Fiche(Reading::Statistics)),
    advised("accessibilite", "L'accessibilité est déclarée", Fiche(Reading::Accessibility)),
    blocking("risques", "L'analyse de risques est faite", Fiche(Reading::Risks)),
];

const CONSOLIDATION: &[Criterion] = &[
    blocking("valeur", "La valeur est prouvée par une mesure d'impact", Impact),
    blocking("deploiement", "Le service est déployé à sa cible, par exemple 30 % des utilisateurs possibles", Manual),
    blocking("accessibilite", "L'accessibilité est auditée et déclarée", Fiche(Reading::Accessibility)),
    blocking("homologation", "Le service est homologué", Fiche(Reading::Homologation)),
    blocking("registre", "Ses traitements sont au registre de l'administration", Fiche(Reading::Registre)),
    blocking("statistiques", "Les statistiques sont publiques", Fiche(Reading::Statistics)),
    advised("internalisation", "40 % au moins de l'équipe est interne", Manual),
];

const FIN_INCUBATION: &[Criterion] = &[
    blocking("adresse", "Adresse propre et accord sur la marque de l'État", Fiche(Reading::Site)),
    advised("dsfr", "Système de design de l'État", Manual),
    blocking("cloud", "Hébergement conforme à la doctrine cloud", Manual),
    blocking("statistiques", "Statistiques publiques et automatiques", Fiche(Reading::Statistics)),
    advised("donnees-ouvertes", "Données ouvertes", Manual),
    blocking("rgaa", "Audit d'accessibilité", Fiche(Reading::Accessibility)),
    blocking("homologation", "Homologation en cours de validité", Fiche(Reading::Homologation)),
    blocking("registre", "Traitements inscrits au registre de l'administration", Fiche(Reading::Registre)),
    blocking("courriel", "Adresse électronique pérenne", Manual),
    blocking("internalisation", "Équipe reprise par l'administration", Manual),
    blocking("budget", "Ligne de budget annuelle", Manual),
    blocking("contrat", "Contrats repris ou passés", Manual),
    blocking("outils", "Sortie des outils partagés", Manual),
    blocking("code", "Code documenté et audité", Manual),
    blocking("bilan", "Bilan publié", Manual),
    blocking("acces", "Inventaire des accès", Manual),
];

/// The criteria of a gate.
pub fn of(gate: Gate) -> &'static [Criterion] {
    match gate {
        Gate::Engagement => ENGAGEMENT,
        Gate::FinInvestigation => FIN_INVESTIGATION,
        Gate::Investissement => INVESTISSEMENT,
        Gate::Acceleration => ACCELERATION,
        Gate::Consolidation => CONSOLIDATION,
        Gate::FinIncubation => FIN_INCUBATION,
    }
}

/// What the fiche says of a criterion; nothing when it says nothing that holds.
pub fn read(reading: Reading, fiche: &ProductSource) -> Option<String> {
    let web = |link: &Option<String>, told: &str| {
        let link = link.as_deref().filter(|link| judge_link(link) == LinkKind::Web)?;
        Some(format!("{told} : {link}"))
    };
    match reading {
        Reading::Sponsor => {
            (!fiche.sponsors.is_empty()).then(|| format!("La fiche nomme : {}", fiche.sponsors.join(", ")))
        }
        Reading::Site => web(&fiche.link, "Adresse de la fiche"),
        Reading::Code => web(&fiche.repository, "Dépôt public"),
        Reading::Statistics => web(&fiche.stats_url, "Statistiques publiques"),
        Reading::Impact => web(&fiche.impact_url, "Mesure d'impact publique"),
        Reading::Budget => web(&fiche.budget_url, "Budget public"),
        Reading::Accessibility => {
            let level = fiche.accessibility_status.as_deref().filter(|level| *level != "non conforme")?;
            Some(format!("Niveau déclaré sur la fiche : {level}"))
        }
        Reading::Risks => {
            (fiche.analyse_risques == Some(true)).then(|| "La fiche dit que l'analyse de risques est faite".to_owned())
        }
        Reading::Registre => {
            let rgpd = fiche.rgpd.as_ref()?;
            (!rgpd.finalites.is_empty()).then(|| "La fiche décrit ses traitements".to_owned())
        }
        Reading::Homologation => {
            let until = fiche.rgpd.as_ref()?.validite_homologation.as_deref()?;
            Some(format!("Validité donnée par la fiche : {until}"))
        }
    }
}
