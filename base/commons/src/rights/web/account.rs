//! A signed-in person's own data: downloaded at once, and their requests.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use chrono::{DateTime, Utc};
use kernel::{Error, Form, Kernel, Person};
use ui::{Choice, Frame, NavItem};

use super::Nothing;
use super::{ask, export};
use crate::rights::request::{offered, right_of};
use crate::rights::store::requests::{Stored, requests_of};
use crate::rights::{Holding, Known, Place, gather, places, restriction};

#[derive(Template)]
#[template(path = "rights/own.html")]
struct OwnPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    requests: Vec<Stored>,
    restricted_since: Option<DateTime<Utc>>,
    places: Vec<Place>,
    choices: Vec<Choice>,
}

impl OwnPage {
    fn label(request: &Stored) -> &'static str {
        right_of(&request.right).map_or("", privacy::rights::Right::label)
    }
}

/// Shows what the person may do, and their requests.
pub async fn show(frame: Frame, person: Person, State(kernel): State<Kernel>) -> Result<Response, Error> {
    let requests = requests_of(kernel.db(), &person.account).await?;
    let restrictions = restriction::list_active(kernel.db()).await?;
    let own = restrictions.iter().find(|one| one.account.as_ref() == Some(&person.account));
    let restricted_since = own.map(|one| one.since);
    let known = Known::of_account(&kernel, &person.account).await?;
    let places = places(&Holding::of_kernel(&kernel), &known).await?;
    let account = NavItem::new("/compte", "Mon compte");
    let crumbs = vec![NavItem::new(frame.home(), "Accueil"), account, NavItem::new("", "Mes données")];
    let choices = ask::choices(&offered(&kernel.outline().relied_on()));
    Ok(ui::page(&OwnPage { frame, crumbs, requests, restricted_since, places, choices }))
}

/// Hands the person their own data: the session is the proof of identity.
pub async fn download(
    person: Person,
    State(kernel): State<Kernel>,
    Form(Nothing {}): Form<Nothing>,
) -> Result<Response, Error> {
    let known = Known::of_account(&kernel, &person.account).await?;
    export::send(&gather(&kernel, &Holding::of_kernel(&kernel), &known).await?)
}
