//! Rules on single pages; whole sites are in the corpus.

use chrono::NaiveDate;
use proptest::prelude::*;
use url::Url;

use super::state::{State, at_start, declared};
use super::{DATE, RATE, declaration, mention};
use crate::Statut;
use crate::reading::Doc;

fn doc(html: &str) -> Doc {
    Doc::read(&Url::parse("https://exemple.gouv.fr/accessibilite").unwrap(), html)
}

fn of(html: &str, id: &str) -> Statut {
    let page = doc(&format!("<main>{html}<p>Contact : <a href=mailto:a@exemple.fr>écrire</a></p></main>"));
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    declaration::check(&page, today).into_iter().find(|finding| finding.critere == id).unwrap().statut
}

#[test]
fn a_state_is_what_a_sentence_asserts() {
    let state = |text: &str| declared(&doc(&format!("<main><p>{text}</p></main>")));
    assert_eq!(
        state("Le site est partiellement conforme au RGAA, en raison des non-conformités ci-dessous."),
        Some(State::Partly)
    );
    assert_eq!(state("Notre service est <b>non</b> <b>conforme</b>."), Some(State::Non));
    assert_eq!(state("Un service est non conforme, partiellement conforme ou totalement conforme."), None);
    assert_eq!(state("Les éléments non conformes sont listés."), None);
}

#[test]
fn the_mention_is_read_in_the_footer_with_any_spacing() {
    for footer in
        ["Accessibilité : non conforme", "ACCESSIBILITÉ&nbsp;: NON CONFORME", "Accessibilité numérique: non-conforme"]
    {
        assert_eq!(
            mention::of_page(&doc(&format!("<main>x</main><footer>{footer}</footer>"))),
            Some(State::Non),
            "{footer}"
        );
    }
    for footer in
        ["Accessibilité", "Accessibilité : conforme", "Accessibilité : non conformes", "Accessibilité en cours"]
    {
        assert_eq!(mention::of_page(&doc(&format!("<main>x</main><footer>{footer}</footer>"))), None, "{footer}");
    }
}

#[test]
fn three_years_are_counted_to_the_day() {
    assert_eq!(of("<p>Déclaration établie le 24 novembre 2023.</p>", DATE.id), Statut::Conforme);
    assert_eq!(of("<p>Déclaration établie le 23 novembre 2023.</p>", DATE.id), Statut::NonConforme);
    assert_eq!(of("<p>Déclaration établie le 25 novembre 2026.</p>", DATE.id), Statut::NonConforme);
}

#[test]
fn without_an_audit_a_service_that_says_so_has_no_rate() {
    let said = "<p>Établie le 1er mars 2026.</p><h2>État de conformité</h2><p>Le site est non conforme.</p>";
    assert_eq!(of(&format!("{said}<p>Aucun audit n'a été fait.</p>"), RATE.id), Statut::NonApplicable);
    assert_eq!(of(said, RATE.id), Statut::NonConforme);
}

proptest! {
    #[test]
    fn a_rate_means_one_state(rate in 0.0..=100.0f64) {
        let state = State::of_rate(rate);
        prop_assert_eq!(state == State::Fully, rate >= 100.0);
        prop_assert_eq!(state == State::Non, rate < 50.0);
    }

    #[test]
    fn no_text_breaks_the_reading(text in "\\PC{0,80}") {
        let _ = at_start(&text);
        let page = doc(&text);
        let _ = (declared(&page), mention::of_page(&page), declaration::check(&page, NaiveDate::default()));
    }
}
