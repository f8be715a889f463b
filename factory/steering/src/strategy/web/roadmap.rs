//! A roadmap: its draft, its comments, its signed versions.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::access::grants_of;
use kernel::{Can, Error, Form, Grant, Kernel, Permission};
use portfolio::catalogue;
use portfolio::fiche::names_of;
use serde::Deserialize;
use ui::{Filled, Frame, NavItem};

use super::list::GoalLine;
use crate::pages::crumbs_of_factory;
use crate::perimeter::FollowProduct;
use crate::processing::PREPARE;
use crate::strategy::act::{self, SignStrategy, WriteStrategy};
use crate::strategy::domain::{Frozen, TypedRoadmap, TypedText};
use crate::strategy::store::{self, versions};

#[derive(Template)]
#[template(path = "strategy/roadmap.html")]
struct RoadmapPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    id: String,
    title: String,
    orientation: String,
    until: String,
    goals: Vec<GoalLine>,
    comments: Vec<Comment>,
    versions: Vec<(i64, String, String)>,
    changed: bool,
    may_write: bool,
    may_sign: bool,
    filled: Filled,
}

struct Comment {
    id: String,
    text: String,
    author: String,
    on: String,
    answer: Option<String>,
}

fn crumbs(here: &str) -> Vec<NavItem> {
    crumbs_of_factory(&[("/strategie", "Stratégie")], here)
}

fn address(id: &str) -> String {
    format!("/feuilles-de-route/{id}")
}

impl RoadmapPage {
    async fn of<P: Permission>(
        kernel: &Kernel,
        can: &Can<P>,
        frame: Frame,
        id: &str,
        filled: Filled,
    ) -> Result<Self, Error> {
        let (sql, roadmap) = (can.reader(), act::own(can, id).await?);
        let links = store::links(sql).await?;
        let goals = GoalLine::all(kernel, store::goals(sql, Some(id)).await?, &links).await?;
        let signed = versions::list(sql, id).await?;
        let now = act::draft(sql, &roadmap).await?.text()?;
        let said = store::comments(sql, id).await?;
        let authors = said.iter().map(|one| one.author.read(PREPARE).clone()).collect();
        let names = names_of(kernel, authors).await?;
        let comment = |one: crate::strategy::records::comment::Model| Comment {
            author: names.get(one.author.read(PREPARE)).cloned().unwrap_or_default(),
            id: one.id.into(),
            on: ui::format::date(one.written_at.date_naive()),
            text: one.text,
            answer: one.answer,
        };
        let grants = grants_of(kernel.db(), &can.who().account).await?;
        Ok(Self {
            frame,
            crumbs: crumbs(&roadmap.title),
            id: id.to_owned(),
            title: roadmap.title,
            orientation: roadmap.orientation,
            until: ui::format::date(roadmap.ends_on),
            goals,
            comments: said.into_iter().map(comment).collect(),
            changed: signed.first().is_none_or(|last| last.content != now),
            versions: signed
                .into_iter()
                .map(|one| (one.number, ui::format::date(one.written_at.date_naive()), one.decision.into()))
                .collect(),
            may_write: grants.iter().any(Grant::gives::<WriteStrategy>),
            may_sign: grants.iter().any(Grant::gives::<SignStrategy>),
            filled,
        })
    }
}

/// The page.
pub async fn show(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    frame: Frame,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    Ok(ui::page(&RoadmapPage::of(&kernel, &can, frame, &id, Filled::new()).await?))
}

#[derive(Template)]
#[template(path = "strategy/edit.html")]
struct EditPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    heading: String,
    back: String,
    filled: Filled,
}

impl EditPage {
    fn of(frame: Frame, title: Option<&str>, back: String, filled: Filled) -> Self {
        let heading = title.map_or("Écrire une feuille de route".to_owned(), |title| format!("Modifier : {title}"));
        Self { frame, crumbs: crumbs(&heading), heading, back, filled }
    }
}

/// The form of a new one.
pub async fn new(_: Can<WriteStrategy>, frame: Frame) -> Result<Response, Error> {
    Ok(ui::page(&EditPage::of(frame, None, "/strategie".into(), Filled::new())))
}

