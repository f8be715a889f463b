//! The week of a team: one choice and a few words, prefilled from the week before.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Can, Error, Form, Kernel};
use ui::{Choice, Filled, Frame, NavItem};

use crate::pages::crumbs;
use crate::perimeter::{PrepareProduct, product};
use crate::standup::domain::{TypedWeek, monday};
use crate::standup::records::need::Model as Need;
use crate::standup::records::week::Weather;
use crate::standup::{act, store};

#[derive(Template)]
#[template(path = "standup/fill.html")]
struct FillPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    href: String,
    week: String,
    told: bool,
    weathers: Vec<Choice>,
    needs: Vec<Need>,
    form: Filled,
}

async fn page(
    kernel: &Kernel,
    can: &Can<PrepareProduct>,
    frame: Frame,
    id: &str,
    form: Option<Filled>,
) -> Result<FillPage, Error> {
    let product = product(can, id).await?;
    let today = kernel.clock().today();
    let week = monday(today);
    let last = store::last(can.reader(), id, week).await?;
    let told = last.as_ref().is_some_and(|last| last.week == week);
    let prefilled = last.map(|last| TypedWeek {
        meteo: if told { last.weather.id().to_owned() } else { String::new() },
        kpis: last.figures,
        priorites: last.priorities,
        echeances: last.dates,
        besoin: String::new(),
    });
    Ok(FillPage {
        frame,
        crumbs: crumbs(&product, "Point hebdo"),
        title: product.source.title.clone(),
        href: format!("{}/point-hebdo", portfolio::catalogue::href("/produits/", id)),
        week: ui::format::date(week),
        told,
        weathers: Weather::ALL.iter().map(|weather| Choice::new(weather.id(), weather.label().0)).collect(),
        needs: store::needs(can.reader(), Some(id), today).await?,
        form: form.unwrap_or_else(|| prefilled.map(|typed| Filled::of(&typed)).unwrap_or_default()),
    })
}

/// The page.
pub async fn edit(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    Ok(ui::page(&page(&kernel, &can, frame, &id, None).await?))
}

/// Takes the week.
pub async fn save(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedWeek>,
) -> Result<Response, Error> {
    match act::fill(&kernel, &can, &id, &typed).await {
        Ok(()) => Ok(Redirect::to("/point-hebdo").into_response()),
        Err(Error::Invalid(faults)) => {
            let form = Filled::of(&typed).with_errors(faults);
            let page = page(&kernel, &can, frame, &id, Some(form)).await?;
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}
