//! One committee, its documents, its conclusion.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, LOCATION};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::http::extract::Query;
use kernel::{Can, Error, Form, Kernel};
use serde::Deserialize;
use ui::{Filled, Frame};

use super::view::{Forms, ShowPage};
use crate::committee::domain::TypedDecision;
use crate::committee::{act, store};
use crate::perimeter::{FollowProduct, SignDecision};
use crate::processing::PREPARE;

/// What was done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    fait: String,
}

/// The page.
pub async fn show(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    frame: Frame,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let (session, product) = act::own(&can, &id).await?;
    let page = ShowPage::of(&kernel, &can, frame, session, &product, Forms::default()).await?;
    Ok(ui::page(&page.done(match asked.fait.as_str() {
        "planifie" => "Le comité est planifié",
        "dossier" => "Le dossier est enregistré",
        "membre" => "Les membres sont à jour",
        "document" => "Le document est joint",
        "date" => "Le comité est déplacé",
        "annule" => "Le comité est annulé",
        _ => "",
    })))
}

/// A document: the file as a download, or the way to its link.
pub async fn document(
    can: Can<FollowProduct>,
    Path((id, document)): Path<(String, String)>,
) -> Result<Response, Error> {
    let (session, _) = act::own(&can, &id).await?;
    let found = store::find_document(can.reader(), &session.id, &document).await?.ok_or(Error::NotFound)?;
    match (found.content, found.link) {
        (Some(content), _) => {
            let name =
                format!("attachment; filename=\"document-{}.{}\"", &document[..8.min(document.len())], found.extension);
            let headers = [(CONTENT_TYPE, "application/octet-stream".to_owned()), (CONTENT_DISPOSITION, name)];
            Ok((headers, content.into_read(PREPARE)).into_response())
        }
        (None, Some(link)) => Ok((StatusCode::SEE_OTHER, [(LOCATION, link)]).into_response()),
        (None, None) => Err(Error::NotFound),
    }
}

/// Takes the conclusion.
pub async fn conclude(
    State(kernel): State<Kernel>,
    can: Can<SignDecision>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedDecision>,
) -> Result<Response, Error> {
    match act::conclude(&kernel, &can, &id, &typed).await {
        Ok(decision) => Ok(Redirect::to(&format!("/decisions/{decision}?fait=signee")).into_response()),
        Err(Error::Invalid(faults)) => {
            let forms = Forms { conclusion: Filled::of(&typed).with_errors(faults), ..Forms::default() };
            let (session, product) = act::own(&can, &id).await?;
            let page = ShowPage::of(&kernel, &can, frame, session, &product, forms).await?;
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}
