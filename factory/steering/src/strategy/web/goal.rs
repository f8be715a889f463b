//! A goal: written, changed, removed; the products that serve it.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Can, Error, Form, Kernel};
use portfolio::catalogue;
use ui::{Choice, Filled, Frame, NavItem};

use super::roadmap::Nothing;
use crate::pages::crumbs_of_factory;
use crate::strategy::act::{self, WriteStrategy};
use crate::strategy::domain::{TypedGoal, TypedLink};
use crate::strategy::records::roadmap;
use crate::strategy::store;

#[derive(Template)]
#[template(path = "strategy/goal.html")]
struct GoalPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    heading: String,
    back: String,
    filled: Filled,
    id: Option<String>,
    served: Vec<(String, String, String)>,
    products: Vec<Choice>,
    link: Filled,
}

impl GoalPage {
    fn new(frame: Frame, roadmap: &roadmap::Model, filled: Filled) -> Self {
        let back = format!("/feuilles-de-route/{}", roadmap.id);
        Self {
            frame,
            crumbs: crumbs_of_factory(&[("/strategie", "Stratégie"), (&back, &roadmap.title)], "Ajouter un objectif"),
            heading: format!("Ajouter un objectif : {}", roadmap.title),
            back,
            filled,
            id: None,
            served: Vec::new(),
            products: Vec::new(),
            link: Filled::new(),
        }
    }

    async fn known(
        kernel: &Kernel,
        can: &Can<WriteStrategy>,
        frame: Frame,
        id: &str,
        (typed, link): (Option<Filled>, Filled),
    ) -> Result<Self, Error> {
        let goal = act::own_goal(can, id).await?;
        let roadmap = act::own(can, goal.roadmap.as_str()).await?;
        let today = catalogue::today(kernel).await?;
        let own = store::links(can.reader()).await?.into_iter().filter(|link| link.goal == goal.id);
        let served = own.map(|link| {
            let known = today.catalogue.product(link.product.as_str());
            let name = known.map_or_else(|| link.product.to_string(), |product| product.source.title.clone());
            (link.product.to_string(), name, link.contribution)
        });
        let filled = typed.unwrap_or_else(|| {
            Filled::of(&TypedGoal {
                revision: goal.revision.to_string(),
                objectif: goal.title.clone(),
                resultat: goal.result.clone(),
                indicateur: goal.indicator.clone(),
                cible: goal.target.clone(),
                date: goal.due_on.to_string(),
            })
        });
        let mut page = Self::new(frame, &roadmap, filled);
        page.crumbs.pop();
        page.crumbs.push(NavItem::new("", &goal.title));
        page.heading = goal.title;
        page.served = served.collect();
        page.id = Some(id.to_owned());
        page.products =
            today.catalogue.products.iter().map(|one| Choice::new(&one.source.id, &one.source.title)).collect();
        page.link = link;
        Ok(page)
    }
}

fn refused(page: &GoalPage) -> Response {
    ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, page)
}

/// The form of a new one.
pub async fn new(can: Can<WriteStrategy>, frame: Frame, Path(feuille): Path<String>) -> Result<Response, Error> {
    let roadmap = act::own(&can, &feuille).await?;
    Ok(ui::page(&GoalPage::new(frame, &roadmap, Filled::new())))
}

/// Takes a new one.
pub async fn add(
    can: Can<WriteStrategy>,
    frame: Frame,
    Path(feuille): Path<String>,
    Form(typed): Form<TypedGoal>,
) -> Result<Response, Error> {
    match act::aim(&can, &feuille, &typed).await {
        Ok(goal) => Ok(Redirect::to(&format!("/objectifs/{goal}")).into_response()),
        Err(Error::Invalid(faults)) => {
            let roadmap = act::own(&can, &feuille).await?;
            Ok(refused(&GoalPage::new(frame, &roadmap, Filled::of(&typed).with_errors(faults))))
        }
        Err(other) => Err(other),
    }
}

/// The page of a known one.
pub async fn edit(
    State(kernel): State<Kernel>,
    can: Can<WriteStrategy>,
    frame: Frame,
    Path(goal): Path<String>,
) -> Result<Response, Error> {
    Ok(ui::page(&GoalPage::known(&kernel, &can, frame, &goal, (None, Filled::new())).await?))
}

/// Takes a change.
pub async fn save(
    State(kernel): State<Kernel>,
    can: Can<WriteStrategy>,
    frame: Frame,
    Path(goal): Path<String>,
    Form(typed): Form<TypedGoal>,
) -> Result<Response, Error> {
    match act::change(&can, &goal, &typed).await {
        Ok(()) => Ok(Redirect::to(&format!("/objectifs/{goal}")).into_response()),
        Err(Error::Invalid(faults)) => {
            let filled = (Some(Filled::of(&typed).with_errors(faults)), Filled::new());
            Ok(refused(&GoalPage::known(&kernel, &can, frame, &goal, filled).await?))
        }
        Err(other) => Err(other),
    }
}

/// Removes it.
pub async fn remove(
    can: Can<WriteStrategy>,
    Path(goal): Path<String>,
    Form(_): Form<Nothing>,
) -> Result<Response, Error> {
    let roadmap = act::remove(&can, &goal).await?;
    Ok(Redirect::to(&format!("/feuilles-de-route/{roadmap}")).into_response())
}

/// Links a product.
pub async fn link(
    State(kernel): State<Kernel>,
    can: Can<WriteStrategy>,
    frame: Frame,
    Path(goal): Path<String>,
    Form(typed): Form<TypedLink>,
) -> Result<Response, Error> {
    match act::link(&can, &goal, &typed).await {
        Ok(()) => Ok(Redirect::to(&format!("/objectifs/{goal}#produits")).into_response()),
        Err(Error::Invalid(faults)) => {
            let filled = (None, Filled::of(&typed).with_errors(faults));
            Ok(refused(&GoalPage::known(&kernel, &can, frame, &goal, filled).await?))
        }
        Err(other) => Err(other),
    }
}

/// Unlinks a product.
pub async fn unlink(
    can: Can<WriteStrategy>,
    Path(goal): Path<String>,
    Form(typed): Form<TypedLink>,
) -> Result<Response, Error> {
    act::unlink(&can, &goal, &typed.produit).await?;
    Ok(Redirect::to(&format!("/objectifs/{goal}#produits")).into_response())
}
