//! The pages of what stops taught: written by who follows a product, read by anybody.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::http::extract::Query;
use kernel::{Can, Error, Form, Kernel};
use portfolio::catalogue::{self, href};
use serde::Deserialize;
use ui::{Filled, Frame, NavItem};

use super::domain::{TypedStop, answers, stopped_on};
use super::records::Model;
use super::{act, store};
use crate::pages::crumbs;
use crate::perimeter::{PrepareProduct, product};

#[derive(Template)]
#[template(path = "lesson/list.html")]
struct ListPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    search: String,
    hidden: [(&'static str, &'static str); 0],
    lines: Vec<Line>,
}

struct Line {
    href: String,
    title: String,
    on: String,
    learned: String,
}

#[derive(Template)]
#[template(path = "lesson/show.html")]
struct ShowPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    fiche: String,
    page: Model,
    on: String,
}

#[derive(Template)]
#[template(path = "lesson/edit.html")]
struct EditPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    href: String,
    stopped: Option<String>,
    public: Option<String>,
    done: bool,
    filled: Filled,
}

/// What is searched for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    fait: String,
}

/// Every public page, or those that answer a search.
pub async fn list(State(kernel): State<Kernel>, frame: Frame, Query(asked): Query<Asked>) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let line = |page: Model| {
        let product = today.catalogue.product(page.product.as_str())?;
        let title = product.source.title.clone();
        let text = [title.as_str(), &page.tried, &page.learned, &page.reusable].join(" ");
        answers(&text, &asked.q).then(|| Line {
            href: href("/arrets/", page.product.as_str()),
            title,
            on: stopped_on(&product.phases, today.day).map(ui::format::date).unwrap_or_default(),
            learned: page.learned.lines().next().unwrap_or_default().to_owned(),
        })
    };
    let lines = store::published(kernel.db().reader()).await?.into_iter().filter_map(line).collect();
    let crumbs = vec![NavItem::new("/", "Accueil"), NavItem::new("", "Ce que les arrêts ont appris")];
    Ok(ui::page(&ListPage { frame, crumbs, search: asked.q.clone(), hidden: [], lines }))
}

/// One public page.
pub async fn show(State(kernel): State<Kernel>, frame: Frame, Path(id): Path<String>) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let product = today.catalogue.product(&id).ok_or(Error::NotFound)?;
    let page = store::find(kernel.db().reader(), &id).await?.filter(|page| page.published_at.is_some());
    let page = page.ok_or(Error::NotFound)?;
    let title = product.source.title.clone();
    let crumbs = vec![
        NavItem::new("/", "Accueil"),
        NavItem::new("/arrets", "Ce que les arrêts ont appris"),
        NavItem::new("", &title),
    ];
    let on = stopped_on(&product.phases, today.day).map(ui::format::date).unwrap_or_default();
    Ok(ui::page(&ShowPage { frame, crumbs, title, fiche: product.href(), page, on }))
}

async fn page(
    kernel: &Kernel,
    can: &Can<PrepareProduct>,
    frame: Frame,
    id: &str,
    filled: Option<Filled>,
) -> Result<EditPage, Error> {
    let product = product(can, id).await?;
    let written = store::find(can.reader(), id).await?;
    let public = written.as_ref().is_some_and(|page| page.published_at.is_some());
    let filled = filled.unwrap_or_else(|| match &written {
        Some(page) => Filled::of(&TypedStop {
            essaye: page.tried.clone(),
            appris: page.learned.clone(),
            reutilisable: page.reusable.clone(),
            publique: if public { "oui" } else { "" }.to_owned(),
        }),
        None => Filled::new(),
    });
    Ok(EditPage {
        frame,
        crumbs: crumbs(&product, "Ce que l'arrêt a appris"),
        title: product.source.title.clone(),
        href: format!("{}/arret", href("/produits/", id)),
        stopped: stopped_on(&product.source.dated(), kernel.clock().today()).map(ui::format::date),
        public: public.then(|| href("/arrets/", id)),
        done: false,
        filled,
    })
}

/// The form.
pub async fn edit(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let mut page = page(&kernel, &can, frame, &id, None).await?;
    page.done = asked.fait == "ecrit";
    Ok(ui::page(&page))
}

/// Takes the page.
pub async fn save(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedStop>,
) -> Result<Response, Error> {
    match act::write(&kernel, &can, &id, &typed).await {
        Ok(()) => Ok(Redirect::to(&format!("{}/arret?fait=ecrit", href("/produits/", &id))).into_response()),
        Err(Error::Invalid(faults)) => {
            let filled = Filled::of(&typed).with_errors(faults);
            let page = page(&kernel, &can, frame, &id, Some(filled)).await?;
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}
