//! HTTP: the pages of incubators and their edition.

use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{DateTime, Utc};
use kernel::{Can, Error, Event, Form, Kernel, Who};
use ui::Frame;

use super::domain::{IncubatorForm, apply, changes};
use super::store;
use super::view::{EditPage, ListPage, ShowPage};
use crate::catalogue::{self, href};
use crate::fiche::{EditIncubator, grants, may_edit_incubator};

/// Every incubator.
pub async fn list(State(kernel): State<Kernel>, frame: Frame) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    Ok(ui::page(&ListPage::of(frame, &today)))
}

/// One incubator and its products.
pub async fn show(
    State(kernel): State<Kernel>,
    frame: Frame,
    who: Who,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let incubator = today.catalogue.incubator(&id).ok_or(Error::NotFound)?;
    let edit = may_edit_incubator(&grants(&kernel, &who).await?, &id);
    let done = query.as_deref() == Some("fait=fiche");
    Ok(ui::page(&ShowPage::of(frame, &today, incubator, who.person().is_some(), edit, done)))
}

/// The edit form.
pub async fn edit(
    State(kernel): State<Kernel>,
    can: Can<EditIncubator>,
    frame: Frame,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let seen = own(&can, &id).await?;
    let today = catalogue::today(&kernel).await?;
    let incubator = today.catalogue.incubator(&id).ok_or(Error::NotFound)?;
    let form = IncubatorForm::of(incubator, seen.timestamp_micros());
    Ok(ui::page(&EditPage::of(frame, incubator, &form, Vec::new(), false)))
}

/// Takes the form.
pub async fn save(
    State(kernel): State<Kernel>,
    can: Can<EditIncubator>,
    frame: Frame,
    Path(id): Path<String>,
    Form(form): Form<IncubatorForm>,
) -> Result<Response, Error> {
    let seen = own(&can, &id).await?;
    let today = catalogue::today(&kernel).await?;
    let incubator = today.catalogue.incubator(&id).ok_or(Error::NotFound)?;
    let conflict = |frame, seen: DateTime<Utc>| {
        let form = IncubatorForm { depuis: seen.timestamp_micros(), ..form.clone() };
        ui::page_with(StatusCode::CONFLICT, &EditPage::of(frame, incubator, &form, Vec::new(), true))
    };
    if form.depuis != seen.timestamp_micros() {
        return Ok(conflict(frame, seen));
    }
    let after = match apply(incubator, &form) {
        Ok(after) => after,
        Err(faults) => {
            let page = EditPage::of(frame, incubator, &form, faults, false);
            return Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let changes = changes(incubator, &after);
    if !changes.is_empty() {
        let fields: Vec<&str> = changes.iter().map(|change| change.field.as_str()).collect();
        let event = Event::new("incubator.edited").subject("incubateur", &id).detail("champs", fields.clone());
        let tx = can.begin().await?;
        if !store::change(&tx, seen, &after, &changes).await? {
            return Err(Error::Conflict("Cette fiche vient d'être modifiée par quelqu'un d'autre.".to_owned()));
        }
        tx.commit(event).await?;
    }
    Ok(Redirect::to(&format!("{}?fait=fiche", href("/incubateurs/", &id))).into_response())
}

/// When the incubator changed last, when it exists within the person's perimeter: another's is not found.
async fn own(can: &Can<EditIncubator>, id: &str) -> Result<DateTime<Utc>, Error> {
    if !may_edit_incubator(can.grants(), id) {
        return Err(Error::NotFound);
    }
    store::changed_at(can.reader(), id).await?.ok_or(Error::NotFound)
}
