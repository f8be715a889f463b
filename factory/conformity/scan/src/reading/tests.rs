//! What is read of a page, and what is not.

use chrono::NaiveDate;
use url::Url;

use super::values::{
    amounts, dates, durations, emails, figures, has_postal_address, is_placeholder, latest_before,
    names_an_organisation, names_of_people, percentages, phones,
};
use super::{Doc, Kind, Part, fold, passages, tidy};

fn doc(html: &str) -> Doc {
    Doc::read(&Url::parse("https://exemple.gouv.fr/page").unwrap(), html)
}

#[test]
fn typography_and_accents_are_set_aside_character_for_character() {
    let text = tidy("  L’Éditeur\u{a0}:\u{202f}«\u{a0}Œuvre\u{ad}s » – E\u{301}té ");
    assert_eq!(text, "L'Éditeur : « OEuvres » - Été");
    assert_eq!(fold(&text), "l'editeur : « oeuvres » - ete");
    assert_eq!(fold(&text).chars().count(), text.chars().count());
}

#[test]
fn headings_terms_and_cells_name_what_they_stand_above() {
    let page = doc(
        "<h2>Durées</h2><table><tr><th>Donnée<th>Conservation<tr><th>Compte<td>3 ans</table><dl><dt>Qui<dd>Nous</dl>",
    );
    let cell = page.blocks.iter().find(|block| block.text == "3 ans").unwrap();
    assert_eq!(cell.context, "durees | compte | conservation");
    let term = page.blocks.iter().find(|block| block.text == "Nous").unwrap();
    assert!(term.context.ends_with("qui"), "{}", term.context);
}

#[test]
fn what_nobody_sees_is_not_read() {
    let page = doc(
        "<p>Vu<p hidden>Caché<p style='display: none'>Aussi<template><p>Modèle</template><script>var a='x'</script><!-- note --><p style='font-size:0'>Nul",
    );
    assert_eq!(page.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>(), ["Vu"]);
}

#[test]
fn the_footer_is_found_without_its_element() {
    for footer in [
        "<footer>",
        "<div id=footer>",
        "<div class='site-footer dark'>",
        "<div role=contentinfo>",
        "<div id='pied-de-page'>",
    ] {
        let page = doc(&format!(
            "<article><footer><a href=/a>Auteur</a></footer></article><p>Texte{footer}<a href=/m>Mentions</a>"
        ));
        let links: Vec<&str> = page.footer_links().map(|link| link.label.as_str()).collect();
        assert_eq!(links, ["Mentions"], "{footer}");
    }
}

#[test]
fn a_page_without_footer_gives_all_its_links() {
    let page = doc("<p><a href=/a>Un</a> <a href=b>Deux</a>");
    assert!(!page.has_footer);
    assert_eq!(page.footer_links().map(|link| link.url.path()).collect::<Vec<_>>(), ["/a", "/b"]);
}

#[test]
fn a_bold_line_is_a_heading() {
    let page = doc("<p><b>Éditeur</b></p><p>La <b>commune</b>.</p>");
    assert_eq!(page.blocks[0].kind, Kind::Heading(7));
    assert_eq!((page.blocks[1].kind, page.blocks[1].part), (Kind::Text, Part::Main));
}

#[test]
fn what_is_nested_beyond_reason_is_not_read() {
    let page = doc(&format!("<p>début</p>{}fin", "<div>".repeat(100_000)));
    assert_eq!(page.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>(), ["début"]);
    let page = doc(&format!("{}fin", "<div><p>un</div><br>".repeat(2_000)));
    assert_eq!(page.blocks.last().unwrap().text, "fin");
}

#[test]
fn a_value_is_found_after_its_label_in_any_markup() {
    for html in [
        "<p>Hébergeur : Nuage</p>",
        "<h2>Hébergeur</h2><p>Nuage</p>",
        "<dl><dt>Hébergeur<dd>Nuage</dl>",
        "<table><tr><th>Hébergeur<td>Nuage</table>",
        "<p>Hébergeur :<br>Nuage</p>",
        "<p><strong>Hébergeur</strong></p><p>Nuage</p>",
        "<ul><li>Hébergeur — Nuage</ul>",
    ] {
        let page = doc(html);
        let found = passages(&page, &["hebergeur"], &["editeur"]);
        assert_eq!(found.iter().map(|one| one.value.as_str()).collect::<Vec<_>>(), ["Nuage"], "{html}");
    }
}

