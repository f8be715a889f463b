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
    /// The criteria of conformity that prove or refute it.
    pub proofs: &'static [&'static str],
}

impl Criterion {
    /// Where its evidence comes from, in French.
    pub fn source(&self) -> &'static str {
        match (self.nature, self.proofs.is_empty()) {
            (Nature::Conformity, _) => "carnet de conformité",
            (Nature::Fiche(_), false) => "carnet de conformité, sinon fiche du produit ou preuve écrite",
            (_, false) => "carnet de conformité, sinon preuve écrite",
            (Nature::Fiche(_), true) => "fiche du produit, ou preuve écrite",
            (Nature::Score, true) => "note de 1 à 10 et sa preuve",
            (Nature::Impact, true) => "mesure d'impact, ou preuve écrite",
            (Nature::Targets, true) => "cibles d'impact, ou preuve écrite",
            (Nature::Accesses, true) => "plan de passation, sinon preuve écrite",
            (Nature::Manual, true) => "preuve écrite",
        }
    }
}

/// How a criterion is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// By somebody, with evidence.
    Manual,
    /// By a score from 1 to 10, with evidence.
    Score,
    /// By a measure: only one of impact counts. A reviewed and fresh one that gained is read by itself.
    Impact,
    /// By targets of impact, or by somebody with evidence.
    Targets,
    /// By the fiche when it says so, otherwise by somebody with evidence.
    Fiche(Reading),
    /// By the accesses that a receiver checked in the plan of handing over, otherwise by somebody with evidence.
    Accesses,
    /// By the carnet of conformity as a whole, and by nothing else: no obligation of the law is unmet.
    Conformity,
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
    Criterion { id, label, blocking: true, nature, proofs: &[] }
}

const fn advised(id: &'static str, label: &'static str, nature: Nature) -> Criterion {
    Criterion { id, label, blocking: false, nature, proofs: &[] }
}

const fn proven(criterion: Criterion, proofs: &'static [&'static str]) -> Criterion {
    Criterion { proofs, ..criterion }
}

use Nature::{Accesses, Conformity, Fiche, Impact, Manual, Score, Targets};

const STATISTICS: &[&str] = &["std.la-page-stats-est-construite-selon-la-matrice-impact.1"];
const BUDGET: &[&str] = &["std.le-produit-communique-sur-son-budget.1"];
const AUDIT: &[&str] = &["obl.accessibilite"];
const DECLARATION: &[&str] = &["obl.accessibilite-declaration"];
const HOMOLOGATION: &[&str] = &["obl.homologation"];
const REGISTRE: &[&str] = &["obl.rgpd-registre"];
const AIPD: &[&str] = &["obl.rgpd-aipd"];
const CODE: &[&str] = &["obl.code-ouvert"];
const CLOUD: &[&str] = &["obl.nuage"];
const DSFR: &[&str] = &["obl.marque-etat"];
const ADDRESS: &[&str] = &["obl.domaine-gouv", "obl.marque-etat"];

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
    proven(blocking("statistiques", "Les statistiques sont publiques", Fiche(Reading::Statistics)), STATISTICS),
    proven(advised("budget", "Le budget est public", Fiche(Reading::Budget)), BUDGET),
    proven(blocking("code", "Le code source est public", Fiche(Reading::Code)), CODE),
    proven(advised("accessibilite", "L'accessibilité est déclarée", Fiche(Reading::Accessibility)), DECLARATION),
    advised("risques", "L'analyse de risques est faite", Fiche(Reading::Risks)),
    blocking("strategie", "La stratégie des six prochains mois tient en une page", Manual),
    advised("standards", "Standards : aucune obligation de la loi n'est en défaut", Conformity),
];

const ACCELERATION: &[Criterion] = &[
    blocking("marche", "De 1 à 5 % du public visé utilise le service", Manual),
    blocking("impact", "Une mesure d'impact montre que le service change quelque chose", Impact),
    blocking("cibles", "Des cibles d'impact sont écrites à 6 et à 18 mois", Targets),
    blocking("organisation", "L'organisation qui passe à l'échelle est décrite : équipe, déploiement, support", Manual),
    proven(
        blocking(
            "aipd",
            "L'analyse d'impact sur les données est faite, ou l'on sait pourquoi elle n'est pas due",
            Manual,
        ),
        AIPD,
    ),
    proven(blocking("statistiques", "Les statistiques sont publiques", Fiche(Reading::Statistics)), STATISTICS),
    proven(advised("accessibilite", "L'accessibilité est déclarée", Fiche(Reading::Accessibility)), DECLARATION),
    blocking("risques", "L'analyse de risques est faite", Fiche(Reading::Risks)),
    advised("standards", "Standards : aucune obligation de la loi n'est en défaut", Conformity),
];

const CONSOLIDATION: &[Criterion] = &[
    blocking("valeur", "La valeur est prouvée par une mesure d'impact", Impact),
    blocking("deploiement", "Le service est déployé à sa cible, par exemple 30 % des utilisateurs possibles", Manual),
    proven(blocking("accessibilite", "L'accessibilité est auditée et déclarée", Fiche(Reading::Accessibility)), AUDIT),
    proven(blocking("homologation", "Le service est homologué", Fiche(Reading::Homologation)), HOMOLOGATION),
    proven(
        blocking("registre", "Ses traitements sont au registre de l'administration", Fiche(Reading::Registre)),
        REGISTRE,
    ),
    proven(blocking("statistiques", "Les statistiques sont publiques", Fiche(Reading::Statistics)), STATISTICS),
    advised("internalisation", "40 % au moins de l'équipe est interne", Manual),
    blocking("standards", "Standards : aucune obligation de la loi n'est en défaut", Conformity),
];

const FIN_INCUBATION: &[Criterion] = &[
    proven(blocking("adresse", "Adresse propre et accord sur la marque de l'État", Fiche(Reading::Site)), ADDRESS),
    proven(advised("dsfr", "Système de design de l'État", Manual), DSFR),
    proven(blocking("cloud", "Hébergement conforme à la doctrine cloud", Manual), CLOUD),
    proven(blocking("statistiques", "Statistiques publiques et automatiques", Fiche(Reading::Statistics)), STATISTICS),
    advised("donnees-ouvertes", "Données ouvertes", Manual),
    proven(blocking("rgaa", "Audit d'accessibilité", Fiche(Reading::Accessibility)), AUDIT),
    proven(blocking("homologation", "Homologation en cours de validité", Fiche(Reading::Homologation)), HOMOLOGATION),
    proven(
        blocking("registre", "Traitements inscrits au registre de l'administration", Fiche(Reading::Registre)),
        REGISTRE,
    ),
    blocking("courriel", "Adresse électronique pérenne", Manual),
    blocking("internalisation", "Équipe reprise par l'administration", Manual),
    blocking("budget", "Ligne de budget annuelle", Manual),
    blocking("contrat", "Contrats repris ou passés", Manual),
    blocking("outils", "Sortie des outils partagés", Manual),
    blocking("code", "Code documenté et audité", Manual),
    blocking("bilan", "Bilan publié", Manual),
    blocking("acces", "Inventaire des accès", Accesses),
    blocking("standards", "Standards : aucune obligation de la loi n'est en défaut", Conformity),
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
