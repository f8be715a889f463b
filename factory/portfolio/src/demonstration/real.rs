//! The six products of the factory's mission, with their real phases and dates where the public source gives them.

use super::fiche::Fiche;
use crate::phase::PhaseName::{Abandon, Acceleration, Consolidation, Construction, Investigation, Transfere};
use crate::source::ProductSource;

/// What the comment of a phase says when no public source gives its dates.
const TO_CONFIRM: &str = "dates à confirmer";

/// Mano, Enfants du spectacle, Nata, TuMePlay, La ressourcerie, Cause médicale de décès.
pub fn products() -> Vec<ProductSource> {
    vec![mano(), spectacle(), nata(), tumeplay(), ressourcerie(), deces()]
}

fn mano() -> ProductSource {
    Fiche::new("mano", "Mano", "Aider les équipes de maraude à suivre, ensemble et en secret, les personnes qui vivent à la rue.")
        .incubator("sgmas")
        .sponsors(&["dgcs"])
        .tags(&["Santé", "Inclusion"], &["Associations", "Professionnels de santé"], &["React Native", "PostgreSQL"])
        .site("https://mano.exemple.fr")
        .code("https://depot.exemple.fr/mano")
        .published("https://mano.exemple.fr/stats")
        .accessible("partiellement conforme")
        .phase(Investigation, "2020-08-01", "2020-08-30", "")
        .phase(Construction, "2020-09-01", "2021-07-31", "")
        .phase(Acceleration, "2021-08-01", "", "")
        .phase(Transfere, "2024-03-01", "", "")
        .event("product_launch", "2021-01-15", "Premières équipes de maraude équipées")
        .text(
            "Une personne à la rue rencontre des équipes différentes, un soir après l'autre ; ce que l'une apprend, l'autre l'ignore.",
            "Sans dossier commun, un rendez-vous de soin se perd et chaque rencontre recommence à zéro.",
            "Un carnet partagé par l'équipe, lisible sur un téléphone et hors réseau, dont les données sont chiffrées avant de partir.",
            "Les associations se transmettent l'outil ; un comité d'équipes utilisatrices choisit la suite.",
        )
}

fn spectacle() -> ProductSource {
    let mission = "Simplifier les demandes d'emploi d'enfants dans le spectacle et mieux protéger ces enfants.";
    Fiche::new("enfants-du-spectacle", "Enfants du spectacle", mission)
        .incubator("sgmas")
        .sponsors(&["dgcs", "dgt"])
        .tags(&["Travail", "Culture"], &["Entreprises", "Agents publics"], &["Next.js", "PostgreSQL"])
        .site("https://spectacle.exemple.fr")
        .code("https://depot.exemple.fr/spectacle")
        .accessible("non conforme")
        .phase(Investigation, "2021-02-01", "2021-07-01", "")
        .phase(Construction, "2021-07-01", "2022-09-01", "")
        .event("committee", "2021-06-24", "Passage en construction")
        .text(
            "Embaucher un enfant pour un tournage demande l'accord d'une commission, qui protège sa santé et sa scolarité.",
            "Le dossier de papier arrive incomplet, et le tournage n'attend pas.",
            "Un dossier en ligne qui dit ce qui manque, et une instruction partagée entre l'agent, le médecin et la commission.",
            "Un département après l'autre, avec les équipes qui instruisent.",
        )
}

