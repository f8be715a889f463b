//! Candidatures, an investigation, and deadlines that people wrote.

use kernel::{Digest, Error, Kernel, Personal, Tx};

use super::Story;
use crate::candidature::domain::Words;
use crate::candidature::records::problem::Stage;
use crate::candidature::store::{self as problems, Change, New, cell};
use crate::deadline::records::entry::Nature;
use crate::deadline::store::{self as deadlines, New as Deadline};
use crate::investigation::domain::{Interview, TypedReport};
use crate::investigation::records::hypothesis::Verdict;
use crate::investigation::store as field;

pub async fn write(tx: &Tx, kernel: &Kernel, story: &Story) -> Result<(), Error> {
    candidatures(tx, kernel, story).await?;
    investigation(tx, kernel, story).await?;
    for (product, kind, label, days) in [
        ("ressourcerie", Nature::Homologation, "Homologation de trois ans", 75),
        ("causes-de-deces", Nature::Accessibilite, "Déclaration du printemps 2024", 12),
        ("enfants-du-spectacle", Nature::Convention, "Convention avec le sponsor", -5),
    ] {
        let on = story.day(days);
        let new = Deadline { product, kind, label, on, author: &story.amadou, demonstration: true };
        deadlines::add_entry(tx, new).await?;
    }
    Ok(())
}

#[rustfmt::skip]
const PROBLEMS: [(&str, &str, &str, &str, &str, &str); 3] = [
    ("Les certificats d'hébergement se perdent", "camille.martin@exemple.fr", "Des personnes dorment dehors une nuit de plus parce qu'un papier n'est pas arrivé.", "Chaque semaine", "Deux mille personnes par an et par département", "Des tableurs, un par structure"),
    ("Personne ne sait qui appeler après 18 heures", "amadou.diallo@exemple.fr", "Des familles renoncent à demander de l'aide le soir, quand tout est fermé.", "Chaque soir", "Difficile à compter, au moins mille appels par mois", "Un annuaire imprimé, faux pour un tiers"),
    ("Les notes de frais se saisissent deux fois", "ines.benali@exemple.fr", "Chacun perd une heure par mois à recopier ce qu'un autre service a déjà.", "Chaque mois", "Neuf mille agents", "Un progiciel, que peu savent utiliser"),
];

async fn candidatures(tx: &Tx, kernel: &Kernel, story: &Story) -> Result<(), Error> {
    for (at, (title, email, drame, frequence, public, existant)) in PROBLEMS.into_iter().enumerate() {
        let id = tx.new_id();
        let words = Words {
            drame: drame.into(),
            frequence: frequence.into(),
            public: public.into(),
            existant: existant.into(),
        };
        let text = serde_json::to_string(&words).map_err(anyhow::Error::from)?;
        let new = New {
            id: &id,
            title,
            email: &Personal::new(email.to_owned()),
            account: None,
            words: kernel.vault().seal(&id, cell("words", &id), &text).await?,
            follow: Digest::of(kernel.random().token().as_bytes()),
            demonstration: true,
        };
        problems::add(tx, new).await?;
        let Some(one) = problems::find(tx.sql(), id.as_str()).await? else { continue };
        problems::vote(tx, &id, Stage::Prejury, &story.amadou, if at == 2 { "contre" } else { "pour" }).await?;
        problems::vote(tx, &id, Stage::Prejury, &story.ines, if at == 0 { "pour" } else { "abstention" }).await?;
        match at {
            1 => {
                let change = Change { pitch_on: Some(story.day(15)), ..Change::default() };
                problems::step(tx, &one, Stage::Jury, change).await?;
            }
            2 => {
                let reason = "Le progiciel répond déjà au besoin : c'est une formation qui manque, et elle est prévue.";
                let answer = Some(kernel.vault().seal(&id, cell("answer", &id), reason).await?);
                problems::step(tx, &one, Stage::Refusee, Change { answer, ..Change::default() }).await?;
            }
            _ => {}
        }
    }
    Ok(())
}

#[rustfmt::skip]
const SAID: [(&str, i64, &str, &str); 6] = [
    ("Personnes en recherche", -40, "Je regarde dix sites, et j'abandonne au onzième.", "Très lasse, reprend après deux ans d'arrêt."),
    ("Personnes en recherche", -33, "On me propose des métiers que je n'ai jamais vus faire.", ""),
    ("Conseillers", -28, "Je compare à la main, sur un coin de table.", "Voudrait tester la première version."),
    ("Conseillers", -21, "Les fiches ne disent pas si c'est près de chez eux.", ""),
    ("Entreprises", -14, "Nous formons sur place, mais personne ne le sait.", ""),
    ("Collectivités", -9, "Le bassin recrute dans trois métiers que l'école n'enseigne pas.", ""),
];

async fn investigation(tx: &Tx, kernel: &Kernel, story: &Story) -> Result<(), Error> {
    let product = "boussole-emploi";
    for (target, days, verbatim, notes) in SAID {
        let id = tx.new_id();
        let interview = Interview {
            target: target.into(),
            on: story.day(days),
            consent: true,
            verbatim: verbatim.into(),
            notes: notes.into(),
        };
        let sealed = match notes {
            "" => None,
            notes => Some(kernel.vault().seal(&id, field::cell(&id), notes).await?),
        };
        field::add_interview(tx, &id, product, &interview, sealed, &story.camille, true).await?;
    }
    for (statement, state, evidence) in [
        (
            "Les personnes renoncent faute de pouvoir comparer",
            Verdict::Confirmee,
            "Quatre personnes sur six le disent sans qu'on le demande.",
        ),
        ("Un site de plus suffirait", Verdict::Refutee, "Chacun en cite déjà dix : c'est un repère commun qui manque."),
        ("Les entreprises voisines accepteraient de montrer leurs métiers", Verdict::ATester, ""),
    ] {
        field::add_hypothesis(tx, product, &(statement.into(), state, evidence.into()), &story.camille, true).await?;
    }
    let report = TypedReport {
        synthese: "Choisir une voie demande de comparer des métiers, des lieux et des délais que personne ne présente ensemble.\nLe renoncement vient avant la première candidature.".into(),
        alternatives: "Faire connaître les sites existants ; former les conseillers à la comparaison.".into(),
        contraintes: "Les données d'offres sont ouvertes ; celles des formations sont mises à jour une fois par trimestre.".into(),
        public: "oui".into(),
    };
    field::save_report(tx, product, &report, &story.camille, true).await
}
