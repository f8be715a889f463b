//! The fictitious members of the demonstration's teams.

use chrono::{Days, NaiveDate};

use crate::source::{AuthorSource, MissionSource};

/// Five people who do not exist, and their missions seen from `today`.
pub fn authors(today: NaiveDate) -> Vec<AuthorSource> {
    let ago = |days: u64| today.checked_sub_days(Days::new(days));
    let ahead = |days: u64| today.checked_add_days(Days::new(days));
    vec![
        author("camille.martin", "Camille Martin", "Développement", &[(ago(900), None, &["mano"])]),
        author("paul.lefevre", "Paul Lefèvre", "Déploiement", &[(ago(700), ahead(200), &["mano", "transport-adapte"])]),
        author("zoe.petit", "Zoé Petit", "Produit", &[(ago(500), ahead(90), &["boussole-emploi", "droits-simples"])]),
        author(
            "ines.benali",
            "Inès Benali",
            "Coaching",
            &[(ago(1500), None, &["signature-commune", "carnet-de-bord"])],
        ),
        author("amadou.diallo", "Amadou Diallo", "Intraprenariat", &[(ago(1200), ago(300), &["ressourcerie", "mano"])]),
    ]
}

type Mission<'a> = (Option<NaiveDate>, Option<NaiveDate>, &'a [&'a str]);

fn author(id: &str, fullname: &str, role: &str, missions: &[Mission<'_>]) -> AuthorSource {
    let missions = missions.iter().map(|(start, end, products)| MissionSource {
        start: *start,
        end: *end,
        status: Some("independent".to_owned()),
        startups: products.iter().map(|&product| product.to_owned()).collect(),
        ..MissionSource::default()
    });
    AuthorSource {
        id: id.to_owned(),
        fullname: fullname.to_owned(),
        role: Some(role.to_owned()),
        missions: missions.collect(),
        ..AuthorSource::default()
    }
}