/// Takes a new one.
pub async fn add(can: Can<WriteStrategy>, frame: Frame, Form(typed): Form<TypedRoadmap>) -> Result<Response, Error> {
    match act::write(&can, None, &typed).await {
        Ok(id) => Ok(Redirect::to(&address(id.as_str())).into_response()),
        Err(Error::Invalid(faults)) => {
            let page = EditPage::of(frame, None, "/strategie".into(), Filled::of(&typed).with_errors(faults));
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}

/// The form of a known one.
pub async fn edit(can: Can<WriteStrategy>, frame: Frame, Path(id): Path<String>) -> Result<Response, Error> {
    let known = act::own(&can, &id).await?;
    let typed = TypedRoadmap {
        revision: known.revision.to_string(),
        titre: known.title.clone(),
        orientation: known.orientation,
        terme: known.ends_on.to_string(),
    };
    Ok(ui::page(&EditPage::of(frame, Some(&known.title), address(&id), Filled::of(&typed))))
}

/// Takes a change.
pub async fn save(
    can: Can<WriteStrategy>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedRoadmap>,
) -> Result<Response, Error> {
    match act::write(&can, Some(&id), &typed).await {
        Ok(_) => Ok(Redirect::to(&address(&id)).into_response()),
        Err(Error::Invalid(faults)) => {
            let page = EditPage::of(frame, Some(&typed.titre), address(&id), Filled::of(&typed).with_errors(faults));
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}

/// Takes a comment.
pub async fn comment(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedText>,
) -> Result<Response, Error> {
    match act::comment(&can, &id, &typed).await {
        Ok(()) => Ok(Redirect::to(&format!("{}#commentaires", address(&id))).into_response()),
        Err(Error::Invalid(faults)) => {
            let filled = Filled::of(&typed).with_errors(faults);
            let page = RoadmapPage::of(&kernel, &can, frame, &id, filled).await?;
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}

/// Takes what is made of a comment.
pub async fn answer(
    can: Can<WriteStrategy>,
    Path(comment): Path<String>,
    Form(typed): Form<TypedText>,
) -> Result<Response, Error> {
    let roadmap = act::answer(&can, &comment, &typed).await?;
    Ok(Redirect::to(&format!("{}#commentaires", address(roadmap.as_str()))).into_response())
}

/// An action without a field.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Nothing {}

/// Signs.
pub async fn sign(
    State(kernel): State<Kernel>,
    can: Can<SignStrategy>,
    Path(id): Path<String>,
    Form(_): Form<Nothing>,
) -> Result<Response, Error> {
    act::sign(&kernel, &can, &id).await?;
    Ok(Redirect::to(&format!("{}#versions", address(&id))).into_response())
}

#[derive(Template)]
#[template(path = "strategy/version.html")]
struct VersionPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    number: i64,
    on: String,
    digest: String,
    frozen: Frozen,
    names: Vec<Vec<String>>,
}

/// A signed version.
pub async fn version(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    frame: Frame,
    Path((id, version)): Path<(String, String)>,
) -> Result<Response, Error> {
    let all = versions::list(can.reader(), &id).await?;
    let row = all.into_iter().find(|one| one.number.to_string() == version).ok_or(Error::NotFound)?;
    let frozen = Frozen::read(&row.content)?;
    let today = catalogue::today(&kernel).await?;
    let name = |id: &String| today.catalogue.product(id).map_or_else(|| id.clone(), |one| one.source.title.clone());
    let mut crumbs = crumbs(&format!("Version {version}"));
    let at = crumbs.len() - 1;
    crumbs.insert(at, NavItem::new(address(&id), &frozen.titre));
    Ok(ui::page(&VersionPage {
        frame,
        crumbs,
        number: row.number,
        on: ui::format::date(row.written_at.date_naive()),
        digest: row.digest.to_string(),
        names: frozen.objectifs.iter().map(|goal| goal.produits.iter().map(name).collect()).collect(),
        frozen,
    }))
}
