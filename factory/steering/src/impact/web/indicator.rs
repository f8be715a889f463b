//! One indicator: its course, its measures, who reviewed it.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::access::grants_of;
use kernel::http::extract::Query;
use kernel::{Can, Error, FieldError, Form, Kernel, Permission};
use serde::Deserialize;
use ui::{Choice, Filled, Frame, NavItem};

use crate::impact::chart::{Drawn, draw};
use crate::impact::domain::decimal::Decimal;
use crate::impact::domain::level::Level;
use crate::impact::domain::measure::TypedMeasure;
use crate::impact::domain::review::TypedReview;
use crate::impact::frequency::Frequency;
use crate::impact::permission::{MeasureImpact, ReviewImpact};
use crate::impact::records::review::Reviewed;
use crate::impact::records::{indicator, measure, review};
use crate::impact::{act, figures, store};
use crate::pages::crumbs;
use crate::perimeter::may;
use crate::perimeter::{FollowProduct, product, role_label};
use crate::processing::READ_REVIEW;

#[derive(Template)]
#[template(path = "impact/indicator.html")]
struct IndicatorPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    href: String,
    done: &'static str,
    indicator: indicator::Model,
    level: Level,
    late: String,
    drawn: Drawn,
    rows: Vec<Row>,
    reviews: Vec<[String; 4]>,
    measures: bool,
    signs: bool,
    measuring: Filled,
    reviewing: Filled,
    natures: Vec<Choice>,
    frequencies: Vec<Choice>,
    levels: Vec<Choice>,
}

/// A measure in words.
struct Row {
    id: String,
    on: String,
    value: String,
    target: bool,
    about: String,
}

impl Row {
    fn of(one: &measure::Model, of: &indicator::Model) -> Self {
        let mut about = Vec::new();
        about.extend(
            one.starts_on
                .map(|start| format!("du {} au {}", ui::format::date(start), ui::format::date(one.measured_on))),
        );
        about.extend((one.frequency != of.frequency).then(|| one.frequency.label().to_lowercase()));
        about.extend(one.territory.as_ref().map(|code| format!("territoire {}", code.as_str())));
        about.extend((one.source != of.source).then(|| one.source.clone()));
        about.extend((!one.comments.is_empty()).then(|| one.comments.clone()));
        Self {
            id: one.id.to_string(),
            on: ui::format::date(one.measured_on),
            value: of.unit.told(Decimal::of_millionths(one.millionths)),
            target: one.target,
            about: about.join(" ; "),
        }
    }
}

fn review_row(one: review::Model) -> [String; 4] {
    let level = one.level.label().split(" :").next().unwrap_or_default().to_owned();
    let signed = format!("{}, {}", one.name.read(READ_REVIEW), role_label(one.quality.as_str()).to_lowercase());
    [level, ui::format::datetime(one.written_at), signed, one.remark]
}

async fn page<P: Permission>(
    kernel: &Kernel,
    can: &Can<P>,
    frame: Frame,
    (id, indicator): (&str, &str),
    forms: (Filled, Filled),
) -> Result<IndicatorPage, Error> {
    let product = product(can, id).await?;
    let known = act::own(can, id, indicator).await?;
    let measures = store::measures(can.reader(), &known.id).await?;
    let reviews = store::reviews(can.reader(), &known.id).await?;
    let grants = grants_of(kernel.db(), &can.who().account).await?;
    let (figures, today) = (figures::today(kernel).await?, kernel.clock().today());
    let followed = figures.of(id).iter().find(|one| one.indicator.id == known.id);
    let base = super::href(id);
    let mut crumbs = crumbs(&product, &known.name);
    crumbs.insert(crumbs.len() - 1, NavItem::new(&base, "Impact"));
    Ok(IndicatorPage {
        frame,
        crumbs,
        href: format!("{base}/{indicator}"),
        done: "",
        level: followed.map_or(Level::Absente, |one| one.level()),
        late: followed.map(|one| one.late_told(today)).unwrap_or_default(),
        drawn: draw("courbe", &known, &measures),
        rows: measures.iter().rev().map(|one| Row::of(one, &known)).collect(),
        reviews: reviews.into_iter().map(review_row).collect(),
        measures: may::<MeasureImpact>(&grants, &product.source),
        signs: may::<ReviewImpact>(&grants, &product.source),
        measuring: forms.0,
        reviewing: forms.1,
        natures: vec![Choice::new("", "Une mesure"), Choice::new("oui", "Une cible")],
        frequencies: Frequency::ALL.into_iter().map(|one| Choice::new(one.id(), one.label())).collect(),
        levels: Reviewed::ALL.into_iter().map(|one| Choice::new(one.id(), one.label())).collect(),
        indicator: known,
    })
}

