//! What is shown is safe, headings fit the page, sections are found.

use proptest::prelude::*;

use super::*;
use crate::real;

#[test]
fn code_and_third_party_requests_do_not_get_through() {
    let html = to_html(
        "Bonjour <script>alert(1)</script> <img src=https://exemple.fr/p.png onerror=x> <a href='javascript:x' style='x'>lien</a> <iframe src=//x></iframe>\n\n[a](javascript:alert(1)) ![graphique](https://exemple.fr/g.png)",
        2,
    );
    for refused in ["script", "<img", "onerror", "style", "iframe", "alert"] {
        assert!(!html.contains(refused), "{refused} in {html}");
    }
    assert!(html.contains(r#"<a href="https://exemple.fr/g.png" rel="noopener noreferrer">graphique</a>"#), "{html}");
}

#[test]
fn headings_start_at_the_level_of_the_page_and_keep_their_distance() {
    assert_eq!(to_html("# Un\n\n### Trois", 3), "<h3>Un</h3>\n<h5>Trois</h5>\n");
    assert_eq!(to_html("## Deux <h1>", 3).matches("<h").count(), 2);
    assert_eq!(to_html("<h4>brut</h4>\n", 2).trim(), "<h2>brut</h2>");
    assert_eq!(to_html("###### Six\n\n# Un\n\nune <hr> et &lt;h1>", 6).matches("<h6>").count(), 2);
}

#[test]
fn relative_links_lead_to_a_product_here_or_to_the_site_of_the_source() {
    let html = to_html("[a](/startups/mes.aides.html) [b](/approche) [c](#suite) [d](//exemple.fr)", 2);
    assert!(html.contains(r#"href="/produits/mes.aides""#), "{html}");
    assert!(html.contains(r#"href="https://beta.gouv.fr/approche""#), "{html}");
    assert!(html.contains("href=\"#suite\"") && !html.contains("//exemple.fr"), "{html}");
}

#[test]
fn sections_are_found_under_the_headings_people_write() {
    let found = sections(
        "Avant\n## **Contexte**\nA\n### Détail\n```\n## code\n```\n## Le problème :\nB\n# Notre solution 💡\nC\n## La stratégie\n",
    );
    let subjects: Vec<Option<Subject>> = found.iter().map(|section| section.subject).collect();
    assert_eq!(subjects[0], None);
    assert_eq!(subjects[1..], Subject::ALL.map(Some));
    assert_eq!(found[1].heading, "Contexte");
    assert!(found[1].markdown.contains("### Détail") && found[1].markdown.contains("## code"));
}

#[test]
fn every_real_text_is_shown_without_anything_dangerous() {
    let Some(folder) = real::folder() else { return };
    for product in &folder.products {
        let html = to_html(&product.body, 3);
        assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("<h1>"), "{}", product.id);
    }
    let with_context = folder
        .products
        .iter()
        .filter(|product| sections(&product.body).iter().any(|section| section.subject == Some(Subject::Context)));
    assert!(with_context.count() > 300);
}

#[test]
fn a_text_made_to_bring_the_page_down_does_not() {
    for piece in ["> ", "- ", "[", "*a _b ", "<div>", "<b>", "![", "`", "|a", "&lt;"] {
        let html = to_html(&piece.repeat(3_000), 2);
        assert!(html.len() < 500_000, "{piece}");
    }
}

proptest! {
    #[test]
    fn any_text_gives_html_that_sanitising_again_leaves_alone(text in "[a-c<>\"'&#*`\\[\\]()!/ =:h1\n]{0,120}") {
        let html = to_html(&text, 2);
        prop_assert!(!html.contains("<script") && !html.contains("<h1>"));
        let rebuilt: String = sections(&text).iter().map(|section| section.markdown.clone()).collect();
        prop_assert!(rebuilt.len() <= text.len());
    }
}
