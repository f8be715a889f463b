//! What stops taught; one of them has told nothing yet.

use kernel::{Error, Tx};

use super::Story;
use crate::lesson::domain::TypedStop;
use crate::lesson::store;

#[rustfmt::skip]
const LESSONS: [(&str, &str, &str, &str); 2] = [
    ("nata", "Un suivi numérique pour des femmes enceintes sans domicile, avec douze structures volontaires.", "Les structures manquaient de temps, pas d'outil : sans un poste dédié, personne ne tenait le suivi. Mesurer les femmes suivies dès le premier mois l'aurait montré plus tôt.", "Les entretiens, le modèle de fiche de liaison et la convention type avec les structures."),
    ("tumeplay", "Un jeu en ligne pour parler de prévention avec les jeunes, et l'envoi d'une box.", "La box attirait plus que le contenu, et l'effet sur les dépistages n'était pas mesurable sans les laboratoires.", "Les contenus relus par des professionnels de santé, sous licence libre."),
];

pub async fn write(tx: &Tx, story: &Story) -> Result<(), Error> {
    for (product, tried, learned, reusable) in LESSONS {
        let lesson = TypedStop {
            essaye: tried.into(),
            appris: learned.into(),
            reutilisable: reusable.into(),
            publique: "oui".into(),
        };
        store::save(tx, product, &lesson, &story.amadou, true).await?;
    }
    Ok(())
}
