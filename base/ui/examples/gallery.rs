//! Serves the gallery alone, to look at it: `cargo run -p ui --example gallery`, then <http://127.0.0.1:3999/interface>.

use std::sync::Arc;

use axum::{
    Router,
    extract::Query,
    response::Response,
    routing::get,
};
use ui::{Accessibility, Account, Brand, Frame, NavItem, Search, Theme, gallery::GalleryPage};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let app = Router::new().route("/interface", get(show)).merge(ui::assets::assets());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3999").await?;
    axum::serve(listener, app).await?;
    Ok(())
}

async fn show(Query(parameters): Query<Vec<(String, String)>>) -> Response {
    let mut frame = Frame::new(Arc::new(brand()), "/interface");
    let asked = parameters.iter().find(|(name, _)| name == "theme");
    frame.theme = Theme::of(asked.map_or("", |(_, value)| value));
    if parameters.iter().any(|(name, _)| name == "compte") {
        frame.account = Some(Account { name: "Camille Martin".into(), csrf: "exemple".into() });
    }
    ui::page(&GalleryPage::sample(frame))
}

fn brand() -> Brand {
    Brand {
        title: "Fabrique".into(),
        tagline: "Le tableau de bord d'une fabrique numérique publique".into(),
        prefix: String::new(),
        publisher: "la fabrique de démonstration".into(),
        description: "Fabrique aide les équipes publiques à suivre leurs produits, de l'investigation au transfert.".into(),
        navigation: [("/", "Accueil"), ("/produits", "Portefeuille"), ("/ensemble", "Vue d'ensemble"), ("/pilotage", "Pilotage"), ("/interface", "Composants")]
            .map(|(href, label)| NavItem::new(href, label))
            .into(),
        links: [("/stats", "Statistiques"), ("/api", "API"), ("/code", "Code source")].map(|(href, label)| NavItem::new(href, label)).into(),
        accessibility: Accessibility::Partial,
        search: Some(Search { action: "/produits".into(), label: "Chercher un produit".into() }),
        sign_in: Some("/connexion".into()),
        account: "/compte".into(),
        notice: Some("Données de démonstration : les personnes et les décisions sont fictives.".into()),
        dsfr: false,
    }
}
