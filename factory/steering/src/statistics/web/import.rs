//! Importing a file: what it must hold, then what it changed or everything to correct.

use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::http::extract::Query;
use kernel::{Can, Error, FieldError, Kernel, Upload};
use serde::{Deserialize, Serialize};
use ui::{Filled, Frame, NavItem};

use crate::impact::permission::MeasureImpact;
use crate::impact::records::indicator;
use crate::impact::store;
use crate::impact::web::href;
use crate::pages::crumbs;
use crate::perimeter::product;
use crate::statistics::act::{self, Bilan};
use crate::statistics::schema::Field;

#[derive(Template)]
#[template(path = "statistics/import.html")]
struct ImportPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    href: String,
    done: String,
    indicators: Vec<indicator::Model>,
    filled: Filled,
}

impl ImportPage {
    fn fields(&self) -> [Field; 15] {
        Field::ALL
    }
}

/// What the form holds beside its file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Sent {}

/// What was changed just before.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    creees: Option<usize>,
    remplacees: usize,
    inchangees: usize,
}

async fn page(can: &Can<MeasureImpact>, frame: Frame, id: &str, filled: Filled) -> Result<ImportPage, Error> {
    let product = product(can, id).await?;
    let mut crumbs = crumbs(&product, "Importer des mesures");
    crumbs.insert(crumbs.len() - 1, NavItem::new(href(id), "Impact"));
    Ok(ImportPage {
        frame,
        crumbs,
        title: product.source.title.clone(),
        href: href(id),
        done: String::new(),
        indicators: store::indicators(can.reader(), id).await?,
        filled,
    })
}

/// The form.
pub async fn show(
    can: Can<MeasureImpact>,
    frame: Frame,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let mut page = page(&can, frame, &id, Filled::new()).await?;
    if let Some(created) = asked.creees {
        page.done = format!(
            "{}, {}, {}",
            ui::format::plural(created, "mesure nouvelle", "mesures nouvelles"),
            ui::format::plural(asked.remplacees, "remplacée", "remplacées"),
            ui::format::plural(asked.inchangees, "inchangée", "inchangées")
        );
    }
    Ok(ui::page(&page))
}

/// Takes a file.
pub async fn take(
    State(kernel): State<Kernel>,
    can: Can<MeasureImpact>,
    frame: Frame,
    Path(id): Path<String>,
    upload: Upload<Sent>,
) -> Result<Response, Error> {
    let done = match &upload.file {
        Some(file) => act::import(&kernel, &can, &id, &file.content).await,
        None => Err(Error::Invalid(vec![FieldError::new("fichier", "Choisissez un fichier CSV ou JSON")])),
    };
    match done {
        Ok(Bilan { creees, remplacees, inchangees }) => {
            let told = format!("creees={creees}&remplacees={remplacees}&inchangees={inchangees}");
            Ok(Redirect::to(&format!("{}/import?{told}", href(&id))).into_response())
        }
        Err(Error::Invalid(faults)) => {
            let page = page(&can, frame, &id, Filled::new().with_errors(faults)).await?;
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}
