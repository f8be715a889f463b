//! Six products that do not exist: with the real ones they show every phase and every state that a page has to tell.

use chrono::{Days, NaiveDate};

use super::fiche::Fiche;
use crate::phase::PhaseName::{
    AbandonInvestigation, Acceleration, Consolidation, Construction, Investigation, Opere, Transfere,
};
use crate::source::ProductSource;

/// Seen from `today`, so that what is late stays late and what is announced stays ahead.
pub fn products(today: NaiveDate) -> Vec<ProductSource> {
    let day = |days: i64| match days {
        past @ ..=0 => today - Days::new(past.unsigned_abs()),
        ahead => today + Days::new(ahead.unsigned_abs()),
    };
    let at = |days: i64| day(days).to_string();
    vec![
        // In its guide, with the next phase announced.
        Fiche::new("boussole-emploi", "Boussole emploi", "Orienter vers les métiers qui recrutent près de chez soi.")
            .incubator("atelier-numerique")
            .sponsors(&["dgt"])
            .tags(&["Travail"], &["Particuliers"], &["Python"])
            .code("https://depot.exemple.fr/boussole")
            .phase(Investigation, &at(-52), "", "")
            .phase(Construction, &at(20), "", "Annoncée par le comité d'investissement")
            .event("committee", &at(-2), "Le comité propose la construction")
            .text("Les offres sont nombreuses et éparses.", "Choisir une voie demande de les comparer.", "", ""),
        // Far beyond the guide, and nothing published.
        Fiche::new("carnet-de-bord", "Carnet de bord", "Suivre les chantiers d'un service sans tableur partagé.")
            .incubator("atelier-numerique")
            .sponsors(&["sgmas"])
            .tags(&["Outils internes"], &["Agents publics"], &["Django"])
            .phase(Investigation, &at(-1000), "", "")
            .phase(Construction, &at(-900), "", "")
            .text("", "Chaque service tient son tableau, que personne d'autre ne lit.", "Une page par chantier.", ""),
        // Two phases of one day and an end that nothing follows: to be clarified by its team.
        Fiche::new(
            "droits-simples",
            "Droits simples",
            "Dire à chacun les aides auxquelles il a droit, en trois questions.",
        )
        .incubator("atelier-numerique")
        .sponsors(&["dgcs"])
        .tags(&["Inclusion"], &["Particuliers", "Associations"], &["Vue", "OpenFisca"])
        .site("https://droits.exemple.fr")
        .code("https://depot.exemple.fr/droits")
        .published("https://droits.exemple.fr/stats")
        .phase(Construction, &at(-620), "", "")
        .phase(Acceleration, &at(-620), &at(-30), "")
        .text(
            "",
            "Beaucoup renoncent à une aide faute de la connaître.",
            "Un simulateur relu par les caisses.",
            "",
        ),
        // Run inside the network.
        Fiche::new(
            "signature-commune",
            "Signature commune",
            "Signer à plusieurs les conventions entre administrations.",
        )
        .incubator("atelier-numerique")
        .sponsors(&["sgmas"])
        .tags(&["Outils internes"], &["Agents publics"], &["Rust"])
        .site("https://signature.exemple.fr")
        .code("https://depot.exemple.fr/signature")
        .published("https://signature.exemple.fr/stats")
        .accessible("totalement conforme")
        .phase(Investigation, &at(-2000), "", "")
        .phase(Construction, &at(-1940), "", "")
        .phase(Acceleration, &at(-1500), "", "")
        .phase(Consolidation, &at(-1000), "", "")
        .phase(Opere, &at(-400), "", "")
        .text("", "Une convention circule des semaines pour trois signatures.", "Un parapheur commun.", ""),
        // Stopped after its investigation, which is a good decision too.
        Fiche::new("cantine-locale", "Cantine locale", "Rapprocher les cantines et les producteurs voisins.")
            .incubator("atelier-numerique")
            .tags(&["Écologie"], &["Collectivités"], &[])
            .phase(Investigation, &at(-420), "", "")
            .phase(AbandonInvestigation, &at(-350), "", "Le besoin était déjà couvert par d'autres")
            .text("", "", "", ""),
        // Transferred, then nothing published.
        Fiche::new("transport-adapte", "Transport adapté", "Réserver un trajet accessible d'une porte à l'autre.")
            .incubator("atelier-numerique")
            .sponsors(&["dgcs"])
            .tags(&["Mobilité", "Handicap"], &["Particuliers"], &["Elixir"])
            .site("https://transport.exemple.fr")
            .accessible("partiellement conforme")
            .phase(Construction, &at(-1300), "", "")
            .phase(Acceleration, &at(-900), "", "")
            .phase(Transfere, &at(-120), "", "")
            .text("", "Réserver demande de téléphoner à chaque transporteur.", "Une réservation unique.", ""),
    ]
}
