//! Addresses of lists, pages, orders, and the values of forms.

use crate::{Filled, Html, Pagination, Query, Sort, Step, Theme, escape};

fn query() -> Query {
    Query::parse("/produits", "q=%C3%A9t%C3%A9&phase=construction&phase=opere&vide=&page=3")
}

#[test]
fn a_link_changes_one_parameter_and_goes_back_to_the_first_page() {
    assert_eq!(query().with("tri", "nom"), "/produits?q=%C3%A9t%C3%A9&phase=construction&phase=opere&tri=nom");
    assert_eq!(query().with("page", "4"), "/produits?q=%C3%A9t%C3%A9&phase=construction&phase=opere&page=4");
    assert_eq!(query().without("phase", "opere"), "/produits?q=%C3%A9t%C3%A9&phase=construction");
    assert_eq!(Query::parse("/produits", "q=x").with("q", ""), "/produits");
}

#[test]
fn a_search_keeps_the_filters_but_not_the_page() {
    assert_eq!(query().value("q"), "été");
    assert_eq!(query().hidden("q"), [("phase", "construction"), ("phase", "opere")]);
}

#[test]
fn pagination_shows_the_ends_and_the_neighbours() {
    let pages = Pagination::new(query(), 7, 50, 662);
    let shown: Vec<String> = pages
        .steps()
        .into_iter()
        .map(|step| match step {
            Step::Page { number, .. } => number.to_string(),
            Step::Current(number) => format!("[{number}]"),
            Step::Gap => "…".into(),
        })
        .collect();
    assert_eq!(shown, ["1", "…", "6", "[7]", "8", "…", "14"]);
    assert_eq!(pages.href(1), "/produits?q=%C3%A9t%C3%A9&phase=construction&phase=opere");
}

#[test]
fn a_page_beyond_the_last_shows_the_last_and_an_empty_list_has_one() {
    let beyond = Pagination::new(query(), 99, 50, 101);
    assert_eq!((beyond.current(), beyond.next()), (3, None));
    let empty = Pagination::new(query(), 0, 50, 0);
    assert!(!empty.needed() && empty.previous().is_none());
}

#[test]
fn a_second_click_on_a_column_turns_the_order_around() {
    let sort = Sort::new(Query::parse("/produits", "tri=nom"), "-depuis");
    assert_eq!((sort.column(), sort.aria("nom"), sort.aria("phase")), ("nom", "ascending", "none"));
    assert_eq!(sort.href("nom"), "/produits?tri=-nom");
    let default = Sort::new(Query::parse("/produits", ""), "-depuis");
    assert!(default.descending());
    assert_eq!(default.href("depuis"), "/produits?tri=depuis");
}

#[test]
fn a_form_keeps_values_and_ties_errors_to_fields() {
    let form =
        Filled::from_pairs([("publics", "agents"), ("publics", "entreprises")]).with_error("titre", "Donnez un titre");
    assert!(form.has("publics", "entreprises") && !form.has("publics", "particuliers"));
    assert_eq!((form.value("titre"), form.error("titre"), form.error("publics")), ("", "Donnez un titre", ""));
    assert!(form.invalid());
}

#[test]
fn what_was_received_is_shown_again_with_its_lists() {
    #[derive(serde::Serialize)]
    struct Received<'a> {
        titre: &'a str,
        publics: Vec<&'a str>,
        note: Option<&'a str>,
    }
    let form = Filled::of(&Received { titre: "L'été & après", publics: vec!["agents", "entreprises"], note: None });
    assert_eq!((form.value("titre"), form.value("note")), ("L'été & après", ""));
    assert!(form.has("publics", "agents") && form.has("publics", "entreprises"));
}

#[test]
fn what_a_person_typed_cannot_become_markup() {
    assert_eq!(escape(r#"<b a="1" c='2'>&"#), "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;");
    assert_eq!(Html::trusted("<b>").to_string(), "<b>");
}

#[test]
fn an_unknown_theme_follows_the_device() {
    let with = |cookie: &str| {
        let mut headers = http::HeaderMap::new();
        headers.insert(http::header::COOKIE, cookie.parse().unwrap());
        Theme::of_request(&headers)
    };
    assert_eq!(with("a=b; theme=sombre"), Theme::Dark);
    assert_eq!(with("theme=vert"), Theme::System);
    assert_eq!(with("autre_theme=sombre"), Theme::System);
    assert!(Theme::Dark.cookie(true).ends_with("; Secure"));
}
