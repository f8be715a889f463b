//! HTTP: the catalogue, as anybody may read it.

use askama::Template;
use axum::response::Response;
use ui::{Frame, NavItem};

use super::domain::{Tool, tools};

#[derive(Template)]
#[template(path = "tools/list.html")]
struct ListPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    tools: &'static [Tool],
}

/// The catalogue.
pub async fn list(frame: Frame) -> Response {
    let crumbs = [("/", "Accueil"), ("/conformite", "Conformité"), ("", "Outils")];
    let crumbs = crumbs.map(|(href, label)| NavItem::new(href, label)).into();
    ui::page(&ListPage { frame, crumbs, tools: tools() })
}
