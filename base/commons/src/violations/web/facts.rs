//! Opening a violation, and correcting what is known of it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use kernel::{Can, Digest, Error, Event, FieldError, Form, Kernel};
use ui::{Choice, Filled, Frame, NavItem};

use super::{add, crumbs, fields, find, find_open};
use crate::rights::Holding;
use crate::violations::domain::{Case, Facts, FactsForm, Nature, Step};
use crate::violations::{HandleViolations, scope, store};

#[derive(Template)]
#[template(path = "violations/facts.html")]
struct FactsPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    action: String,
    cancel: String,
    /// Whether something written before is corrected.
    again: bool,
    filled: Filled,
    natures: Vec<Choice>,
    processings: Vec<Choice>,
    tables: Vec<Choice>,
    /// Whether the finer choices are shown at once.
    precise: bool,
}

impl FactsPage {
    fn of(frame: Frame, kernel: &Kernel, case: Option<&Case>, form: &FactsForm, errors: Vec<FieldError>) -> Self {
        let list = format!("{}/violations", frame.brand.prefix);
        let address = case.map(|case| format!("{list}/{}", case.id));
        let title = if case.is_some() { "Corriger les faits" } else { "Ouvrir une violation" };
        let holdings = Holding::of_kernel(kernel);
        let nature = |nature: Nature| Choice::new(nature.word(), nature.label()).hint(nature.hint());
        Self {
            crumbs: crumbs(&frame, case, title),
            frame,
            action: address.as_ref().map_or(list.clone(), |address| format!("{address}/faits")),
            cancel: address.unwrap_or(list),
            again: case.is_some(),
            filled: Filled::of(form).with_errors(errors),
            natures: Nature::ALL.map(nature).to_vec(),
            processings: scope::processings(&holdings),
            tables: scope::choices(&holdings),
            precise: !form.tables.is_empty(),
        }
    }
}

/// The form of an opening: now, unless the person says otherwise.
pub async fn new(frame: Frame, _can: Can<HandleViolations>, State(kernel): State<Kernel>) -> Response {
    let (connue_jour, connue_heure) = fields(kernel.clock().now());
    let form = FactsForm { connue_jour, connue_heure, cle: kernel.random().token(), ..FactsForm::default() };
    ui::page(&FactsPage::of(frame, &kernel, None, &form, Vec::new()))
}

/// Opens a violation. The same form sent twice opens one.
pub async fn open(
    frame: Frame,
    can: Can<HandleViolations>,
    State(kernel): State<Kernel>,
    Form(form): Form<FactsForm>,
) -> Result<Response, Error> {
    let key = if form.cle.is_empty() { kernel.random().token() } else { form.cle.clone() };
    let opening = Digest::of(key.as_bytes());
    let prefix = frame.brand.prefix;
    if let Some(id) = store::find_opening(kernel.db(), &opening).await? {
        return Ok(Redirect::to(&format!("{prefix}/violations/{id}")).into_response());
    }
    let facts = match form.read(kernel.clock().now(), false) {
        Ok(facts) => counted(&kernel, &form, facts).await?,
        Err(errors) => {
            let page = FactsPage::of(frame, &kernel, None, &form, errors);
            return Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let tx = can.begin().await?;
    let at = tx.now();
    let id = store::insert(&tx, kernel.db(), &opening, &facts, at).await?;
    let nature: Vec<_> = facts.nature.iter().map(|nature| nature.word()).collect();
    let event = Event::new("violation.opened").subject("violation", &id).detail("nature", nature);
    tx.commit(event.detail("tables", facts.tables.len())).await?;
    Ok(Redirect::to(&format!("{prefix}/violations/{id}")).into_response())
}

/// The form of a correction, with what is known.
pub async fn edit(
    frame: Frame,
    can: Can<HandleViolations>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let case = find(&kernel, &can, &id).await?;
    Ok(ui::page(&FactsPage::of(frame, &kernel, Some(&case), &written(&case), Vec::new())))
}

/// Writes what is known again; what was known before stays in the history.
pub async fn correct(
    frame: Frame,
    can: Can<HandleViolations>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
    Form(form): Form<FactsForm>,
) -> Result<Response, Error> {
    let case = find_open(&kernel, &can, &id, form.version).await?;
    match form.read(kernel.clock().now(), true) {
        Ok(facts) => {
            let step = Step::Facts(counted(&kernel, &form, facts).await?);
            add(&kernel, &can, frame.brand.prefix, &case, &step).await
        }
        Err(errors) => {
            let page = FactsPage::of(frame, &kernel, Some(&case), &form, errors);
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
    }
}

async fn counted(kernel: &Kernel, form: &FactsForm, facts: Facts) -> Result<Facts, Error> {
    let holdings = Holding::of_kernel(kernel);
    let measured = store::measure(&holdings, &scope::named(&holdings, form)).await?;
    Ok(scope::with_tables(facts, &holdings, measured))
}

/// The form as it would be sent again.
fn written(case: &Case) -> FactsForm {
    let facts = case.facts();
    let (connue_jour, connue_heure) = fields(facts.aware_at);
    let (survenue_jour, survenue_heure) = facts.occurred_at.map(fields).unwrap_or_default();
    let (signalee_jour, signalee_heure) = facts.processor.as_ref().map(|one| fields(one.told_at)).unwrap_or_default();
    FactsForm {
        titre: facts.title.clone(),
        details: facts.details.clone(),
        nature: facts.nature.iter().map(|nature| nature.word().to_owned()).collect(),
        connue_jour,
        connue_heure,
        survenue_jour,
        survenue_heure,
        sous_traitant: facts.processor.as_ref().map(|one| one.name.clone()).unwrap_or_default(),
        signalee_jour,
        signalee_heure,
        traitements: Vec::new(),
        tables: facts.tables.iter().map(|touched| format!("{}.{}", touched.base, touched.table)).collect(),
        pourquoi: String::new(),
        cle: String::new(),
        version: case.version,
    }
}
