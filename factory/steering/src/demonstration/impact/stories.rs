//! What each product of the story measures. Figures are fictitious.

use super::series::{monthly, quarterly};
use super::{Story, Told};
use crate::impact::records::review::Reviewed::{Certifiee, Validee};

const NOTHING: Told = Told {
    product: "",
    kind: "",
    name: "",
    family: "",
    unit: "unité",
    direction: "hausse",
    frequency: "mensuelle",
    aarri: "",
    calculation: "",
    limits: "",
    source: "Base du service",
    flagship: false,
    automated: false,
    drawing: "",
    values: Vec::new(),
    targets: Vec::new(),
    review: None,
};

pub fn all(story: &Story) -> Vec<Told> {
    let mut all = proven(story);
    all.extend(unmoved(story));
    all.extend(late(story));
    all.extend(reused(story));
    all.extend(stopped(story));
    all
}

/// The product that proves its impact: every indicator, a target in a year, two reviews.
#[rustfmt::skip]
fn proven(story: &Story) -> Vec<Told> {
    let (today, product) = (story.today, "causes-de-deces");
    let year = story.day(365);
    vec![
        Told { product, kind: "impact-genere", name: "Délai médian d'alerte", unit: "jour", direction: "baisse", aarri: "impact", flagship: true, automated: true,
            calculation: "Jours entre le premier certificat d'une hausse et l'alerte de l'agence régionale, médiane du mois.",
            limits: "Ne dit rien des alertes qui n'auraient pas dû être lancées.",
            values: monthly(today, 8, &["14", "13,5", "13", "12", "12", "11,5", "11", "10,5", "10", "10", "10", "9,5", "9,5", "9", "9", "9", "8,5", "8"]),
            targets: vec![(story.day(180), "6"), (year, "4")], review: Some((Validee, "Requête relue, dix alertes suivies dans deux agences : le délai est celui du terrain.")), ..NOTHING },
        Told { product, kind: "utilisateurs-actifs", name: "", aarri: "retention", automated: true,
            calculation: "Comptes qui ont ouvert un tableau dans le mois.",
            values: monthly(today, 8, &["22", "25", "31", "34", "40", "44", "52", "57", "61", "70", "78", "83", "90", "96", "104", "112", "121", "133"]),
            targets: vec![(year, "300")], review: Some((Certifiee, "Comptage refait sur les journaux du service : même total.")), ..NOTHING },
        Told { product, kind: "transactions", name: "", aarri: "activation", automated: true, drawing: "barchart",
            calculation: "Tableaux ouverts dans le mois.",
            values: monthly(today, 8, &["310", "352", "420", "466", "530", "588", "702", "760", "811", "905", "998", "1 054"]), ..NOTHING },
        Told { product, kind: "penetration", name: "", unit: "%", frequency: "trimestrielle",
            calculation: "Agences régionales qui se connectent chaque semaine, sur les treize de métropole.",
            values: quarterly(today, 20, &["15,4", "23,1", "38,5", "46,2", "53,8", "53,8"]), targets: vec![(year, "100")],
            review: Some((Certifiee, "Liste des agences vérifiée avec la direction.")), ..NOTHING },
        Told { product, kind: "satisfaction", name: "", unit: "%", frequency: "trimestrielle", source: "Enquête auprès des agences",
            calculation: "Réponses « satisfait » ou « très satisfait » sur toutes les réponses du trimestre.",
            limits: "Une trentaine de réponses par trimestre.",
            values: quarterly(today, 35, &["71", "76", "83", "84"]), ..NOTHING },
        Told { product, kind: "facilite-usage", name: "", unit: "note sur 10", frequency: "semestrielle", source: "Bouton « Je donne mon avis »",
            calculation: "Moyenne des notes du semestre.",
            values: quarterly(today, 50, &["7,2", "7,9", "8,3"]), ..NOTHING },
    ]
}

