//! The risk, and the decision to notify.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use http::StatusCode;
use kernel::{Can, Error, FieldError, Form, Kernel};
use ui::{Choice, Filled, Frame, NavItem};

use super::{add, crumbs, find, find_open};
use crate::violations::HandleViolations;
use crate::violations::domain::{AssessmentForm, Case, FACTORS, Level, Step};

#[derive(Template)]
#[template(path = "violations/assess.html")]
struct AssessPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    address: String,
    case: Case,
    filled: Filled,
    levels: Vec<Choice>,
    decisions: Vec<Choice>,
    factors: [&'static str; 7],
}

impl AssessPage {
    fn of(frame: Frame, case: Case, form: &AssessmentForm, errors: Vec<FieldError>) -> Self {
        let level = |level: Level| Choice::new(level.word(), level.label()).hint(level.hint());
        Self {
            crumbs: crumbs(&frame, Some(&case), "Risque et décision"),
            address: format!("{}/violations/{}", frame.brand.prefix, case.id),
            frame,
            case,
            filled: Filled::of(form).with_errors(errors),
            levels: Level::ALL.map(level).to_vec(),
            decisions: vec![
                Choice::new("notifier", "Notifier la CNIL")
                    .hint("Dès que la violation engendre un risque, même limité"),
                Choice::new("non", "Ne pas notifier")
                    .hint("Seulement si le risque est improbable ; la raison est obligatoire"),
            ],
            factors: FACTORS,
        }
    }

    /// Sensitive data among those touched.
    fn sensitive(&self) -> Vec<&str> {
        let tables = self.case.facts().tables.iter().filter(|touched| touched.sensitive);
        tables.map(|touched| touched.processing.as_str()).collect()
    }
}

/// The form, with the assessment that holds.
pub async fn edit(
    frame: Frame,
    can: Can<HandleViolations>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let case = find(&kernel, &can, &id).await?;
    let form = match case.assessment() {
        None => AssessmentForm { version: case.version, ..AssessmentForm::default() },
        Some(one) => AssessmentForm {
            niveau: one.level.word().into(),
            raisons: one.reasons.clone(),
            consequences: one.consequences.clone(),
            decision: if one.notify { "notifier" } else { "non" }.into(),
            motif: one.why.clone(),
            version: case.version,
        },
    };
    Ok(ui::page(&AssessPage::of(frame, case, &form, Vec::new())))
}

/// Assesses, or assesses again.
pub async fn assess(
    frame: Frame,
    can: Can<HandleViolations>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
    Form(form): Form<AssessmentForm>,
) -> Result<Response, Error> {
    let case = find_open(&kernel, &can, &id, form.version).await?;
    let notified = case.notifications().next().is_some();
    match form.read(notified) {
        Ok(assessment) => add(&kernel, &can, frame.brand.prefix, &case, &Step::Assessment(assessment)).await,
        Err(errors) => Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &AssessPage::of(frame, case, &form, errors))),
    }
}
