//! HTTP: the referentials, as anybody may read them.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::{Error, Kernel, Who};
use portfolio::fiche::grants;
use ui::{Frame, NavItem};

use super::{Criterion, Family};

/// The name of a group, and its criteria.
type Group = (String, Vec<Criterion>);

#[derive(Template)]
#[template(path = "referential/list.html")]
struct ListPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    families: Vec<(&'static str, Vec<Group>)>,
    writes: bool,
}

/// Every criterion: how it is verified, in which phases, for how long.
pub async fn list(State(kernel): State<Kernel>, frame: Frame, who: Who) -> Result<Response, Error> {
    let all = super::in_force(kernel.db().reader()).await?;
    let families = [Family::Standard, Family::Fabrique].map(|family| (family.label(), groups(&all, family)));
    let crumbs = [("/", "Accueil"), ("/conformite", "Conformité"), ("", "Référentiels")];
    let writes = grants(&kernel, &who).await?.iter().any(|grant| grant.gives::<super::WriteReferential>());
    Ok(ui::page(&ListPage {
        frame,
        writes,
        crumbs: crumbs.map(|(href, label)| NavItem::new(href, label)).into(),
        families: families.into_iter().filter(|(_, groups)| !groups.is_empty()).collect(),
    }))
}

fn groups(all: &[Criterion], family: Family) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for one in all.iter().filter(|one| one.family == family) {
        match groups.iter_mut().find(|(group, _)| *group == one.group) {
            Some((_, criteria)) => criteria.push(one.clone()),
            None => groups.push((one.group.clone(), vec![one.clone()])),
        }
    }
    groups
}
