//! Shows the notice.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::Kernel;
use kernel::manifest::Manifest;
use ui::{Frame, NavItem};

use super::cookies::{self, Line};
use super::domain::{Part, parts};
use crate::register::words::TO_CONFIRM;

#[derive(Template)]
#[template(path = "notice/show.html")]
struct NoticePage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    manifest: Manifest,
    summary: Vec<NavItem>,
    parts: Vec<Part>,
    cookies: Vec<Line>,
    to_confirm: &'static str,
    takes_requests: bool,
}

pub async fn show(frame: Frame, State(kernel): State<Kernel>) -> Response {
    let parts = parts(&kernel.outline().relied_on());
    let ends = [("droits", "Exercer vos droits"), ("reclamation", "Saisir la CNIL"), ("cookies", "Cookies")];
    let ends = ends.map(|(id, label)| NavItem::new(format!("#{id}"), label));
    let summary = parts.iter().map(|part| NavItem::new(format!("#{}", part.id), part.name)).chain(ends).collect();
    let takes_requests =
        kernel.outline().public_pages.iter().any(|page| page.ends_with("/donnees-personnelles/demande"));
    let crumbs = vec![NavItem::new(frame.home(), "Accueil"), NavItem::new("", "Données personnelles et cookies")];
    ui::page(&NoticePage {
        frame,
        crumbs,
        manifest: kernel.manifest().clone(),
        summary,
        parts,
        cookies: cookies::lines(kernel.config()),
        to_confirm: TO_CONFIRM,
        takes_requests,
    })
}

impl NoticePage {
    /// Whether the deployer still has a fact to give.
    fn unsettled(&self) -> bool {
        self.parts.iter().any(|part| part.dpo.to_confirm || part.controllers.iter().any(|body| body.to_confirm))
    }

    /// The officers to write to, each once.
    fn officers(&self) -> Vec<&super::domain::Body> {
        let mut officers = Vec::new();
        for part in &self.parts {
            if !officers.contains(&&part.dpo) {
                officers.push(&part.dpo);
            }
        }
        officers
    }
}
