//! Rules on single pages; whole sites are in the corpus.

use url::Url;

use super::spent;
use crate::Statut;
use crate::reading::Doc;

fn found(html: &str) -> Statut {
    spent(&Doc::read(&Url::parse("https://exemple.gouv.fr/budget").unwrap(), html), 2026).statut
}

#[test]
fn amounts_need_a_recent_year() {
    assert_eq!(found("<p>2025 : 120 000 € de développement, 6 k€ d'hébergement"), Statut::Conforme);
    assert_eq!(found("<p>2024 : 120 000 € de développement, 6 k€ d'hébergement"), Statut::NonConforme);
    assert_eq!(found("<p>120 000 € de développement, 6 k€ d'hébergement"), Statut::NonConforme);
    assert_eq!(found("<p>Le budget 2026 est en euros"), Statut::NonConforme);
}
