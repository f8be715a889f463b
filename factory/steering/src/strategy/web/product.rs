//! The strategy of a product: the goals that it serves, its positioning, its communication plan, what it asks of other services.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::access::grants_of;
use kernel::{Can, Error, FieldError, Form, Kernel, Permission};
use ui::{Filled, Frame, NavItem};

use super::list::{GoalLine, RequestLine};
use crate::pages::crumbs;
use crate::perimeter::may;
use crate::perimeter::{FollowProduct, PrepareProduct, product};
use crate::strategy::act::dealings as act;
use crate::strategy::domain::{TypedMessage, TypedRequest, TypedText};
use crate::strategy::records::message::{Model as Message, Nature};
use crate::strategy::store::{self, dealings};

#[derive(Template)]
#[template(path = "strategy/product.html")]
struct ProductPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    page: String,
    goals: Vec<GoalLine>,
    positioning: Option<Message>,
    messages: Vec<Message>,
    requests: Vec<RequestLine>,
    may_prepare: bool,
    forms: Forms,
}

#[derive(Default)]
struct Forms {
    position: Filled,
    message: Filled,
    request: Filled,
    told: Vec<FieldError>,
}

fn address(id: &str) -> String {
    format!("{}/strategie", portfolio::catalogue::href("/produits/", id))
}

impl ProductPage {
    async fn of<P: Permission>(
        kernel: &Kernel,
        can: &Can<P>,
        frame: Frame,
        id: &str,
        mut forms: Forms,
    ) -> Result<Self, Error> {
        let product = product(can, id).await?;
        let (sql, today) = (can.reader(), kernel.clock().today());
        let links: Vec<_> = store::links(sql).await?.into_iter().filter(|link| link.product.as_str() == id).collect();
        let mut goals = store::goals(sql, None).await?;
        goals.retain(|goal| links.iter().any(|link| link.goal == goal.id));
        let mut messages = dealings::messages(sql, id).await?;
        let positioning = messages.iter().find(|one| one.kind == Nature::Positionnement).cloned();
        messages.retain(|one| one.kind == Nature::Message);
        if let (Some(now), false) = (&positioning, forms.position.invalid()) {
            forms.position = Filled::new().with("public", &now.audience).with("message", &now.message);
        }
        let requests = dealings::requests(sql, Some(id)).await?;
        let grants = grants_of(kernel.db(), &can.who().account).await?;
        Ok(Self {
            frame,
            crumbs: crumbs(&product, "Stratégie"),
            title: product.source.title.clone(),
            page: address(id),
            goals: GoalLine::all(kernel, goals, &links).await?,
            positioning,
            messages,
            requests: requests.iter().map(|one| RequestLine::of(one, &product.source.title, today)).collect(),
            may_prepare: may::<PrepareProduct>(&grants, &product.source),
            forms,
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
    Ok(ui::page(&ProductPage::of(&kernel, &can, frame, &id, Forms::default()).await?))
}

async fn answered(
    (kernel, can, frame, id): (&Kernel, &Can<PrepareProduct>, Frame, &str),
    done: Result<(), Error>,
    at: &str,
    forms: impl FnOnce(Vec<FieldError>) -> Forms,
) -> Result<Response, Error> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("{}#{at}", address(id))).into_response()),
        Err(Error::Invalid(faults)) => {
            let page = ProductPage::of(kernel, can, frame, id, forms(faults)).await?;
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}

/// Takes the positioning.
pub async fn position(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedMessage>,
) -> Result<Response, Error> {
    let done = act::position(&kernel, &can, &id, &typed).await;
    let forms = |faults| Forms { position: Filled::of(&typed).with_errors(faults), ..Forms::default() };
    answered((&kernel, &can, frame, &id), done, "positionnement", forms).await
}

/// Takes a message of the plan.
pub async fn plan(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedMessage>,
) -> Result<Response, Error> {
    let done = act::plan(&can, &id, &typed).await.map(drop);
    let forms = |faults| Forms { message: Filled::of(&typed).with_errors(faults), ..Forms::default() };
    answered((&kernel, &can, frame, &id), done, "communication", forms).await
}

/// Takes the result of a message.
pub async fn told(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path((id, message)): Path<(String, String)>,
    Form(typed): Form<TypedText>,
) -> Result<Response, Error> {
    let done = act::told(&kernel, &can, &id, &message, &typed).await;
    let forms = |told| Forms { told, ..Forms::default() };
    answered((&kernel, &can, frame, &id), done, "communication", forms).await
}

/// Takes a request.
pub async fn ask(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedRequest>,
) -> Result<Response, Error> {
    let done = act::ask(&can, &id, &typed).await.map(drop);
    let forms = |faults| Forms { request: Filled::of(&typed).with_errors(faults), ..Forms::default() };
    answered((&kernel, &can, frame, &id), done, "demandes", forms).await
}

/// Takes the answer to a request.
pub async fn answer(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path((id, request)): Path<(String, String)>,
    Form(typed): Form<TypedText>,
) -> Result<Response, Error> {
    let done = act::answer(&kernel, &can, &id, &request, &typed).await;
    let forms = |told| Forms { told, ..Forms::default() };
    answered((&kernel, &can, frame, &id), done, "demandes", forms).await
}
