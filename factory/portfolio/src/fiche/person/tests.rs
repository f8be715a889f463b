//! Which addresses are those of people, and what is left of a text without them.

use super::{masked, names_a_person};

const OWN: &[&str] = &["aides-simples", "Chaleur urbaine"];

#[test]
fn what_looks_personal_is_a_person_s() {
    for person in [
        "camille.martin@exemple.fr",
        "j.dupont@exemple.fr",
        "c.j.martin@exemple.fr",
        "prenom.nom.ext@exemple.fr",
        "inès.benali@exemple.fr",
        "camille_martin2@exemple.fr",
        "marie.betancourt@exemple.fr",
        "jean-paul.petit-diallo+essai@exemple.fr",
    ] {
        assert!(names_a_person(person, OWN), "{person}");
    }
}

#[test]
fn an_address_of_a_team_or_of_the_product_is_public() {
    for team in [
        "contact@exemple.fr",
        "equipe.mano@exemple.fr",
        "support.partenaires@exemple.fr",
        "aides.partenaires@exemple.fr",
        "chaleur.urbaine@exemple.fr",
        "aides-simples.france@exemple.fr",
        "boite40.00613@exemple.fr",
        "mano@exemple.fr",
        "https://exemple.fr/contact",
        "",
    ] {
        assert!(!names_a_person(team, OWN), "{team}");
    }
}

#[test]
fn addresses_of_people_leave_a_text_with_the_links_to_them() {
    let told = [
        ("Voir camille.martin@exemple.fr.", "Voir adresse masquée."),
        ("[Camille](mailto:c.martin@exemple.fr), puis", "[Camille] (adresse masquée), puis"),
        ("<camille.martin@exemple.fr>", "adresse masquée"),
        ("c.martin@exemple.fr;z.petit@exemple.fr", "adresse masquée;adresse masquée"),
        ("é@è.fr, ..@exemple.fr et @camille", "é@è.fr, ..@exemple.fr et @camille"),
        (
            "contact@exemple.fr et https://exemple.fr/@camille.martin",
            "contact@exemple.fr et https://exemple.fr/@camille.martin",
        ),
    ];
    for (text, shown) in told {
        assert_eq!(masked(text, OWN), shown);
    }
}

#[test]
fn no_mailbox_of_a_service_of_the_site_is_taken_for_a_person_s() {
    let Some(folder) = crate::real::folder() else { return };
    let products = folder.products.iter().map(|one| (&one.contact, [one.id.as_str(), one.title.as_str()]));
    let hidden = products.filter(|(contact, own)| names_a_person(contact, own)).count();
    let incubators = folder
        .incubators
        .iter()
        .filter_map(|one| Some((one.contact.as_deref()?, [one.id.as_str(), one.title.as_str()])));
    let others = incubators.filter(|(contact, own)| names_a_person(contact, own)).count();
    assert_eq!((hidden, others), (0, 0), "contacts hidden: of products, of incubators");
}

proptest::proptest! {
    #[test]
    fn masking_twice_is_masking_once(text in "[a-zé.@<>(\\]: ]{0,60}") {
        let once = masked(&text, OWN).into_owned();
        assert_eq!(masked(&once, OWN), once.as_str());
    }
}
