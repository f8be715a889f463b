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
fn headings_start_at_the_level_of_the_page_and_skip_none() {
    assert_eq!(to_html("# Un\n\n### Trois\n\n# Un", 3), "<h3>Un</h3>\n<h4>Trois</h4>\n<h3>Un</h3>\n");
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
        assert!(!html.contains("\"></a>") && !html.contains("\"><em></em></a>"), "a link has a name: {}", product.id);
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

#[test]
fn absurd_texts_give_bounded_pages() {
    let deep = ">".repeat(50_000);
    let indented = (0..2_000).map(|n| format!("{}- a\n", "  ".repeat(n))).collect::<String>();
    let wide = format!("{}|\n{}|\n{}", "|a".repeat(1_000), "|-".repeat(1_000), "|b\n".repeat(1_000));
    let tags = "<div>".repeat(20_000);
    let brackets = "[".repeat(50_000);
    for absurd in [deep, indented, wide, tags, brackets] {
        let html = to_html(&absurd, 2);
        assert!(html.len() < 1_000_000, "{} bytes", html.len());
        assert!(html.matches("<blockquote>").count() <= 48 && html.matches("<td>").count() <= 10_000);
    }
}

#[test]
fn ordinary_nesting_and_tables_stay() {
    let html = to_html("> a\n> > b\n\n- a\n  - b\n    - c\n\n|a|b|\n|-|-|\n|1|2|\n", 2);
    assert_eq!(
        (html.matches("<blockquote>").count(), html.matches("<ul>").count(), html.matches("<td>").count()),
        (2, 3, 2)
    );
}

#[test]
fn a_link_around_an_image_is_named_by_what_the_image_says_or_by_its_site() {
    let named = to_html("[![Notre carte](https://exemple.fr/g.png)](https://carte.exemple.fr/)", 2);
    assert!(named.contains("Notre carte") && named.matches("<a ").count() == 1, "{named}");
    let site = to_html(
        "[![](g.png)](https://www.exemple.fr/a) <a href='https://b.exemple.fr'><img src=x alt='Un < deux'></a>",
        2,
    );
    assert!(site.contains(">exemple.fr<em></em></a>") && site.contains(">Un &lt; deux</a>"), "{site}");
    let hostile = to_html("<a href='https://exemple.fr/<img'>\" onclick=\"x</a> <img alt='<b onclick=x>'>", 2);
    assert!(!hostile.contains("<b") && !hostile.contains("\" onclick=\"x\""), "{hostile}");
    assert!(hostile.contains("rel=\"noopener noreferrer\">\" onclick"), "the text stays a text: {hostile}");
}

#[test]
fn a_text_on_one_line_has_no_markup_and_no_entity() {
    let text = to_text("Pour <span class=\"x\">le &quot;produit&quot;</span>\n\n**et** a &lt; b &amp;amp; c");
    assert_eq!(text, "Pour le \"produit\" et a < b &amp; c");
}
