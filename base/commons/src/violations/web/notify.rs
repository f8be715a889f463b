//! The notification: its text to take away, then the date and the number of the authority's receipt.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use http::StatusCode;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use kernel::{Can, Error, FieldError, Form, Kernel};
use ui::{Choice, Filled, Frame, NavItem};

use super::{add, crumbs, fields, find, find_open};
use crate::violations::HandleViolations;
use crate::violations::document::{self, Document};
use crate::violations::domain::{Case, NotificationForm, Stage, Step, deadline, left, missing};

#[derive(Template)]
#[template(path = "violations/notify.html")]
struct NotifyPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    address: String,
    case: Case,
    document: Document,
    missing: Vec<&'static str>,
    stages: Vec<Choice>,
    /// Whether the first notification comes after the term.
    late: bool,
    end: DateTime<Utc>,
    left: String,
    filled: Filled,
}

#[derive(Template)]
#[template(path = "violations/document.html")]
struct DocumentPage {
    document: Document,
}

impl NotifyPage {
    fn of(frame: Frame, kernel: &Kernel, case: Case, form: &NotificationForm, errors: Vec<FieldError>) -> Self {
        let now = kernel.clock().now();
        let end = deadline(case.facts().aware_at);
        Self {
            crumbs: crumbs(&frame, Some(&case), "Notification à la CNIL"),
            address: format!("{}/violations/{}", frame.brand.prefix, case.id),
            frame,
            document: document::of(kernel, &case, now),
            missing: missing(&case),
            stages: Stage::possible(&case).into_iter().map(|stage| Choice::new(stage.word(), stage.label())).collect(),
            late: case.notifications().next().is_none() && now > end,
            end,
            left: left(now, end),
            case,
            filled: Filled::of(form).with_errors(errors),
        }
    }

    fn refused(&self) -> bool {
        self.case.assessment().is_some_and(|assessment| !assessment.notify)
    }
}

/// What to send, and the form of what was sent.
pub async fn show(
    frame: Frame,
    can: Can<HandleViolations>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let case = find(&kernel, &can, &id).await?;
    let (envoyee_jour, envoyee_heure) = fields(kernel.clock().now());
    let form = NotificationForm { envoyee_jour, envoyee_heure, version: case.version, ..NotificationForm::default() };
    Ok(ui::page(&NotifyPage::of(frame, &kernel, case, &form, Vec::new())))
}

/// Notes that a notification was sent, with what it said.
pub async fn notify(
    frame: Frame,
    can: Can<HandleViolations>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
    Form(form): Form<NotificationForm>,
) -> Result<Response, Error> {
    let case = find_open(&kernel, &can, &id, form.version).await?;
    let now = kernel.clock().now();
    match form.read(&case, document::of(&kernel, &case, now).text(), now) {
        Ok(sent) => add(&kernel, &can, frame.brand.prefix, &case, &Step::Notification(sent)).await,
        Err(errors) => {
            let page = NotifyPage::of(frame, &kernel, case, &form, errors);
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
    }
}

pub async fn text(
    can: Can<HandleViolations>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let document = read(&kernel, &can, &id).await?;
    Ok(send(&document, "txt", "text/plain; charset=utf-8", document.text()))
}

pub async fn json(
    can: Can<HandleViolations>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let document = read(&kernel, &can, &id).await?;
    let json = serde_json::to_string_pretty(&document.json()).map_err(anyhow::Error::from)?;
    Ok(send(&document, "json", "application/json", json))
}

pub async fn html(
    can: Can<HandleViolations>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let document = read(&kernel, &can, &id).await?;
    let page = DocumentPage { document: document.clone() }.render().map_err(anyhow::Error::from)?;
    Ok(send(&document, "html", "text/html; charset=utf-8", page))
}

pub async fn pdf(
    can: Can<HandleViolations>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let document = read(&kernel, &can, &id).await?;
    let (laid_out, author) = (document.clone(), kernel.manifest().title);
    // Laying out takes the processor for a while: other requests go on meanwhile.
    let pdf = tokio::task::spawn_blocking(move || laid_out.pdf(author)).await.map_err(anyhow::Error::from)??;
    Ok(send(&document, "pdf", "application/pdf", pdf))
}

async fn read(kernel: &Kernel, can: &Can<HandleViolations>, id: &str) -> Result<Document, Error> {
    let case = find(kernel, can, id).await?;
    Ok(document::of(kernel, &case, kernel.clock().now()))
}

fn send(document: &Document, extension: &str, media: &'static str, body: impl IntoResponse) -> Response {
    let name = format!("attachment; filename=\"notification-{}.{extension}\"", document.reference);
    let headers =
        [(CONTENT_TYPE, media.to_owned()), (CONTENT_DISPOSITION, name), (CACHE_CONTROL, "no-store".to_owned())];
    (headers, body).into_response()
}
