//! Telling people, or saying why they are not told.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use http::StatusCode;
use kernel::{Can, Error, FieldError, Form, Kernel};
use ui::{Choice, Filled, Frame, NavItem};

use super::{back, crumbs, event, find, find_open, moved};
use crate::rights::Holding;
use crate::violations::domain::{Case, Step, ToldForm, Way, first_words};
use crate::violations::processing::TELLING;
use crate::violations::{HandleViolations, jobs, store};

#[derive(Template)]
#[template(path = "violations/tell.html")]
struct TellPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    address: String,
    case: Case,
    addresses: u64,
    ways: Vec<Choice>,
    filled: Filled,
}

impl TellPage {
    fn of(frame: Frame, case: Case, addresses: u64, form: &ToldForm, errors: Vec<FieldError>) -> Self {
        let way = |way: Way| Choice::new(way.word(), way.label()).hint(way.hint());
        Self {
            crumbs: crumbs(&frame, Some(&case), "Information des personnes"),
            address: format!("{}/violations/{}", frame.brand.prefix, case.id),
            frame,
            case,
            addresses,
            ways: Way::ALL.map(way).to_vec(),
            filled: Filled::of(form).with_errors(errors),
        }
    }
}

async fn addresses(kernel: &Kernel, case: &Case) -> Result<u64, Error> {
    let holdings = Holding::of_kernel(kernel);
    store::count_addresses(&holdings, kernel.platform(), &case.facts().tables, TELLING).await
}

/// The form, with a message to begin with.
pub async fn edit(
    frame: Frame,
    can: Can<HandleViolations>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let case = find(&kernel, &can, &id).await?;
    let message = match case.told() {
        Some((_, told)) if !told.text.is_empty() => told.text.clone(),
        _ => first_words(&case, kernel.manifest().title, kernel.manifest().contact),
    };
    let form = ToldForm { message, version: case.version, ..ToldForm::default() };
    let addresses = addresses(&kernel, &case).await?;
    Ok(ui::page(&TellPage::of(frame, case, addresses, &form, Vec::new())))
}

/// Writes how people are told; letters are asked for in the same write.
pub async fn tell(
    frame: Frame,
    can: Can<HandleViolations>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
    Form(form): Form<ToldForm>,
) -> Result<Response, Error> {
    let case = find_open(&kernel, &can, &id, form.version).await?;
    let addresses = addresses(&kernel, &case).await?;
    let told = match form.read(addresses, case.persons()) {
        Ok(told) => told,
        Err(errors) => {
            let page = TellPage::of(frame, case, addresses, &form, errors);
            return Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let step = Step::Told(told.clone());
    let tx = can.begin().await?;
    let at = tx.now();
    let written = store::add_step(&tx, kernel.db(), &case, &step, at).await?.ok_or_else(moved)?;
    if told.way == Way::Lettres {
        tx.enqueue(jobs::TELL, &jobs::ToTell { violation: case.id.clone(), step: written }).await?;
    }
    tx.commit(event(&case, &step).detail("adresses", addresses)).await?;
    Ok(back(frame.brand.prefix, &case))
}
