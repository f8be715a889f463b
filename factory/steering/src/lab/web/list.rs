//! The open labs of a product: sessions, what was learnt, what is due.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::access::grants_of;
use kernel::{Can, Error, Form, Kernel, Permission};
use ui::{Filled, Frame, NavItem};

use crate::lab::act::{self, TypedLaunch};
use crate::lab::counted::Counted;
use crate::lab::domain::TypedSession;
use crate::lab::records::lesson::Model as Lesson;
use crate::lab::records::session::Model as Session;
use crate::lab::store;
use crate::lab::told::{Told, told};
use crate::pages::crumbs;
use crate::perimeter::may;
use crate::perimeter::{FollowProduct, PrepareProduct, product};

#[derive(Template)]
#[template(path = "lab/list.html")]
struct ListPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    href: String,
    public: String,
    told: Told,
    sessions: Vec<Line>,
    lessons: Vec<Lesson>,
    may_prepare: bool,
    planning: Filled,
    launching: Filled,
}

/// A session in a list.
struct Line {
    session: Session,
    counted: Counted,
    mean: String,
}

impl Line {
    fn of(session: Session) -> Self {
        let counted = Counted::of(&session);
        let mean = counted.mean().map(|mean| ui::format::decimal(mean, 1)).unwrap_or_default();
        Self { session, counted, mean }
    }
}

/// The address of the labs of a product.
pub fn href(id: &str) -> String {
    format!("{}/labs", portfolio::catalogue::href("/produits/", id))
}

async fn page<P: Permission>(
    kernel: &Kernel,
    can: &Can<P>,
    frame: Frame,
    id: &str,
    (planning, launching): (Filled, Option<Filled>),
) -> Result<ListPage, Error> {
    let product = product(can, id).await?;
    let grants = grants_of(kernel.db(), &can.who().account).await?;
    let first = store::first_users(can.reader()).await?.get(id).map(ToString::to_string).unwrap_or_default();
    Ok(ListPage {
        frame,
        crumbs: crumbs(&product, "Open labs"),
        title: product.source.title.clone(),
        href: href(id),
        public: portfolio::catalogue::href("/vous-avez-dit/", id),
        told: told(kernel, id, &product.source.dated(), kernel.clock().today()).await?,
        sessions: store::list(can.reader(), Some(id)).await?.into_iter().map(Line::of).collect(),
        lessons: store::lessons(can.reader(), id).await?,
        may_prepare: may::<PrepareProduct>(&grants, &product.source),
        planning,
        launching: launching.unwrap_or_else(|| Filled::new().with("premier", first)),
    })
}

/// The page.
pub async fn show(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    frame: Frame,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    Ok(ui::page(&page(&kernel, &can, frame, &id, (Filled::new(), None)).await?))
}

/// Takes a session to come.
pub async fn plan(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedSession>,
) -> Result<Response, Error> {
    match act::plan(&can, &id, &typed).await {
        Ok(session) => Ok(Redirect::to(&format!("{}/{session}", href(&id))).into_response()),
        Err(Error::Invalid(faults)) => {
            let forms = (Filled::of(&typed).with_errors(faults), None);
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&kernel, &can, frame, &id, forms).await?))
        }
        Err(other) => Err(other),
    }
}

/// Takes the day of the first real user.
pub async fn launch(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedLaunch>,
) -> Result<Response, Error> {
    match act::launch(&kernel, &can, &id, &typed).await {
        Ok(()) => Ok(Redirect::to(&href(&id)).into_response()),
        Err(Error::Invalid(faults)) => {
            let forms = (Filled::new(), Some(Filled::of(&typed).with_errors(faults)));
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&kernel, &can, frame, &id, forms).await?))
        }
        Err(other) => Err(other),
    }
}
