//! Which links are followed, and what their answers mean.

use chrono::NaiveDate;
use url::Url;

use super::{Answer, OTHERS, OWN, judge, targets};
use crate::Statut;
use crate::reading::Doc;
use crate::visit::Visit;

#[test]
fn links_are_followed_once_in_bounded_number_and_never_those_that_act() {
    let own: String = (0..100).map(|rank| format!("<a href=/p{rank}>a</a><a href=/p{rank}#b>b</a>")).collect();
    let others: String = (0..50).map(|rank| format!("<a href=https://s{rank}.exemple.fr>a</a>")).collect();
    let html = format!("<a href=/deconnexion>x</a><a href=mailto:a@exemple.fr>y</a>{others}{own}");
    let page = Doc::read(&Url::parse("https://exemple.gouv.fr/").unwrap(), &html);
    let asked = targets(&Visit::of_docs(vec![page], NaiveDate::default()));
    assert_eq!(asked.len(), OWN + OTHERS);
    assert!(asked.iter().all(|url| url.path() != "/deconnexion"));
    assert_eq!(asked[0].path(), "/p0");
}

#[test]
fn a_site_that_refuses_us_has_no_dead_link() {
    let url = |path: &str| Url::parse("https://exemple.gouv.fr/").unwrap().join(path).unwrap();
    let found =
        |answers: &[Answer]| judge(&answers.iter().map(|answer| (url("/a"), *answer)).collect::<Vec<_>>()).statut;
    assert_eq!(found(&[Answer::Alive, Answer::Unknown]), Statut::Conforme);
    assert_eq!(found(&[Answer::Unknown]), Statut::Inconnu);
    assert_eq!(found(&[]), Statut::Inconnu);
    assert_eq!(found(&[Answer::Alive, Answer::Dead]), Statut::NonConforme);
}