/// A form without a field of its own: the token alone.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Nothing {}

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
    Path((id, indicator)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let mut page = page(&kernel, &can, frame, (&id, &indicator), Default::default()).await?;
    page.done = match asked.fait.as_str() {
        "mesure" => "La mesure est enregistrée",
        "remplacement" => "La mesure remplace celle du même jour, que le journal garde",
        "inchangee" => "Cette mesure était déjà là : rien n'a changé",
        "retrait" => "La mesure est retirée ; le journal en garde la valeur",
        "definition" => "La définition est enregistrée",
        "phare" => "C'est la métrique phare du produit",
        "revue" => "La revue est signée",
        _ => "",
    };
    Ok(ui::page(&page))
}

fn back(id: &str, indicator: &str, done: &str) -> Response {
    Redirect::to(&format!("{}/{indicator}?fait={done}", super::href(id))).into_response()
}

async fn again<P: Permission>(
    kernel: &Kernel,
    can: &Can<P>,
    frame: Frame,
    at: (&str, &str),
    forms: (Filled, Filled),
) -> Result<Response, Error> {
    Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(kernel, can, frame, at, forms).await?))
}

/// Takes a measure.
pub async fn measure(
    State(kernel): State<Kernel>,
    can: Can<MeasureImpact>,
    frame: Frame,
    Path((id, indicator)): Path<(String, String)>,
    Form(typed): Form<TypedMeasure>,
) -> Result<Response, Error> {
    match act::record(&kernel, &can, &id, &indicator, &typed).await {
        Ok(recorded) => Ok(back(&id, &indicator, recorded.id())),
        Err(Error::Invalid(faults)) => {
            let filled = Filled::of(&typed).with_errors(faults);
            again(&kernel, &can, frame, (&id, &indicator), (filled, Filled::new())).await
        }
        Err(other) => Err(other),
    }
}

/// Takes a measure away.
pub async fn remove(
    can: Can<MeasureImpact>,
    Path((id, indicator, measure)): Path<(String, String, String)>,
    Form(_): Form<Nothing>,
) -> Result<Response, Error> {
    act::remove(&can, &id, &indicator, &measure).await?;
    Ok(back(&id, &indicator, "retrait"))
}

/// Makes it the *métrique phare*.
pub async fn watch(
    can: Can<MeasureImpact>,
    Path((id, indicator)): Path<(String, String)>,
    Form(_): Form<Nothing>,
) -> Result<Response, Error> {
    act::watch(&can, &id, &indicator).await?;
    Ok(back(&id, &indicator, "phare"))
}

/// Takes a review.
pub async fn review(
    State(kernel): State<Kernel>,
    can: Can<ReviewImpact>,
    frame: Frame,
    Path((id, indicator)): Path<(String, String)>,
    Form(typed): Form<TypedReview>,
) -> Result<Response, Error> {
    let faults = match act::review(&can, &id, &indicator, &typed).await {
        Ok(()) => return Ok(back(&id, &indicator, "revue")),
        Err(Error::Invalid(faults)) => faults,
        Err(Error::Refused(text)) => vec![FieldError::new("", text)],
        Err(other) => return Err(other),
    };
    let filled = Filled::of(&typed).with_errors(faults);
    again(&kernel, &can, frame, (&id, &indicator), (Filled::new(), filled)).await
}
