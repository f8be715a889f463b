//! One oddity, one warning, with its line and its field.

use super::*;
use crate::phase::PhaseName;

#[test]
fn a_plain_product_has_no_warning() {
    let (product, warnings) = with("sponsors: [/organisations/dinum]\nstats: true");
    assert_eq!(warnings, []);
    assert_eq!((product.sponsors, product.stats), (vec!["dinum".to_owned()], Some(true)));
    assert_eq!(product.body, "Texte\n");
}

#[test]
fn dashes_inside_a_text_do_not_end_the_header() {
    let text = "---\ntitle: A\nphases: [{name: construction, start: 2024-01-01}]\n---\nAvant\n\n---\n\nAprès\n";
    assert_eq!(read(text).0.unwrap().body, "Avant\n\n---\n\nAprès\n");
}

#[test]
fn an_escaped_link_is_decoded() {
    let (product, warnings) = with("link: https:&#x2F;&#x2F;exemple.fr&#x2F;a?b=1&amp;c=2");
    assert_eq!(product.link.as_deref(), Some("https://exemple.fr/a?b=1&c=2"));
    assert_eq!(only(&warnings), (Kind::EscapedLink, 8, "link"));
}

#[test]
fn a_blank_value_is_absent_and_an_empty_one_is_nothing_to_tell() {
    let (product, warnings) = with("budget_url: ' '\nlink: ''");
    assert_eq!((product.budget_url, product.link), (None, None));
    assert_eq!(only(&warnings), (Kind::BlankValue, 8, "budget_url"));
}

#[test]
fn the_punctuation_after_a_repository_is_removed() {
    let (product, warnings) = with("repository: 'https://exemple.fr/depot; '");
    assert_eq!(product.repository.as_deref(), Some("https://exemple.fr/depot"));
    assert_eq!(only(&warnings), (Kind::RepositoryPunctuation, 8, "repository"));
}

#[test]
fn a_bare_address_of_statistics_is_kept_and_told() {
    let (product, warnings) = with("stats_url: http://192.0.2.7:3000/public");
    assert_eq!(product.stats_url.as_deref(), Some("http://192.0.2.7:3000/public"));
    assert_eq!(only(&warnings), (Kind::BareIpLink, 8, "stats_url"));
}

#[test]
fn a_link_that_runs_code_is_dropped_however_it_is_written() {
    for link in ["javascript:alert(1)", "'  JavaScript:alert(1)'", "data:text/html,x", "\"java\\nscript:alert(1)\""] {
        let (product, warnings) = with(&format!("link: {link}"));
        assert_eq!((product.link, product.extra.len()), (None, 0), "{link}");
        assert!(warnings.iter().any(|w| w.genre == Kind::DangerousLink && w.champ == "link"), "{link}");
    }
}

#[test]
fn a_link_without_scheme_is_kept_among_the_other_fields() {
    let (product, warnings) = with("stats_url: exemple.fr/stats");
    assert_eq!((product.stats_url, product.extra["stats_url"].as_str()), (None, Some("exemple.fr/stats")));
    assert_eq!(only(&warnings), (Kind::InvalidLink, 8, "stats_url"));
}

#[test]
fn decomposed_and_invisible_characters_are_kept_and_told() {
    let (product, warnings) = with("robots: e\u{301}te\u{301}\nthematiques: [\"Cul\u{200b}ture\"]");
    assert_eq!(product.robots.as_deref(), Some("e\u{301}te\u{301}"));
    let kinds: Vec<Kind> = warnings.iter().map(|w| w.genre).collect();
    assert!(kinds.contains(&Kind::NotNfc) && kinds.contains(&Kind::ZeroWidth));
    assert_eq!(with("robots: '👩\u{200d}💻'").1, []);
}

#[test]
fn crlf_and_a_byte_order_mark_are_read_like_the_others() {
    let (product, warnings) =
        read("\u{feff}---\r\ntitle: A\r\nphases: [{name: construction, start: 2024-01-01}]\r\n---\r\nUn\r\nDeux\r\n");
    assert_eq!(product.unwrap().body, "Un\nDeux\n");
    let kinds: Vec<Kind> = warnings.iter().map(|w| w.genre).collect();
    assert_eq!(kinds, [Kind::Bom, Kind::Crlf]);
}

