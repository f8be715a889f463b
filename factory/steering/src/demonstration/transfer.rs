//! A product that is being handed over, with a drill that was incomplete, and one whose record is signed.

use kernel::{Digest, Error, Tx};

use super::{Story, title};
use crate::decision::content::Signatory;
use crate::decision::store::seal;
use crate::transfer::act::record;
use crate::transfer::domain::{Plan, USUAL};
use crate::transfer::dossier::{Missing, Part};
use crate::transfer::drill::{Control, FORMAT, Report};
use crate::transfer::records::drill::Outcome;
use crate::transfer::records::item::{Kind, State};
use crate::transfer::records::plan::{Direction, State as Stand};
use crate::transfer::store::{self, Checked, Made};

#[rustfmt::skip]
const GIVEN: [(Kind, &str, &str, State, &str); 7] = [
    (Kind::Connaissance, "Fonctionnement du service, démontré de bout en bout", "Séance enregistrée du 12", State::Recu, ""),
    (Kind::Connaissance, "Exploitation : déployer, sauvegarder, restaurer", "Wiki de l'équipe, page Exploitation", State::Reserve, "La restauration n'a pas été rejouée devant nous."),
    (Kind::Acces, "Dépôt du code et chaîne d'intégration", "Organisation de la direction, deux propriétaires", State::Recu, ""),
    (Kind::Acces, "Hébergement et bases de données", "Console de l'hébergeur, comptes nominatifs", State::Recu, ""),
    (Kind::Acces, "Nom de domaine et certificats", "", State::ATransmettre, ""),
    (Kind::Contact, "Référents des quatorze services qui réutilisent", "Liste tenue par la direction", State::Recu, ""),
    (Kind::Architecture, "Document d'architecture", "Dépôt, dossier docs", State::ATransmettre, ""),
];

pub async fn write(tx: &Tx, story: &Story) -> Result<(), Error> {
    under_way(tx, story).await?;
    signed(tx, story).await
}

async fn under_way(tx: &Tx, story: &Story) -> Result<(), Error> {
    let product = "ressourcerie";
    let plan = Plan {
        direction: Direction::Administration,
        receiver: "Direction des achats de l'État (fictive)".into(),
        email: "ines.benali@exemple.fr".into(),
        due_on: story.day(38),
        usual: false,
    };
    let id = store::add_plan(tx, product, &plan, &story.camille, true).await?;
    for (kind, label, place, state, reserve) in GIVEN {
        let item = store::add_item(tx, &id, (kind, label, place), &story.camille).await?;
        if state != State::ATransmettre {
            let checked = Checked { state, reserve, account: &story.ines, name: "Inès Benali" };
            store::check(tx, &item, &checked).await?;
        }
    }
    let digest = Digest::of(b"dossier de la demonstration");
    let missing = [
        (Part::Nomenclature, "Aucune n'était inscrite au plan de passation."),
        (Part::Donnees, "L'export n'était pas encore fait."),
    ];
    let missing: Vec<Missing> =
        missing.map(|(part, why)| Missing { quoi: part.label().to_owned(), pourquoi: why.to_owned() }).into();
    let text = serde_json::to_string(&missing).map_err(anyhow::Error::from)?;
    let made =
        Made { product, digest: &digest, files: 14, missing: &text, author: Some(&story.camille), demonstration: true };
    store::add_dossier(tx, made).await?;
    let held = |what: &str, told: &str| Control { quoi: what.into(), tenu: true, dit: told.into() };
    let report = Report {
        format: FORMAT.into(),
        produit: product.into(),
        dossier: digest.to_string(),
        au: story.day(-9),
        tenu_le: story.day(-8),
        resultat: Outcome::Incomplet,
        controles: vec![
            held("Empreintes des fichiers", "14 fichiers ont l'empreinte de l'index"),
            held("Fiche du produit", "« Ressourcerie » est restauré"),
            held("Décisions", "Deux décisions restaurées, vérifiées par leur empreinte"),
        ],
        manque: missing,
    };
    report.keep(tx, Some(&story.camille), true).await
}

async fn signed(tx: &Tx, story: &Story) -> Result<(), Error> {
    let product = "transport-adapte";
    let plan = Plan {
        direction: Direction::Administration,
        receiver: "Direction des mobilités (fictive)".into(),
        email: "amadou.diallo@exemple.fr".into(),
        due_on: story.day(-100),
        usual: true,
    };
    let id = store::add_plan(tx, product, &plan, &story.camille, true).await?;
    for (kind, label) in USUAL {
        let item = store::add_item(tx, &id, (kind, label, "Remis en séance"), &story.camille).await?;
        let checked = Checked { state: State::Recu, reserve: "", account: &story.amadou, name: "Amadou Diallo" };
        store::check(tx, &item, &checked).await?;
    }
    let Some(written) = store::find_plan(tx.sql(), id.as_str()).await? else { return Ok(()) };
    let items = store::items(tx.sql(), &id).await?;
    let signatory =
        Signatory { nom: "Amadou Diallo".into(), qualite: format!("Pour {}, qui reprend", written.receiver) };
    let draft = record(product, &title(tx, product).await?, &written, &items, signatory, story.day(-101));
    let decision = seal(tx, draft, &story.amadou, true).await?;
    store::end(tx, &id, Stand::Signe, Some(&decision)).await
}
