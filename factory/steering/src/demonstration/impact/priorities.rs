//! What teams built: one feature that moved its indicator, several that moved nothing, some that wait.

use kernel::{Error, Tx};

use super::Story;
use crate::impact::mandatory::Mandatory;
use crate::impact::store::indicators;
use crate::priority::domain::Candidate;
use crate::priority::records::State;
use crate::priority::store;

/// Product, title, hypothesis, gain, confidence, euros, end.
type Told = (&'static str, &'static str, &'static str, i64, i64, i64, Option<(State, i64, &'static str)>);

#[rustfmt::skip]
const FEATURES: [Told; 7] = [
    ("causes-de-deces", "Alerte par courriel", "Une agence prévenue le matin même n'attend pas d'ouvrir le tableau.", 4, 4, 18_000, Some((State::Livree, -150, ""))),
    ("causes-de-deces", "Courbes par âge", "Voir l'âge touché fait décider plus vite.", 3, 3, 24_000, None),
    ("causes-de-deces", "Comparaison avec les pays voisins", "Une hausse ailleurs annonce la nôtre.", 2, 1, 60_000, Some((State::Abandonnee, -90, "Aucune agence n'en avait besoin pour agir."))),
    ("droits-simples", "Simulateur en cinq langues", "Comprendre les questions ferait demander l'aide.", 4, 3, 45_000, Some((State::Livree, -160, ""))),
    ("droits-simples", "Compte personnel", "Retrouver sa simulation ferait revenir la demander.", 3, 2, 80_000, Some((State::Livree, -100, ""))),
    ("droits-simples", "Demande préremplie auprès de la caisse", "Le formulaire décourage : le préremplir ferait aller au bout.", 5, 4, 70_000, None),
    ("droits-simples", "Rendez-vous avec un conseiller", "Quelqu'un qui accompagne fait aller au bout.", 4, 3, 30_000, None),
];

pub async fn write(tx: &Tx, story: &Story) -> Result<(), Error> {
    for (product, title, hypothesis, gain, confidence, euros, ended) in FEATURES {
        let known = indicators(tx.sql(), product).await?;
        let Some(of) = known.into_iter().find(|one| one.kind == Some(Mandatory::ImpactGenere)) else { continue };
        let new =
            Candidate { title: title.into(), hypothesis: hypothesis.into(), gain, confidence, cost_cents: euros * 100 };
        let id = store::add(tx, product, &new, &of.id, &story.camille, true).await?;
        if let Some((state, days, lesson)) = ended {
            store::end(tx, product, id.as_str(), &(state, story.day(days), lesson.to_owned())).await?;
        }
    }
    Ok(())
}