#[test]
fn unusual_identifiers_are_kept_and_told() {
    for id in ["données-et-territoires", "auxAJ", "collectif_objets", &"a.".repeat(34)] {
        let mut notes = Notes::of("x");
        let product = read_product(
            id,
            b"---\ntitle: A\nphases: [{name: construction, start: 2024-01-01}]\n---\n",
            &known(),
            day(),
            &mut notes,
        );
        assert_eq!(product.unwrap().id, id);
        assert_eq!(only(notes.list()).0, Kind::UnusualId);
    }
}

#[test]
fn references_without_a_file_are_kept_and_told() {
    let (product, warnings) = with("sponsors:\n  - /organisations/absente\nincubators: [essai, autre]");
    assert_eq!((product.sponsors[0].as_str(), product.incubators.len()), ("absente", 2));
    let told: Vec<(Kind, &str)> = warnings.iter().map(|w| (w.genre, w.champ.as_str())).collect();
    assert_eq!(told, [(Kind::UnknownOrganisation, "sponsors"), (Kind::UnknownIncubator, "incubators")]);
}

#[test]
fn html_in_a_text_is_told_with_its_line_and_a_link_of_markdown_is_not() {
    let text = |body: &str| format!("---\ntitle: A\nphases: [{{name: construction, start: 2024-01-01}}]\n---\n{body}");
    let warnings = read(&text("Un\nDeux <script>x</script>\n")).1;
    assert_eq!(only(&warnings), (Kind::RawHtml, 6, "corps"));
    assert_eq!(read(&text("<https://exemple.fr> et 3 < 4\n")).1, []);
}

#[test]
fn a_list_inside_one_item_is_kept_and_told_unless_it_is_between_brackets() {
    let (product, warnings) = with("techno:\n  - 'Node, React, Vue  '\nusertypes:\n  - Agents (SRA, DRAC, DAC)");
    assert_eq!(product.techno, ["Node, React, Vue"]);
    let kinds: Vec<(Kind, usize)> = warnings.iter().map(|w| (w.genre, w.ligne)).collect();
    assert_eq!(kinds, [(Kind::ExtraSpaces, 9), (Kind::ListInItem, 9)]);
    assert_eq!(split_list(&product.techno[0]), ["Node", "React", "Vue"]);
}

#[test]
fn phases_that_cannot_be_read_are_kept_aside_with_a_warning_each() {
    let phases = "---\ntitle: A\nphases:\n  - name: croissance\n    start: 2024-01-01\n  - name: construction\n    start: 2024-02-30\n  - name: construction\n    start: 2024-03-01\n    end: 2024-13-01\n---\n";
    let (product, warnings) = read(phases);
    let product = product.unwrap();
    assert_eq!((product.phases.len(), product.phases_unread.len()), (1, 2));
    assert_eq!(product.phases[0].extra["end"], "2024-13-01");
    let told: Vec<(Kind, usize, &str)> = warnings.iter().map(|w| (w.genre, w.ligne, w.champ.as_str())).collect();
    assert_eq!(
        told,
        [
            (Kind::UnknownPhase, 4, "phases[0].name"),
            (Kind::ImpossibleDate, 7, "phases[1].start"),
            (Kind::ImpossibleDate, 10, "phases[2].end"),
        ]
    );
}

#[test]
fn a_future_phase_is_kept_and_told() {
    let (product, warnings) = read("---\ntitle: A\nphases:\n  - name: investigation\n    start: 2026-09-07\n---\n");
    assert_eq!(crate::phase::current(&product.unwrap().dated(), day()), None);
    assert_eq!(only(&warnings), (Kind::FuturePhase, 4, "phases[0].start"));
}

#[test]
fn older_phase_names_are_read_under_their_name_of_today() {
    let (product, warnings) = read("---\ntitle: A\nphases:\n  - name: success\n    start: 2020-01-01\n---\n");
    assert_eq!(product.unwrap().phases[0].phase.name, PhaseName::Opere);
    assert_eq!(only(&warnings), (Kind::OldPhaseName, 4, "phases[0].name"));
}