fn nata() -> ProductSource {
    Fiche::new("nata", "Nata", "Accompagner la grossesse des femmes en très grande précarité, sans compte et dans leur langue.")
        .incubator("sgmas")
        .sponsors(&["dgs"])
        .tags(&["Santé"], &["Particuliers"], &["React Native"])
        .code("https://depot.exemple.fr/nata")
        .phase(Investigation, "2022-11-01", "2023-01-25", "")
        .phase(Construction, "2023-01-25", "", "")
        .phase(Acceleration, "2023-05-08", "", "")
        .phase(Abandon, "2024-01-01", "", "")
        .text(
            "À la rue, à l'hôtel social ou en hébergement d'urgence, une grossesse se vit souvent sans suivi.",
            "Les rendez-vous utiles ne sont pas connus, ni ce qui doit alerter, ni où aller sans droits ouverts.",
            "Les étapes de la grossesse, les signes d'urgence et les lieux d'aide, en plusieurs langues, sur un vieux téléphone.",
            "Par les maraudes, les centres d'accueil et les sages-femmes.",
        )
}

fn tumeplay() -> ProductSource {
    let mission = "Apprendre la santé sexuelle en jouant, avec une information fiable.";
    Fiche::new("tumeplay", "TuMePlay", mission)
        .incubator("sgmas")
        .sponsors(&["dgs"])
        .tags(&["Santé", "Jeunesse"], &["Jeunes", "Particuliers"], &["Next.js", "Strapi"])
        .site("https://tumeplay.exemple.fr")
        .code("https://depot.exemple.fr/tumeplay")
        .published("https://tumeplay.exemple.fr/stats")
        .phase(Investigation, "2019-07-01", "", "")
        .phase(Construction, "2019-09-01", "", "")
        .phase(Acceleration, "2021-01-01", "", "")
        .phase(Abandon, "2024-02-29", "", "")
        .text(
            "Les questions des jeunes trouvent d'abord des réponses de mauvaise qualité.",
            "Le matériel de prévention existe, mais la gêne empêche d'aller le chercher.",
            "Des contenus relus par des professionnels, des jeux, et une commande discrète.",
            "Région par région, avec les structures qui distribuent.",
        )
}

fn ressourcerie() -> ProductSource {
    let mission = "Trouver et réutiliser les communs numériques de la santé et du social.";
    Fiche::new("ressourcerie", "La ressourcerie", mission)
        .incubator("sgmas")
        .sponsors(&["sgmas"])
        .tags(&["Communs numériques"], &["Agents publics", "Équipes produit"], &["TypeScript"])
        .code("https://depot.exemple.fr/ressourcerie")
        .phase(Investigation, "2022-03-01", "2022-05-31", TO_CONFIRM)
        .phase(Construction, "2022-06-01", "", TO_CONFIRM)
        .phase(Consolidation, "2024-01-15", "", TO_CONFIRM)
        .text(
            "Une équipe reconstruit ce qu'une autre a déjà ouvert : une API, un jeu de données, un composant.",
            "Personne ne sait ce qui existe, qui le maintient, ni à quelles conditions on peut s'en servir.",
            "Un catalogue de ressources avec leur producteur, leur accès, des cas d'usage et des personnes à qui demander.",
            "Par les équipes des services numériques de santé, puis du social.",
        )
}

fn deces() -> ProductSource {
    let mission = "Explorer les causes médicales de décès d'un territoire sans jamais montrer une personne.";
    Fiche::new("causes-de-deces", "Cause médicale de décès", mission)
        .incubator("sgmas")
        .sponsors(&["dgs"])
        .tags(&["Santé", "Données"], &["Chercheurs", "Agents publics"], &["Rust", "Parquet"])
        .site("https://deces.exemple.fr")
        .phase(Investigation, "2023-10-02", "2023-12-15", TO_CONFIRM)
        .phase(Construction, "2024-01-08", "", TO_CONFIRM)
        .phase(Acceleration, "2025-06-02", "", TO_CONFIRM)
        .text(
            "Les agences régionales de santé surveillent la mortalité pour alerter et pour évaluer.",
            "Les certificats arrivent par deux circuits, à des rythmes différents, et leurs données sont parmi les plus confidentielles.",
            "Des tableaux, des cartes et des alertes où chaque nombre passe par une seule porte, qui protège les personnes.",
            "Région par région, avec les agences régionales de santé.",
        )
}