/// Use grows, and nothing changes for people: the metric that counts does not move.
#[rustfmt::skip]
fn unmoved(story: &Story) -> Vec<Told> {
    let (today, product) = (story.today, "droits-simples");
    vec![
        Told { product, kind: "impact-genere", name: "Aides demandées après une simulation", unit: "%", aarri: "impact", flagship: true,
            calculation: "Personnes qui ont demandé l'aide dans les trois mois, sur celles qui ont simulé, par rapprochement anonyme avec les caisses.",
            limits: "Deux caisses sur cinq transmettent leurs chiffres.", source: "Deux caisses volontaires",
            values: monthly(today, 12, &["4,1", "4,0", "4,2", "4,1", "3,9", "4,0", "4,1", "4,0", "4,1"]), targets: vec![(story.day(20), "10")],
            review: Some((Certifiee, "Rapprochement vérifié avec une caisse : les chiffres sont ceux de la source.")), ..NOTHING },
        Told { product, kind: "utilisateurs-actifs", name: "", aarri: "acquisition", automated: true, calculation: "Personnes qui terminent une simulation dans le mois.",
            values: monthly(today, 12, &["9 800", "12 400", "15 100", "18 900", "22 300", "26 800", "31 000", "36 200", "40 100"]), targets: vec![(story.day(365), "60 000")], ..NOTHING },
        Told { product, kind: "satisfaction", name: "", unit: "%", frequency: "trimestrielle", source: "Bouton « Je donne mon avis »",
            calculation: "Avis positifs sur tous les avis du trimestre.", values: quarterly(today, 30, &["68", "70", "69"]), ..NOTHING },
    ]
}

/// A good result that nobody has measured for too long.
#[rustfmt::skip]
fn late(story: &Story) -> Vec<Told> {
    let (today, product) = (story.today, "enfants-du-spectacle");
    vec![
        Told { product, kind: "impact-genere", name: "Dossiers complets au dépôt", unit: "%", aarri: "impact", flagship: true,
            calculation: "Dossiers acceptés sans demande de pièce, sur les dossiers déposés dans le mois.",
            values: monthly(today, 76, &["28", "31", "36", "42", "47", "52", "55", "58", "60", "61"]), targets: vec![(story.day(160), "75")], ..NOTHING },
        Told { product, kind: "utilisateurs-actifs", name: "", aarri: "acquisition", calculation: "Productions qui déposent un dossier dans le mois.",
            values: monthly(today, 76, &["40", "44", "52", "61", "66", "70", "75", "81", "84", "90"]), ..NOTHING },
    ]
}

/// Measured, and reviewed by nobody yet.
#[rustfmt::skip]
fn reused(story: &Story) -> Vec<Told> {
    let (today, product) = (story.today, "ressourcerie");
    vec![
        Told { product, kind: "impact-genere", name: "Réutilisations documentées", aarri: "impact", flagship: true,
            calculation: "Réutilisations décrites par l'équipe qui réutilise, depuis l'ouverture.",
            limits: "Les réutilisations que personne ne raconte ne sont pas comptées.", source: "Formulaire de réutilisation",
            values: monthly(today, 15, &["0", "2", "5", "9", "12", "14", "15", "17"]), targets: vec![(story.day(200), "30")], ..NOTHING },
        Told { product, name: "Dépenses évitées", family: "impactant", unit: "€", frequency: "trimestrielle",
            calculation: "Devis ou coûts de développement que la réutilisation a évités, déclarés par les équipes.",
            limits: "Déclaratif.", source: "Formulaire de réutilisation",
            values: quarterly(today, 20, &["60 000", "185 000", "310 000"]), ..NOTHING },
        Told { product, kind: "utilisateurs-actifs", name: "", calculation: "Visiteurs qui ouvrent une fiche dans le mois.", automated: true,
            values: monthly(today, 15, &["210", "240", "260", "255", "290", "310", "322", "340"]), ..NOTHING },
    ]
}

/// A year in which the metric did not move: the committee stopped the product, and the figures stay.
#[rustfmt::skip]
fn stopped(story: &Story) -> Vec<Told> {
    let last = "2023-11-30".parse().unwrap_or(story.today);
    vec![Told { product: "nata", kind: "impact-genere", name: "Femmes suivies jusqu'au terme", aarri: "impact", flagship: true,
        calculation: "Femmes suivies du premier rendez-vous à la naissance, dans le mois.",
        values: monthly(last, 0, &["11", "12", "10", "12", "11", "12"]), ..NOTHING }]
}
