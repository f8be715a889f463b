//! Two roadmaps, one signed; goals with and without a product; requests answered and late; what two products say of themselves.

use kernel::{Error, Id, Tx};

use super::Story;
use crate::budget::store::By;
use crate::decision::content::{Draft, Signatory};
use crate::decision::records::Kind;
use crate::decision::store::seal;
use crate::strategy::act::draft;
use crate::strategy::records::message::Nature;
use crate::strategy::store::{self, Goal, dealings, versions};

type Aim = (&'static str, &'static str, &'static str, &'static str, i64, &'static [(&'static str, &'static str)]);

#[rustfmt::skip]
const HEALTH: [Aim; 3] = [
    ("Voir venir les crises sanitaires", "Une surmortalité est connue assez tôt pour agir", "Délai médian d'alerte", "7 jours", 220, &[("causes-de-deces", "Les décès codés en semaine, région par région")]),
    ("Ne laisser personne sans ses droits", "Les aides dues sont demandées", "Part des personnes qui demandent après la simulation", "40 %", 130, &[("droits-simples", "La simulation en cinq questions, puis la demande préremplie")]),
    ("Rapprocher les soins des personnes isolées", "Un premier rendez-vous en moins d'un mois", "Délai du premier rendez-vous", "30 jours", 400, &[]),
];

#[rustfmt::skip]
const WORK: [Aim; 3] = [
    ("Protéger les enfants qui travaillent", "Un dossier complet du premier coup", "Dossiers complets au dépôt", "75 %", 180, &[("enfants-du-spectacle", "La liste des pièces s'adapte au spectacle")]),
    ("Choisir sa voie sans renoncer", "Moins de renoncements avant la première candidature", "Part des renoncements", "moins de 20 %", 300, &[("boussole-emploi", "L'investigation dit où les personnes décrochent")]),
    ("Moins dépenser en refaisant ce qui existe", "Les services réutilisent avant de bâtir", "Réutilisations documentées dans l'année", "30", 150, &[("ressourcerie", "Le catalogue et ses preuves de réutilisation"), ("signature-commune", "Une brique commune, reprise par quatorze communes")]),
];

pub async fn write(tx: &Tx, story: &Story) -> Result<(), Error> {
    let by = By { author: &story.amadou, demonstration: true };
    let health =
        "Les services numériques de santé se jugent à ce qu'ils changent pour les personnes, pas à leur fréquentation.";
    let health = roadmap(tx, story, "Santé et solidarités : feuille de route", health, 420, &HEALTH, by).await?;
    sign(tx, story, &health).await?;
    store::add_comment(
        tx,
        &health,
        "L'objectif sur les soins n'a pas encore de produit : une candidature de l'automne y répond peut-être.",
        By { author: &story.camille, demonstration: true },
    )
    .await?;
    let work = "Simplifier pour ceux qui ont le moins de temps : familles, petites structures, personnes en recherche.";
    let work = roadmap(tx, story, "Travail et emploi : feuille de route", work, 330, &WORK, by).await?;
    store::add_comment(
        tx,
        &work,
        "La cible des renoncements est-elle tenable sans données de suivi ?",
        By { author: &story.ines, demonstration: true },
    )
    .await?;
    requests(tx, story).await?;
    messages(tx, story).await
}

async fn roadmap(
    tx: &Tx,
    story: &Story,
    title: &str,
    orientation: &str,
    until: i64,
    aims: &[Aim],
    by: By<'_>,
) -> Result<Id, Error> {
    let id = store::save_roadmap(tx, None, (title.into(), orientation.into(), story.day(until)), by).await?;
    for (title, result, indicator, target, days, served) in aims {
        let goal = Goal {
            title: (*title).into(),
            result: (*result).into(),
            indicator: (*indicator).into(),
            target: (*target).into(),
            due_on: story.day(*days),
        };
        let goal = store::save_goal(tx, &id, None, &goal, by).await?;
        for (product, contribution) in *served {
            store::add_link(tx, &goal, product, contribution).await?;
        }
    }
    Ok(id)
}

async fn sign(tx: &Tx, story: &Story, id: &Id) -> Result<(), Error> {
    let roadmap = store::roadmap(tx.sql(), id.as_str()).await?.ok_or(Error::NotFound)?;
    let frozen = draft(tx.sql(), &roadmap).await?;
    let mut decision = Draft::new(Kind::FeuilleDeRoute, id.as_str(), &roadmap.title, story.day(-75));
    decision.says = frozen.sentences(1);
    decision.until = Some(roadmap.ends_on);
    decision.signatories =
        vec![Signatory { nom: "Inès Benali".into(), qualite: "Responsable de portefeuille".into() }];
    let decision = seal(tx, decision, &story.ines, true).await?;
    let by = By { author: &story.ines, demonstration: true };
    versions::add(tx, id, 1, frozen.text()?, &decision, by).await.map(drop)
}

async fn requests(tx: &Tx, story: &Story) -> Result<(), Error> {
    let by = By { author: &story.camille, demonstration: true };
    let all = [
        (
            "causes-de-deces",
            "Délégué à la protection des données",
            "Avis sur l'analyse d'impact",
            -70,
            -40,
            Some((-45, "Avis favorable, deux mesures à ajouter")),
        ),
        (
            "causes-de-deces",
            "Fonctionnaire de sécurité des systèmes d'information",
            "Calendrier de l'homologation",
            -38,
            -8,
            None,
        ),
        ("droits-simples", "Caisse nationale", "Ouverture du test de l'interface de demande", -50, -15, None),
        ("boussole-emploi", "Direction des statistiques", "Accès aux données des formations", -20, 12, None),
        (
            "enfants-du-spectacle",
            "Direction des affaires juridiques",
            "Délégation de signature des commissions",
            -90,
            -60,
            Some((-62, "Modèle d'arrêté transmis")),
        ),
    ];
    for (product, body, subject, on, due, answer) in all {
        let asked = (product, body, subject, story.day(on), story.day(due));
        let id = dealings::ask(tx, asked, by).await?;
        if let Some((day, text)) = answer {
            dealings::answer(tx, product, id.as_str(), story.day(day), text).await?;
        }
    }
    Ok(())
}

async fn messages(tx: &Tx, story: &Story) -> Result<(), Error> {
    let by = By { author: &story.camille, demonstration: true };
    let positioning = [
        (
            "causes-de-deces",
            "les épidémiologistes des agences régionales",
            "un tableau qui dit chaque semaine où l'on meurt plus que prévu ; pas un outil d'étude des causes rares",
        ),
        (
            "enfants-du-spectacle",
            "les familles et les productions",
            "un dossier juste du premier coup ; pas un conseil juridique",
        ),
    ];
    for (product, audience, message) in positioning {
        dealings::say(tx, (product, Nature::Positionnement, audience, message, "", story.day(-120)), by).await?;
    }
    let plan = [
        (
            "causes-de-deces",
            "Agences régionales",
            "Neuf jours au lieu de trente et un : venez voir vos courbes",
            "Webinaire mensuel",
            -50,
            Some((-48, "Soixante présents, deux régions de plus")),
        ),
        (
            "causes-de-deces",
            "Presse régionale",
            "Ce que disent les courbes, et ce qu'elles ne disent pas",
            "Dossier de presse",
            25,
            None,
        ),
        (
            "enfants-du-spectacle",
            "Sociétés de production",
            "Déposez une fois, suivez en ligne",
            "Lettre de la profession",
            10,
            None,
        ),
    ];
    for (product, audience, message, channel, on, result) in plan {
        let said = (product, Nature::Message, audience, message, channel, story.day(on));
        let id = dealings::say(tx, said, by).await?;
        if let Some((day, text)) = result {
            dealings::said(tx, product, id.as_str(), story.day(day), text).await?;
        }
    }
    Ok(())
}
