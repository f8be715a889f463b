//! Error pages say what to do next.

use askama::Template;
use http::StatusCode;
use kernel::Problem;

use super::ErrorPage;
use crate::Frame;

fn page(problem: &Problem) -> String {
    ErrorPage::new(Frame::sample("/produits/clara"), problem).render().unwrap()
}

#[test]
fn every_status_has_a_title_a_text_and_a_way_out() {
    for status in [400, 401, 403, 404, 405, 408, 409, 413, 415, 422, 429, 500, 503] {
        let problem = Problem::of(StatusCode::from_u16(status).unwrap());
        let html = page(&problem);
        let title = crate::escape(&problem.title);
        assert!(html.contains(&format!("<h1>{title}</h1>")), "{status}: {html}");
        assert!(html.contains(&format!("<title>{title} — Fabrique</title>")), "{status}");
        assert!(html.contains(r#"<a class="fr-btn" href="/"#), "no way out of {status}");
    }
}

#[test]
fn who_must_sign_in_comes_back_to_the_page() {
    let html = page(&Problem::of(StatusCode::UNAUTHORIZED));
    assert!(html.contains(r#"href="/connexion?retour=%2Fproduits%2Fclara">Se connecter"#), "{html}");
}

#[test]
fn a_passing_failure_offers_to_try_the_same_address_again() {
    let html = page(&Problem::of(StatusCode::SERVICE_UNAVAILABLE));
    assert!(html.contains(r#"href="/produits/clara">Réessayer"#));
}

#[test]
fn trying_again_never_leads_to_another_site() {
    for status in [StatusCode::SERVICE_UNAVAILABLE, StatusCode::TOO_MANY_REQUESTS, StatusCode::CONFLICT] {
        let page = ErrorPage::new(Frame::sample("//ailleurs.exemple.org/"), &Problem::of(status)).render().unwrap();
        assert!(!page.contains(r#"<a class="fr-btn" href="//"#), "{status}");
        assert!(page.contains(r#"<a class="fr-btn" href="/">"#), "{status}");
    }
}

#[test]
fn the_reference_and_the_refused_fields_are_shown_as_text() {
    let problem =
        Problem::of(StatusCode::UNPROCESSABLE_ENTITY).reference("abc-123").errors([("titre", "Donnez un <titre>")]);
    let html = page(&problem);
    assert!(html.contains("<code>abc-123</code>"));
    assert!(html.contains("Donnez un &#60;titre&#62;") || html.contains("Donnez un &lt;titre&gt;"), "{html}");
}
