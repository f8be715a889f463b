//! Sites that a machine cannot read: what is there is unknown, and never good.

use crate::houses::{self, House};

/// A site, and the checks that cannot be answered on it.
pub struct Strange {
    pub name: &'static str,
    pub house: House,
    pub unknown: &'static [&'static str],
}

const OF_THE_STATEMENT: &[&str] = &[
    "accessibilite.declaration",
    "accessibilite.sections",
    "accessibilite.etat",
    "accessibilite.taux",
    "accessibilite.date",
    "accessibilite.contact",
    "accessibilite.recours",
    "accessibilite.coherence",
];

const EVERYTHING: &[&str] = &[
    "accessibilite.mention",
    "accessibilite.declaration",
    "accessibilite.etat",
    "mentions-legales.lien",
    "mentions-legales.editeur",
    "confidentialite.lien",
    "confidentialite.finalites",
    "cookies.information",
    "statistiques.page",
    "budget.page",
    "dsfr.systeme",
    "avis.bouton",
    "code-source.lien",
    "contact.moyen",
];

/// All of them.
pub fn all() -> Vec<Strange> {
    vec![
        Strange { name: "page vide sans JavaScript", house: shell(), unknown: EVERYTHING },
        Strange { name: "déclaration en PDF", house: pdf_statement(), unknown: OF_THE_STATEMENT },
        Strange { name: "schéma en PDF, sans années", house: pdf_scheme(), unknown: &["accessibilite.schema"] },
        Strange { name: "statistiques dans un cadre", house: framed(), unknown: &["statistiques.chiffres"] },
        Strange { name: "budget sur un autre site", house: elsewhere(), unknown: &["budget.page", "budget.montants"] },
        Strange {
            name: "mentions interdites aux robots",
            house: forbidden(),
            unknown: &["mentions-legales.editeur", "mentions-legales.hebergeur"],
        },
        Strange {
            name: "mentions servies comme un fichier sans type",
            house: untyped(),
            unknown: &["mentions-legales.directeur"],
        },
    ]
}

fn shell() -> House {
    let mut house = houses::named("agence");
    house.frame = "<!doctype html><html lang=fr><title>{{titre}}</title><body><noscript>You need to enable JavaScript to run this app.</noscript>\
                   <div id=root></div><script src=/static/js/main.js></script></html>"
        .into();
    house.pages.retain(|(path, ..)| path == "/");
    house
}

fn pdf_statement() -> House {
    let mut house = houses::named("ville");
    house.pages.retain(|(path, ..)| path != "/accessibilite/");
    house.files.push((
        "/accessibilite/".into(),
        "application/pdf".into(),
        "%PDF-1.4 accessibilité partiellement conforme RGAA".into(),
    ));
    house
}

fn pdf_scheme() -> House {
    let mut house = houses::named("universite");
    house.pages.retain(|(path, ..)| path != "/schema.html");
    house.files.push(("/schema.html".into(), "application/pdf".into(), "%PDF-1.4 2024-2026".into()));
    house
}

fn framed() -> House {
    let mut house = houses::named("covoiturage");
    replace(
        &mut house,
        "/stats",
        "<h1>Statistiques</h1><iframe src=\"https://metabase.exemple.fr/public/dashboard/1\" title=\"Statistiques\"></iframe>",
    );
    house
}

fn elsewhere() -> House {
    let mut house = houses::named("covoiturage");
    house.frame = house.frame.replace("href=\"/budget\"", "href=\"https://docs.exemple.fr/budget-covoiturons\"");
    house.pages.retain(|(path, ..)| path != "/budget");
    replace(
        &mut house,
        "/plan-du-site",
        "<h1>Plan du site</h1><a href=/>Accueil</a> <a href=/stats>Statistiques</a> <a href=/inscription>Inscription</a>",
    );
    house
}

fn forbidden() -> House {
    let mut house = houses::named("hopital");
    house.files.push(("/robots.txt".into(), "text/plain".into(), "User-agent: *\nDisallow: /node/12\n".into()));
    house
}

/// Bytes instead of a page.
fn untyped() -> House {
    let mut house = houses::named("ville");
    house.pages.retain(|(path, ..)| path != "/mentions/");
    house.files.push(("/mentions/".into(), "application/octet-stream".into(), "\u{1}\u{2}".into()));
    house
}

fn replace(house: &mut House, path: &str, content: &str) {
    for (_, _, body) in house.pages.iter_mut().filter(|(page, ..)| page == path) {
        content.clone_into(body);
    }
}
