//! The incubators and the organisations that the demonstration's products refer to.

use crate::source::{IncubatorSource, OrganisationSource};

/// Two fictitious incubators.
pub fn incubators() -> Vec<IncubatorSource> {
    let incubator = |id: &str, title: &str, description: &str| IncubatorSource {
        id: id.to_owned(),
        title: title.to_owned(),
        owner: Some("sgmas".to_owned()),
        short_description: Some(description.to_owned()),
        contact: Some(format!("{id}@exemple.fr")),
        ..IncubatorSource::default()
    };
    vec![
        incubator(
            "sgmas",
            "Fabrique des ministères sociaux",
            "L'incubateur de la santé, des solidarités et du travail.",
        ),
        incubator("atelier-numerique", "Atelier numérique", "Un incubateur fictif, pour la démonstration."),
    ]
}

/// Directions of the social ministries.
pub fn organisations() -> Vec<OrganisationSource> {
    let organisation = |id: &str, acronym: &str, name: &str| OrganisationSource {
        id: id.to_owned(),
        name: name.to_owned(),
        acronym: Some(acronym.to_owned()),
        kind: Some("administration-centrale".to_owned()),
        ..OrganisationSource::default()
    };
    vec![
        organisation("dgs", "DGS", "Direction générale de la santé"),
        organisation("dgcs", "DGCS", "Direction générale de la cohésion sociale"),
        organisation("dgt", "DGT", "Direction générale du travail"),
        organisation("sgmas", "SGMAS", "Secrétariat général des ministères chargés des affaires sociales"),
    ]
}