#[test]
fn telephone_numbers_are_told_from_other_numbers() {
    for text in
        ["02 61 91 10 20", "02.61.91.10.20", "Tél : +33 (0)2 61 91 77 12", "0261911020", "+353 1 234 5678", "tél. 3939"]
    {
        assert_eq!(phones(text).len(), 1, "{text}");
    }
    for text in [
        "00 00 00 00 00",
        "01 23 45 67 89",
        "SIREN 130 025 265",
        "12/03/2026",
        "75007",
        "0X XX XX XX XX",
        "loi n° 2004-575 du 21 juin 2004",
    ] {
        assert_eq!(phones(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn postal_addresses_have_a_code_a_town_and_a_way() {
    for text in [
        "20 avenue de Ségur, 75007 Paris",
        "CS 24405, 35026 Rennes Cedex",
        "3 place de Fontenoy\nTSA 80715\n75334 PARIS CEDEX 07",
        "5 rue Plaetis, L-2338 Luxembourg",
    ] {
        assert!(has_postal_address(text), "{text}");
    }
    for text in ["adresse postale", "75007", "00000 Ville, rue", "la rue de Paris", "12345 visites"] {
        assert!(!has_postal_address(text), "{text}");
    }
}

#[test]
fn names_of_people_are_told_from_titles_and_places() {
    for text in [
        "Camille Martin",
        "Mme Petit",
        "M. Amadou DIALLO, maire",
        "Madame Inès Benali-Roux",
        "J. Martin",
        "PAUL LEFÈVRE",
        "Anne de La Tour",
    ] {
        assert_eq!(names_of_people(text).len(), 1, "{text}");
    }
    for text in [
        "le directeur",
        "Direction du Numérique",
        "Ville de Nantes",
        "Madame la Présidente",
        "Le Préfet de Région",
        "directeur de la publication",
    ] {
        assert_eq!(names_of_people(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn organisations_are_told_from_roles() {
    for text in ["Commune de Saint-Ouestin", "OVH", "l'Agence des mobilités partagées", "Nuage de l'Ouest SAS"] {
        assert!(names_an_organisation(text), "{text}");
    }
    for text in ["l'éditeur du site", "adresse et téléphone", "Hébergeur du Site", ""] {
        assert!(!names_an_organisation(text), "{text}");
    }
}

#[test]
fn durations_dates_and_amounts_are_read_as_written() {
    assert_eq!(durations("trois ans, puis 13 mois ; aussi longtemps que nécessaire"), ["trois ans", "13 mois"]);
    let day = |text: &str| dates(text).first().map(|date| date.day.to_string()).unwrap_or_default();
    assert_eq!(day("le 1er mars 2026"), "2026-03-01");
    assert_eq!(day("01/03/2026"), "2026-03-01");
    assert_eq!(day("2026-03-01T00:00:00Z"), "2026-03-01");
    assert_eq!(day("en février 2026"), "2026-02-28");
    assert_eq!(day("3e trimestre 2026"), "2026-09-30");
    assert_eq!(day("T3 2026"), "2026-09-30");
    assert_eq!(day("31 février 2026"), "");
    assert_eq!(amounts("182 000 €, 1,5 M€, 310 k€ et 14 800 euros"), [182_000.0, 1_500_000.0, 310_000.0, 14_800.0]);
    assert_eq!(percentages("43,5 % des critères, 100%"), [43.5, 100.0]);
    assert_eq!(figures("4 218 personnes en octobre 2026, le 2 novembre 2026 à 9 h 30"), 1);
    assert_eq!(emails("écrire à rgpd@ville.fr, ou dpo (at) ville.fr."), ["rgpd@ville.fr", "dpo@ville.fr"]);
}

#[test]
fn a_month_that_runs_has_come_and_a_day_ahead_has_not() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    assert_eq!(latest_before(&dates("novembre 2026"), today).unwrap().to_string(), "2026-11-30");
    assert_eq!(latest_before(&dates("le 25 novembre 2026"), today), None);
}

#[test]
fn a_model_that_nobody_filled_is_seen() {
    for text in ["[Nom de l'hébergeur]", "Tél : XX XX XX XX XX", "à compléter", "{{ editeur }}", "Prénom NOM"] {
        assert!(is_placeholder(text), "{text}");
    }
    assert!(!is_placeholder("Commune de Saint-Ouestin [site officiel"));
}
