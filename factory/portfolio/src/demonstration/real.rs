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
    Fiche::new("mano", "Mano", "Aider les équipes qui vont à la rencontre des personnes à la rue à suivre leur parcours de santé.")
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
    let mission = "Simplifier la demande d'autorisation d'embaucher un enfant dans le spectacle.";
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
    Fiche::new("nata", "Nata", "Outiller les femmes pour repérer tôt les signes d'un trouble de santé autour de la naissance.")
        .incubator("sgmas")
        .sponsors(&["dgs"])
        .tags(&["Santé"], &["Particuliers"], &["Expo", "Python"])
        .code("https://depot.exemple.fr/nata")
        .phase(Investigation, "2022-11-01", "2023-01-25", "")
        .phase(Construction, "2023-01-25", "", "")
        .phase(Acceleration, "2023-05-08", "", "")
        .phase(Abandon, "2024-01-01", "", "")
        .text(
            "Autour d'une naissance, les rendez-vous sont nombreux et le temps de parler de soi est rare.",
            "Un trouble repéré tard se soigne moins bien.",
            "Des questionnaires courts, gardés sur le téléphone, qui orientent vers la bonne personne.",
            "Par les maternités et les sages-femmes.",
        )
}

fn tumeplay() -> ProductSource {
    let mission = "Donner aux jeunes une information fiable sur la santé sexuelle, et du matériel de prévention sans frais.";
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
    let mission = "Donner une seconde vie au mobilier et au matériel entre les services d'un ministère.";
    Fiche::new("ressourcerie", "La ressourcerie", mission)
        .incubator("sgmas")
        .sponsors(&["sgmas"])
        .tags(&["Écologie"], &["Agents publics"], &["Symfony"])
        .code("https://depot.exemple.fr/ressourcerie")
        .phase(Investigation, "2022-03-01", "2022-05-31", TO_CONFIRM)
        .phase(Construction, "2022-06-01", "", TO_CONFIRM)
        .phase(Consolidation, "2024-01-15", "", TO_CONFIRM)
        .text(
            "Un service déménage et jette ce que le service d'à côté va acheter.",
            "Personne ne sait ce qui est disponible, ni où, ni comment le faire venir.",
            "Des annonces entre agents, la réservation, et le poids réemployé compté.",
            "D'un ministère aux autres, par les équipes de l'immobilier.",
        )
}

fn deces() -> ProductSource {
    let mission = "Mettre à la portée de tous les statistiques des causes médicales de décès.";
    Fiche::new("causes-de-deces", "Cause médicale de décès", mission)
        .incubator("sgmas")
        .sponsors(&["dgs"])
        .tags(&["Santé", "Données"], &["Chercheurs", "Agents publics"], &["Rust", "Parquet"])
        .site("https://deces.exemple.fr")
        .phase(Investigation, "2023-10-02", "2023-12-15", TO_CONFIRM)
        .phase(Construction, "2024-01-08", "", TO_CONFIRM)
        .phase(Acceleration, "2025-06-02", "", TO_CONFIRM)
        .text(
            "Les causes de décès éclairent les politiques de santé, à condition d'arriver à temps.",
            "Les chiffres sont publiés tard, et peu de personnes savent les interroger.",
            "Un explorateur rapide, qui protège le secret statistique et se cite comme une source.",
            "Avec les agences de santé, puis les collectivités.",
        )
}
