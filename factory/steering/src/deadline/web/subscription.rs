//! How a person is reminded: a calendar's address, a weekly letter.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Can, Error, Form, Kernel};
use serde::Deserialize;
use ui::{Frame, NavItem};

use crate::deadline::act::{Wish, wish};
use crate::deadline::{calendar, gather, store};
use crate::perimeter::FollowProduct;
use crate::processing::REMIND;

#[derive(Template)]
#[template(path = "deadline/subscription.html")]
struct SubscriptionPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    address: String,
    open: bool,
    letters: bool,
}

async fn page(can: &Can<FollowProduct>, frame: Frame, address: String) -> Result<SubscriptionPage, Error> {
    let known = store::find_subscription(can.reader(), &can.who().account).await?;
    let crumbs =
        vec![NavItem::new("/", "Accueil"), NavItem::new("/compte", "Votre compte"), NavItem::new("", "Vos échéances")];
    let (open, letters) = known.map_or((false, false), |known| (known.calendar.is_some(), known.letters));
    Ok(SubscriptionPage { frame, crumbs, address, open, letters })
}

/// The page.
pub async fn show(can: Can<FollowProduct>, frame: Frame) -> Result<Response, Error> {
    Ok(ui::page(&page(&can, frame, String::new()).await?))
}

/// What is wanted.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    action: String,
}

/// Takes a wish. The address of a new calendar is shown this once: only its digest is kept.
pub async fn save(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    frame: Frame,
    Form(asked): Form<Asked>,
) -> Result<Response, Error> {
    let wanted = match asked.action.as_str() {
        "agenda" => Wish::NewCalendar,
        "revoquer" => Wish::NoCalendar,
        "lettre" => Wish::Letters(true),
        "sans-lettre" => Wish::Letters(false),
        _ => return Err(Error::Refused("Choisissez une des actions de la page.".into())),
    };
    match wish(&kernel, &can, wanted).await? {
        Some(token) => {
            let address = format!("{}/agenda/{token}", kernel.config().public_url());
            Ok(ui::page(&page(&can, frame, address).await?))
        }
        None => Ok(Redirect::to("/compte/echeances").into_response()),
    }
}

/// The calendar of whom the token is; a revoked token opens nothing.
pub async fn calendar(State(kernel): State<Kernel>, Path(token): Path<String>) -> Result<Response, Error> {
    let known = store::find_calendar(kernel.db().reader(), &token).await?.ok_or(Error::NotFound)?;
    let account = known.account.read(REMIND);
    if store::address_of(&kernel, account).await?.is_none() {
        return Err(Error::NotFound);
    }
    let (today, all) = gather::of_account(&kernel, account).await?;
    let title = |id: &str| today.catalogue.product(id).map_or_else(|| id.to_owned(), |one| one.source.title.clone());
    let file = calendar::file(&all, title, &kernel.config().public_url(), kernel.clock().now());
    let headers = [(CONTENT_TYPE, "text/calendar; charset=utf-8"), (CACHE_CONTROL, "private, no-store")];
    Ok((headers, file).into_response())
}
