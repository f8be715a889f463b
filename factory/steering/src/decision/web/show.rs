//! One decision, and its document.

use askama::Template;
use axum::extract::{Path, RawQuery};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use kernel::{Can, Error};
use ui::{Frame, NavItem};

use crate::decision::content::Content;
use crate::decision::document::facts;
use crate::decision::records::{Kind, Model};
use crate::decision::store;
use crate::pages::{crumbs_of_factory, steering_of};
use crate::perimeter::{FollowProduct, product};
use crate::processing::READ_DECISION;

#[derive(Template)]
#[template(path = "decision/show.html")]
struct ShowPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    done: bool,
    href: String,
    steering: String,
    content: Content,
    facts: Vec<(String, String)>,
    digest: String,
    signed_at: String,
}

/// The page.
pub async fn show(
    can: Can<FollowProduct>,
    frame: Frame,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let row = own(&can, &id).await?;
    let content = store::content_of(&row)?;
    Ok(ui::page(&ShowPage {
        frame,
        crumbs: crumbs_of_factory(&[("/decisions", "Décisions")], &format!("Décision n° {}", row.number)),
        done: query.is_some_and(|query| query.contains("fait=signee")),
        href: format!("/decisions/{id}"),
        steering: match row.kind {
            Kind::FeuilleDeRoute => format!("/feuilles-de-route/{}", row.product),
            _ => steering_of(row.product.as_str()),
        },
        facts: facts(&content),
        content,
        digest: row.digest.to_string(),
        signed_at: ui::format::datetime(row.signed_at),
    }))
}

/// The document as it was signed.
pub async fn document(can: Can<FollowProduct>, Path(id): Path<String>) -> Result<Response, Error> {
    let row = own(&can, &id).await?;
    let name = format!("attachment; filename=\"decision-{}.pdf\"", row.number);
    let headers = [(CONTENT_TYPE, "application/pdf".to_owned()), (CONTENT_DISPOSITION, name)];
    Ok((headers, row.pdf.into_read(READ_DECISION)).into_response())
}

/// The decision, when the person follows its product.
async fn own(can: &Can<FollowProduct>, id: &str) -> Result<Model, Error> {
    let row = store::find(can.reader(), id).await?.ok_or(Error::NotFound)?;
    if !can.everywhere() {
        product(can, row.product.as_str()).await?;
    }
    Ok(row)
}