#[test]
fn the_scalars_before_phases_are_read_as_one_phase() {
    let text = "---\ntitle: A\nowner: dinum\nstatus: alumni\nstart: 2016-01-01\nend: 2018-06-30\n---\n";
    let (product, warnings) = read(text);
    let product = product.unwrap();
    assert_eq!(product.sponsors, ["dinum"]);
    assert_eq!(product.phases[0].phase.name, PhaseName::Abandon);
    assert_eq!(product.phases[0].phase.end, read_date("2018-06-30"));
    assert_eq!(product.extra.len(), 0);
    let kinds: Vec<Kind> = warnings.iter().map(|w| w.genre).collect();
    assert_eq!(kinds, [Kind::OldFormat, Kind::OldPhaseName, Kind::EndOnLast]);
}

#[test]
fn of_a_key_written_twice_the_last_counts_and_the_first_is_told() {
    let (product, warnings) = with("robots: noindex\nrobots: all");
    assert_eq!(product.robots.as_deref(), Some("all"));
    assert_eq!(only(&warnings), (Kind::DuplicateKey, 9, "robots"));
    assert!(warnings[0].message.contains("noindex"));
}

#[test]
fn unknown_keys_are_kept_in_their_order_with_their_values() {
    let (product, warnings) = with("zebre: 1\nautre: {a: [vrai, true], b: 1.10}");
    let kept: Vec<&String> = product.extra.keys().collect();
    assert_eq!(kept, ["zebre", "autre"]);
    assert_eq!(product.extra["autre"].to_string(), r#"{"a":["vrai",true],"b":"1.10"}"#);
    assert!(warnings.iter().all(|w| w.genre == Kind::UnknownKey));
}

#[test]
fn a_value_of_another_type_is_kept_among_the_other_fields() {
    let (product, warnings) = with("stats: parfois");
    assert_eq!((product.stats, product.extra["stats"].as_str()), (None, Some("parfois")));
    assert_eq!(only(&warnings), (Kind::UnexpectedValue, 8, "stats"));
}

#[test]
fn a_message_about_a_person_quotes_no_value() {
    let mut notes = Notes::discreet("_authors/x.md");
    let text = b"---\nfullname: ' Camille Martin '\nmissions:\n  - {start: Camille}\n---\n";
    read_author("x", text, &mut notes).unwrap();
    assert_eq!(notes.list().len(), 2);
    assert!(notes.list().iter().all(|warning| !warning.message.contains("Camille")));
}

#[test]
fn an_empty_list_of_phases_is_told_and_the_status_counts() {
    let (product, warnings) = read("---\ntitle: A\nphases: []\nstatus: construction\nstart: 2024-01-01\n---\n");
    assert_eq!(product.unwrap().dated().len(), 1);
    let told: Vec<(Kind, usize)> = warnings.iter().map(|told| (told.genre, told.ligne)).collect();
    assert_eq!(told, [(Kind::EmptyPhases, 3), (Kind::OldFormat, 4)]);
}

#[test]
fn a_link_of_the_text_that_runs_code_is_told_with_its_line() {
    for link in ["[a](javascript:x)", "<a href='JavaScript&#x3a;x'>", "[a]: <javascript:x>"] {
        let text = format!(
            "---\ntitle: A\nincubator: essai\nphases: [{{name: construction, start: 2024-01-01}}]\n---\nUn\n{link}\n"
        );
        let told = read(&text).1;
        let told = told.iter().find(|told| told.genre == Kind::DangerousLink);
        assert_eq!(told.map(|told| (told.ligne, told.champ.as_str())), Some((7, "corps")), "{link}");
    }
    assert!(!text::links_to_code("Le javascript: un langage, [a](https://exemple.fr/javascript:x)"));
}

#[test]
fn a_phase_without_a_name_is_told_in_words_and_its_place_has_no_trailing_dot() {
    let (_, warnings) = read("---\ntitle: A\nincubator: essai\nphases: [{name: '', start: 2024-01-01}, texte]\n---\n");
    assert!(warnings.iter().any(|told| told.message.starts_with("La phase n'a pas de nom")), "{warnings:?}");
    assert!(warnings.iter().all(|told| !told.champ.ends_with('.') && !told.message.contains("«  »")), "{warnings:?}");
}
