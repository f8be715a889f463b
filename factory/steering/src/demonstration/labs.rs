//! Open labs: sessions over eighteen months, what users said, what became of it. One product is late, one has never met its users.

use kernel::{Error, Id, Kernel, Tx};

use super::Story;
use crate::lab::counted::Counted;
use crate::lab::proof;
use crate::lab::records::lesson::Choice;
use crate::lab::store::{self, Written, words_cell};

/// Days from today, profiles, groups, marks from 1 to 5, days to the date announced.
type Held = (i64, &'static str, &'static [(&'static str, u32)], u32, [u32; 5], Option<i64>);

#[rustfmt::skip]
const DEATHS: [Held; 6] = [
    (-440, "Lille, agence régionale de santé", &[("Épidémiologistes", 9), ("Médecins de santé publique", 8), ("Chargés d'études", 6)], 3, [0, 2, 6, 9, 4], Some(-380)),
    (-378, "Lyon, agence régionale de santé", &[("Épidémiologistes", 14), ("Médecins de santé publique", 12), ("Chercheurs", 7)], 4, [0, 1, 7, 15, 8], Some(-315)),
    (-312, "Paris, université", &[("Chercheurs", 22), ("Épidémiologistes", 13)], 4, [0, 0, 9, 16, 8], Some(-250)),
    (-247, "Rennes, agence régionale de santé", &[("Épidémiologistes", 16), ("Chargés d'études", 15)], 4, [0, 1, 5, 14, 10], Some(-130)),
    (-128, "Toulouse, agence régionale de santé", &[("Épidémiologistes", 18), ("Médecins de santé publique", 15), ("Veille sanitaire", 8)], 5, [0, 0, 4, 19, 15], Some(-20)),
    (-20, "Bordeaux, agence régionale de santé", &[("Épidémiologistes", 17), ("Veille sanitaire", 12), ("Chargés d'études", 9)], 5, [0, 0, 3, 17, 16], Some(38)),
];

#[rustfmt::skip]
const RESOURCES: [Held; 3] = [
    (-290, "Paris, ministère", &[("Équipes produit", 20), ("Directions métier", 11)], 4, [0, 2, 9, 13, 5], Some(-225)),
    (-222, "En ligne", &[("Équipes produit", 26), ("Éditeurs", 8)], 4, [1, 3, 11, 12, 4], Some(-160)),
    (-110, "Paris, ministère", &[("Équipes produit", 19), ("Directions métier", 14)], 4, [0, 1, 8, 15, 7], Some(-45)),
];

const CHILDREN: [Held; 1] = [(
    -24,
    "Paris, direction régionale",
    &[("Producteurs", 7), ("Parents", 6), ("Agents instructeurs", 5)],
    2,
    [0, 1, 4, 8, 4],
    Some(34),
)];

/// What became of a lesson: the choice, its reason, days from the session to it, then the delivery and its day.
type Became = (Choice, &'static str, i64, Option<(i64, &'static str)>);

/// Product, place of its session, statement, profile and words of who spoke, what became of it.
type Taught = (&'static str, usize, &'static str, &'static str, &'static str, Option<Became>);

#[rustfmt::skip]
const TAUGHT: [Taught; 9] = [
    ("causes-de-deces", 0, "Les alertes arrivent sans dire à quoi elles se comparent.", "Épidémiologistes", "Un chiffre seul, je ne sais pas si je dois m'inquiéter.", Some((Choice::Oui, "Chaque alerte montrera la moyenne des cinq années précédentes.", 12, Some((-390, "Les cinq années précédentes sont dessinées sous chaque alerte."))))),
    ("causes-de-deces", 1, "Le certificat électronique et le papier n'arrivent pas au même rythme.", "Médecins de santé publique", "On croit à une baisse, et c'est le courrier qui traîne.", Some((Choice::Oui, "La part encore attendue sera montrée avec chaque mois.", 20, Some((-300, "Une bande claire montre les certificats attendus."))))),
    ("causes-de-deces", 2, "Des chercheurs demandent un extrait nominatif.", "Chercheurs", "Sans les lignes, je ne peux rien apparier.", Some((Choice::Non, "Le service ne montre jamais une personne : l'appariement relève d'une autorisation de la CNIL et d'un autre accès.", 9, None))),
    ("causes-de-deces", 4, "La carte se lit mal au téléphone pendant une astreinte.", "Veille sanitaire", "La nuit, je n'ai que mon téléphone.", Some((Choice::Oui, "Un tableau trié remplacera la carte sur petit écran.", 6, Some((-70, "Le tableau trié est la première chose qu'affiche un petit écran."))))),
    ("causes-de-deces", 5, "Les agences veulent comparer leur région à une région qui lui ressemble.", "Chargés d'études", "Me comparer à l'Île-de-France n'a pas de sens.", Some((Choice::Oui, "Trois régions voisines par leur âge seront proposées.", 5, None))),
    ("causes-de-deces", 5, "L'export ne dit pas quel jour il a été fait.", "Épidémiologistes", "J'ai trois fichiers du même nom.", None),
    ("ressourcerie", 1, "Personne ne sait si une ressource est encore maintenue.", "Équipes produit", "J'ai repris un composant mort depuis deux ans.", Some((Choice::Oui, "Chaque ressource dira la date de sa dernière version.", 15, Some((-180, "La dernière version et son âge sont affichés."))))),
    ("ressourcerie", 2, "Les éditeurs aimeraient y vendre leurs produits.", "Directions métier", "Pourquoi pas un comparateur de prix ?", Some((Choice::Non, "C'est un catalogue de communs : ce qui s'achète relève des centrales d'achat.", 8, None))),
    ("enfants-du-spectacle", 0, "Le formulaire demande trois fois la date de naissance de l'enfant.", "Parents", "À la troisième fois, j'ai cru m'être trompée.", None),
];

pub async fn write(tx: &Tx, kernel: &Kernel, story: &Story) -> Result<(), Error> {
    for (product, days) in [("causes-de-deces", -470), ("enfants-du-spectacle", -60)] {
        store::declare(tx, product, story.day(days), &story.camille, true).await?;
    }
    let told: [(&str, &[Held]); 3] =
        [("causes-de-deces", &DEATHS), ("ressourcerie", &RESOURCES), ("enfants-du-spectacle", &CHILDREN)];
    for (product, sessions) in told {
        for (at, session) in sessions.iter().enumerate() {
            held(tx, kernel, story, (product, at), session).await?;
        }
    }
    store::add(tx, "causes-de-deces", (story.day(38), "Nantes, agence régionale de santé"), &story.camille, true)
        .await?;
    Ok(())
}

async fn held(
    tx: &Tx,
    kernel: &Kernel,
    story: &Story,
    (product, at): (&str, usize),
    (days, place, profiles, groups, roti, next): &Held,
) -> Result<(), Error> {
    let id = store::add(tx, product, (story.day(*days), place), &story.camille, true).await?;
    let Some(session) = store::find(tx.sql(), product, id.as_str()).await? else { return Ok(()) };
    let profiles = profiles.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect();
    let counted = Counted { profiles, groups: *groups, roti: *roti, next_on: next.map(|next| story.day(next)) };
    let seal = proof::digest(&proof::text_of_session(&session, &counted));
    store::hold(tx, &id, &counted, seal.clone(), &story.camille).await?;
    for (_, _, statement, profile, said, became) in TAUGHT.iter().filter(|told| told.0 == product && told.1 == at) {
        let lesson = tx.new_id();
        let digest = proof::digest(&proof::text_of_lesson(lesson.as_str(), &seal, statement));
        store::add_lesson(tx, &session, (&lesson, statement, digest), &story.camille).await?;
        let own: Id = tx.new_id();
        let words = kernel.vault().seal(&own, words_cell(&own), said).await?;
        let written = Written { id: &own, lesson: Some(lesson.clone()), profile, words };
        store::add_verbatim(tx, &session, written).await?;
        let Some((choice, reason, after, delivered)) = became else { continue };
        store::decide(tx, &lesson, (*choice, reason, story.day(days + after)), &story.camille).await?;
        if let Some((on, what)) = delivered {
            store::deliver(tx, &lesson, &(story.day(*on), (*what).to_owned(), None), &story.camille).await?;
        }
    }
    Ok(())
}
