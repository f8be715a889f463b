//! Teams: missions with their share of time, contracts near their end, somebody who left with an access open, trainings, notes, decisions.

use kernel::{Error, Kernel, Tx};
use portfolio::registry::store::{join, prolong};

use super::Story;
use crate::team::records::contract::Kind;
use crate::team::store::{self, cell};
use crate::team::trade::{Status, Trade};
use crate::team::typed::{Contract, Mission};

/// Product, name, trade, status, share, employer, first and last days from today.
type Stated = (&'static str, &'static str, Trade, Status, u8, &'static str, i64, Option<i64>);

#[rustfmt::skip]
const MISSIONS: [Stated; 11] = [
    ("causes-de-deces", "Camille Martin", Trade::Intrapreneuriat, Status::Admin, 60, "Direction générale de la santé", -540, None),
    ("causes-de-deces", "Paul Lefèvre", Trade::Developpement, Status::Independent, 100, "Indépendant", -400, Some(200)),
    ("causes-de-deces", "Inès Benali", Trade::Coaching, Status::Admin, 10, "Fabrique", -500, None),
    ("causes-de-deces", "Zoé Petit", Trade::Donnees, Status::Service, 80, "Atelier Exemple", -300, Some(40)),
    ("causes-de-deces", "Amadou Diallo", Trade::Developpement, Status::Admin, 40, "Fabrique", -520, Some(-35)),
    ("boussole-emploi", "Zoé Petit", Trade::Intrapreneuriat, Status::Admin, 60, "Délégation à l'emploi", -60, None),
    ("enfants-du-spectacle", "Amadou Diallo", Trade::Intrapreneuriat, Status::Admin, 40, "Direction régionale", -250, None),
    ("enfants-du-spectacle", "Paul Lefèvre", Trade::Developpement, Status::Independent, 50, "Indépendant", -240, Some(90)),
    ("ressourcerie", "Inès Benali", Trade::Intrapreneuriat, Status::Admin, 50, "Ministère", -700, None),
    ("ressourcerie", "Camille Martin", Trade::Developpement, Status::Admin, 40, "Ministère", -500, None),
    ("ressourcerie", "Zoé Petit", Trade::Developpement, Status::Service, 20, "Atelier Exemple", -420, Some(150)),
];

type Bought = (&'static str, &'static str, Kind, &'static str, &'static str, i64, i64, i64);

#[rustfmt::skip]
const CONTRACTS: [Bought; 4] = [
    ("causes-de-deces", "Données et développement, lot 2", Kind::BonDeCommande, "Atelier Exemple", "Statistiques & Cie (co-traitant)", 480, 402, 40),
    ("causes-de-deces", "Audit d'accessibilité", Kind::BonDeCommande, "Accès pour tous", "", 24, 8, 180),
    ("ressourcerie", "Groupement de réalisation", Kind::Groupement, "Atelier Exemple", "Deux co-traitants", 300, 140, 150),
    ("enfants-du-spectacle", "Développement du dépôt en ligne", Kind::Marche, "Coopérative du code", "", 200, 206, 25),
];

#[rustfmt::skip]
const ACCESSES: [(&str, &str, &str, i64, Option<i64>); 6] = [
    ("causes-de-deces", "Paul Lefèvre", "Dépôt de code, écriture", -400, None),
    ("causes-de-deces", "Paul Lefèvre", "Hébergement, exploitation", -390, None),
    ("causes-de-deces", "Zoé Petit", "Données de préproduction, lecture", -300, None),
    ("causes-de-deces", "Amadou Diallo", "Dépôt de code, écriture", -520, Some(-35)),
    ("causes-de-deces", "Amadou Diallo", "Hébergement, exploitation", -520, None),
    ("ressourcerie", "Camille Martin", "Dépôt de code, écriture", -500, None),
];

pub async fn write(tx: &Tx, kernel: &Kernel, story: &Story) -> Result<(), Error> {
    for (product, name, trade, status, share, employer, start, end) in MISSIONS {
        let person = join(tx, name).await?;
        let mission = Mission {
            name: name.into(),
            trade,
            status,
            share,
            employer: employer.into(),
            start: story.day(start),
            end: end.map(|end| story.day(end)),
        };
        store::add_mission(tx, product, (&person, &mission), &story.amadou, true).await?;
        prolong(tx, &person, mission.end).await?;
    }
    for (product, label, kind, holder, partners, ordered, consumed, ends) in CONTRACTS {
        let ends_on = story.day(ends);
        let (label, holder, partners) = (label.into(), holder.into(), partners.into());
        let contract = Contract { label, kind, holder, partners, ordered, consumed, ends_on };
        store::add_contract(tx, product, &contract, &story.amadou, true).await?;
    }
    for (product, name, tool, opened, closed) in ACCESSES {
        let person = join(tx, name).await?;
        store::add_access(tx, (&person, product), (tool, story.day(opened)), &story.camille, true).await?;
        if let Some(closed) = closed {
            let all = store::accesses(tx.sql(), product).await?;
            let own = all.iter().find(|one| one.person == person && one.tool == tool && one.closed_on.is_none());
            if let Some(own) = own {
                store::close_access(tx, (product, own.id.as_str()), story.day(closed), &story.camille).await?;
            }
        }
    }
    people(tx, story).await?;
    words(tx, kernel, story).await
}

async fn people(tx: &Tx, story: &Story) -> Result<(), Error> {
    for (product, name, steps) in [
        ("causes-de-deces", "Zoé Petit", &["accueil", "charte", "contrat"][..]),
        ("causes-de-deces", "Amadou Diallo", &["passation", "documents"][..]),
    ] {
        let person = join(tx, name).await?;
        for step in steps {
            store::do_step(tx, (&person, product), step, &story.camille, true).await?;
        }
    }
    for (name, course, days) in [
        ("Camille Martin", "easy-checks", -120),
        ("Camille Martin", "donnees", -200),
        ("Paul Lefèvre", "easy-checks", -120),
        ("Paul Lefèvre", "hygiene", -80),
        ("Inès Benali", "hygiene", -80),
    ] {
        let person = join(tx, name).await?;
        store::follow(tx, &person, (course, story.day(days)), &story.ines, true).await?;
    }
    Ok(())
}

async fn words(tx: &Tx, kernel: &Kernel, story: &Story) -> Result<(), Error> {
    let own = tx.new_id();
    let note = "Trois priorités pour le semestre, pas sept. Le sponsor attend surtout le délai d'alerte : le redire à chaque point.";
    let sealed = kernel.vault().seal(&own, cell(&own), note).await?;
    store::add_note(tx, (&own, "causes-de-deces"), sealed, &story.ines, true).await?;
    for (product, days, what, why) in [
        (
            "causes-de-deces",
            -210,
            "Le stockage reste en fichiers Parquet",
            "Un entrepôt de plus coûterait une personne, et rien ne le demande encore.",
        ),
        (
            "causes-de-deces",
            -64,
            "La carte disparaît du téléphone",
            "Les astreintes lisent un tableau trié : séance de Toulouse.",
        ),
        (
            "ressourcerie",
            -150,
            "Une réutilisation se prouve par un lien",
            "Le comité a demandé des preuves, et non des déclarations.",
        ),
    ] {
        store::add_choice(tx, product, (story.day(days), what, why), &story.camille, true).await?;
    }
    Ok(())
}
