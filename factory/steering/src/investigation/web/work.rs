//! The workbench of an investigation.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Can, Error, Form, Kernel};
use ui::{Choice, Filled, Frame, NavItem};

use crate::investigation::domain::{Progress, TypedHypothesis, TypedInterview, TypedReport};
use crate::investigation::records::hypothesis::Verdict;
use crate::investigation::records::{hypothesis, interview, report};
use crate::investigation::{act, store};
use crate::pages::crumbs;
use crate::perimeter::{PrepareProduct, product};

#[derive(Template)]
#[template(path = "investigation/work.html")]
struct WorkPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    href: String,
    public_href: String,
    progress: Progress,
    interviews: Vec<interview::Model>,
    hypotheses: Vec<hypothesis::Model>,
    report: Option<report::Model>,
    hearing: Filled,
    supposing: Filled,
    reporting: Filled,
    known: Vec<Choice>,
    verdicts: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "investigation/notes.html")]
struct NotesPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    href: String,
    interview: interview::Model,
    notes: Option<String>,
}

#[derive(Default)]
struct Forms {
    hearing: Filled,
    supposing: Filled,
    reporting: Option<Filled>,
}

async fn page(can: &Can<PrepareProduct>, frame: Frame, id: &str, forms: Forms) -> Result<WorkPage, Error> {
    let product = product(can, id).await?;
    let interviews = store::interviews(can.reader(), id).await?;
    let hypotheses = store::hypotheses(can.reader(), id).await?;
    let report = store::find_report(can.reader(), id).await?;
    let reporting = forms.reporting.unwrap_or_else(|| match &report {
        Some(report) => Filled::of(&TypedReport {
            synthese: report.summary.clone(),
            alternatives: report.alternatives.clone(),
            contraintes: report.constraints.clone(),
            public: if report.published_at.is_some() { "oui" } else { "" }.to_owned(),
        }),
        None => Filled::new(),
    });
    Ok(WorkPage {
        frame,
        crumbs: crumbs(&product, "Investigation"),
        title: product.source.title.clone(),
        href: format!("{}/investigation", portfolio::catalogue::href("/produits/", id)),
        public_href: portfolio::catalogue::href("/rapports-d-investigation/", id),
        progress: Progress::of(interviews.iter().map(|one| one.target.as_str())),
        known: hypotheses.iter().map(|one| Choice::new(one.id.as_str(), one.statement.as_str())).collect(),
        verdicts: Verdict::ALL.into_iter().map(|verdict| Choice::new(verdict.id(), verdict.label().0)).collect(),
        interviews,
        hypotheses,
        report,
        hearing: forms.hearing,
        supposing: forms.supposing,
        reporting,
    })
}

/// The page.
pub async fn show(can: Can<PrepareProduct>, frame: Frame, Path(id): Path<String>) -> Result<Response, Error> {
    Ok(ui::page(&page(&can, frame, &id, Forms::default()).await?))
}

fn back(id: &str) -> Response {
    Redirect::to(&format!("{}/investigation", portfolio::catalogue::href("/produits/", id))).into_response()
}

async fn answer(
    done: Result<(), Error>,
    can: &Can<PrepareProduct>,
    frame: Frame,
    id: &str,
    forms: impl FnOnce(Vec<kernel::FieldError>) -> Forms,
) -> Result<Response, Error> {
    match done {
        Ok(()) => Ok(back(id)),
        Err(Error::Invalid(faults)) => {
            let page = page(can, frame, id, forms(faults)).await?;
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}

/// Takes an interview.
pub async fn hear(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedInterview>,
) -> Result<Response, Error> {
    let done = act::hear(&kernel, &can, &id, &typed).await;
    let forms = |faults| Forms { hearing: Filled::of(&typed).with_errors(faults), ..Forms::default() };
    answer(done, &can, frame, &id, forms).await
}

/// The notes of an interview.
pub async fn notes(
    can: Can<PrepareProduct>,
    frame: Frame,
    Path((id, interview)): Path<(String, String)>,
) -> Result<Response, Error> {
    let product = product(&can, &id).await?;
    let interview = store::find_interview(can.reader(), &id, &interview).await?.ok_or(Error::NotFound)?;
    let notes = act::notes(&can, &interview).await?;
    let href = format!("{}/investigation", portfolio::catalogue::href("/produits/", &id));
    let mut crumbs = crumbs(&product, "Entretien");
    crumbs.insert(crumbs.len() - 1, NavItem::new(&href, "Investigation"));
    Ok(ui::page(&NotesPage { frame, crumbs, href, interview, notes }))
}

/// An action without a field.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Nothing {}

/// Destroys the notes of an interview.
pub async fn forget(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path((id, interview)): Path<(String, String)>,
    Form(_): Form<Nothing>,
) -> Result<Response, Error> {
    act::forget(&kernel, &can, &id, &interview).await?;
    Ok(back(&id))
}

/// Takes a hypothesis.
pub async fn suppose(
    can: Can<PrepareProduct>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedHypothesis>,
) -> Result<Response, Error> {
    let done = act::suppose(&can, &id, &typed).await;
    let forms = |faults| Forms { supposing: Filled::of(&typed).with_errors(faults), ..Forms::default() };
    answer(done, &can, frame, &id, forms).await
}

/// Takes the report.
pub async fn report(
    can: Can<PrepareProduct>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedReport>,
) -> Result<Response, Error> {
    let done = act::report(&can, &id, &typed).await;
    let forms = |faults| Forms { reporting: Some(Filled::of(&typed).with_errors(faults)), ..Forms::default() };
    answer(done, &can, frame, &id, forms).await
}
