//! What could be built, in order, and what was moved by what was.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::access::grants_of;
use kernel::{Can, Error, Form, Kernel, Permission};
use ui::{Choice, Filled, Frame, NavItem};

use super::domain::{Effect, TypedCandidate, TypedEnd, order, worth};
use super::records::{Model, State as Stand};
use super::{Prioritise, act, store};
use crate::impact;
use crate::impact::domain::decimal::Decimal;
use crate::impact::records::indicator::Model as Indicator;
use crate::pages::crumbs;
use crate::perimeter::may;
use crate::perimeter::{FollowProduct, product};

#[derive(Template)]
#[template(path = "priority/show.html")]
struct PriorityPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    href: String,
    impact_href: String,
    waiting: Vec<Line>,
    delivered: Vec<Line>,
    dropped: Vec<Line>,
    may: bool,
    proposing: Filled,
    ending: Filled,
    indicators: Vec<Choice>,
    candidates: Vec<Choice>,
    issues: Vec<Choice>,
}

/// A feature in words.
struct Line {
    id: String,
    title: String,
    hypothesis: String,
    indicator: String,
    worth: i64,
    cost: String,
    on: String,
    lesson: String,
    label: &'static str,
    badge: &'static str,
    change: String,
    advice: &'static str,
}

fn line(one: &Model, of: Option<&Indicator>, values: &[(chrono::NaiveDate, Decimal)]) -> Line {
    let effect = match (one.ended_on, of) {
        (Some(on), Some(of)) if one.state == Stand::Livree => Effect::of(on, values, of.direction),
        _ => Effect::TropTot,
    };
    let change = match (effect, of) {
        (Effect::Gagne(before, after) | Effect::Rien(before, after) | Effect::Recule(before, after), Some(of)) => {
            format!("{} avant, {} après", of.unit.told(before), of.unit.told(after))
        }
        _ => String::new(),
    };
    Line {
        id: one.id.to_string(),
        title: one.title.clone(),
        hypothesis: one.hypothesis.clone(),
        indicator: of.map(|of| of.name.clone()).unwrap_or_default(),
        worth: worth(one),
        cost: ui::format::euros(one.cost_cents),
        on: one.ended_on.map(ui::format::date).unwrap_or_default(),
        lesson: one.lesson.clone(),
        label: effect.label().0,
        badge: effect.label().1,
        change,
        advice: effect.advice(),
    }
}

async fn page<P: Permission>(
    kernel: &Kernel,
    can: &Can<P>,
    frame: Frame,
    id: &str,
    forms: (Filled, Filled),
) -> Result<PriorityPage, Error> {
    let product = product(can, id).await?;
    let mut all = store::list(can.reader(), id).await?;
    let indicators = impact::store::indicators(can.reader(), id).await?;
    let measures = impact::store::measures_of_product(can.reader(), id).await?;
    let grants = grants_of(kernel.db(), &can.who().account).await?;
    order(&mut all);
    let lines = |state: Stand| -> Vec<Line> {
        let own = all.iter().filter(|one| one.state == state);
        own.map(|one| {
            let of = indicators.iter().find(|of| of.id == one.indicator);
            let real = measures.iter().filter(|measure| measure.indicator == one.indicator && !measure.target);
            let values: Vec<_> =
                real.map(|measure| (measure.measured_on, Decimal::of_millionths(measure.millionths))).collect();
            line(one, of, &values)
        })
        .collect()
    };
    let base = portfolio::catalogue::href("/produits/", id);
    let waiting = all.iter().filter(|one| one.state == Stand::Candidate);
    Ok(PriorityPage {
        frame,
        crumbs: crumbs(&product, "Priorités"),
        title: product.source.title.clone(),
        href: format!("{base}/priorites"),
        impact_href: format!("{base}/impact"),
        waiting: lines(Stand::Candidate),
        delivered: lines(Stand::Livree),
        dropped: lines(Stand::Abandonnee),
        may: may::<Prioritise>(&grants, &product.source),
        proposing: forms.0,
        ending: forms.1,
        candidates: waiting.map(|one| Choice::new(one.id.as_str(), one.title.as_str())).collect(),
        indicators: indicators.iter().map(|one| Choice::new(one.id.as_str(), one.name.as_str())).collect(),
        issues: vec![Choice::new("livree", "Livrée"), Choice::new("abandonnee", "Abandonnée")],
    })
}

/// The page.
pub async fn show(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    frame: Frame,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    Ok(ui::page(&page(&kernel, &can, frame, &id, Default::default()).await?))
}

async fn answer(
    done: Result<(), Error>,
    kernel: &Kernel,
    can: &Can<Prioritise>,
    frame: Frame,
    id: &str,
    forms: impl FnOnce(Vec<kernel::FieldError>) -> (Filled, Filled),
) -> Result<Response, Error> {
    match done {
        Ok(()) => {
            let href = format!("{}/priorites", portfolio::catalogue::href("/produits/", id));
            Ok(Redirect::to(&href).into_response())
        }
        Err(Error::Invalid(faults)) => {
            let page = page(kernel, can, frame, id, forms(faults)).await?;
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}

/// Takes a candidate.
pub async fn propose(
    State(kernel): State<Kernel>,
    can: Can<Prioritise>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedCandidate>,
) -> Result<Response, Error> {
    let done = act::propose(&can, &id, &typed).await.map(drop);
    let forms = |faults| (Filled::of(&typed).with_errors(faults), Filled::new());
    answer(done, &kernel, &can, frame, &id, forms).await
}

/// Takes the end of a candidate.
pub async fn end(
    State(kernel): State<Kernel>,
    can: Can<Prioritise>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedEnd>,
) -> Result<Response, Error> {
    let done = act::end(&kernel, &can, &id, &typed).await;
    let forms = |faults| (Filled::new(), Filled::of(&typed).with_errors(faults));
    answer(done, &kernel, &can, frame, &id, forms).await
}
