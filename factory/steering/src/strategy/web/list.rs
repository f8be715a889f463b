//! The strategy on one page: goals and what serves them, goals without a product, products without a goal; and every request to other services.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::access::grants_of;
use kernel::{Can, Error, Grant, Kernel};
use portfolio::catalogue;
use portfolio::fiche::may_follow_product;
use ui::{Frame, NavItem};

use super::measures;
use crate::machine::State as Phase;
use crate::pages::crumbs_of_factory;
use crate::perimeter::FollowProduct;
use crate::strategy::act::WriteStrategy;
use crate::strategy::records::{goal, link, request};
use crate::strategy::store::{self, dealings};

#[derive(Template)]
#[template(path = "strategy/list.html")]
struct ListPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    roadmaps: Vec<(String, String, String)>,
    goals: Vec<GoalLine>,
    unserved: usize,
    aimless: Vec<(String, String)>,
    may_write: bool,
}

/// A goal in one line.
pub struct GoalLine {
    /// Its identifier.
    pub id: String,
    /// The goal.
    pub title: String,
    /// The result that is sought.
    pub result: String,
    /// Indicator, target, date.
    pub target: String,
    /// What serves it: page, name, contribution, measure.
    pub served: Vec<(String, String, String, String)>,
}

impl GoalLine {
    /// The lines of goals, with the names and the measures of what serves them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn all(kernel: &Kernel, goals: Vec<goal::Model>, links: &[link::Model]) -> Result<Vec<Self>, Error> {
        let today = catalogue::today(kernel).await?;
        let products: Vec<&str> = links.iter().map(|link| link.product.as_str()).collect();
        let measures = measures(kernel.db().reader(), &products).await?;
        let mut lines = Vec::new();
        for goal in goals {
            let served = links.iter().filter(|link| link.goal == goal.id).map(|link| {
                let id = link.product.as_str();
                let known = today.catalogue.product(id);
                let name = known.map_or_else(|| id.to_owned(), |product| product.source.title.clone());
                let href = known.map(|product| product.href()).unwrap_or_default();
                (href, name, link.contribution.clone(), measures.get(id).cloned().unwrap_or_default())
            });
            lines.push(Self {
                served: served.collect(),
                target: format!("{} : {} au {}", goal.indicator, goal.target, ui::format::date(goal.due_on)),
                id: goal.id.into(),
                title: goal.title,
                result: goal.result,
            });
        }
        Ok(lines)
    }
}

/// The page.
pub async fn list(State(kernel): State<Kernel>, can: Can<FollowProduct>, frame: Frame) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let links = store::links(can.reader()).await?;
    let goals = GoalLine::all(&kernel, store::goals(can.reader(), None).await?, &links).await?;
    let roadmaps = store::roadmaps(can.reader()).await?.into_iter();
    let roadmaps =
        roadmaps.map(|one| (format!("/feuilles-de-route/{}", one.id), one.title, ui::format::date(one.ends_on)));
    let aimless = today.catalogue.products.iter().filter(|product| {
        Phase::on(&product.phases, today.day).is_active()
            && may_follow_product(can.grants(), &product.source)
            && !links.iter().any(|link| link.product.as_str() == product.source.id)
    });
    let grants = grants_of(kernel.db(), &can.who().account).await?;
    Ok(ui::page(&ListPage {
        frame,
        crumbs: crumbs_of_factory(&[], "Stratégie"),
        roadmaps: roadmaps.collect(),
        unserved: goals.iter().filter(|goal| goal.served.is_empty()).count(),
        goals,
        aimless: aimless.map(|one| (format!("{}/strategie", one.href()), one.source.title.clone())).collect(),
        may_write: grants.iter().any(Grant::gives::<WriteStrategy>),
    }))
}

#[derive(Template)]
#[template(path = "strategy/requests.html")]
struct RequestsPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    late: Vec<RequestLine>,
    waiting: Vec<RequestLine>,
    answered: Vec<RequestLine>,
}

/// A request in one line.
pub struct RequestLine {
    /// Its identifier.
    pub id: String,
    /// Where its product is steered.
    pub href: String,
    /// The name of its product.
    pub product: String,
    /// The service that is asked.
    pub body: String,
    /// What is asked.
    pub subject: String,
    /// The day it was asked.
    pub on: String,
    /// The awaited day.
    pub due: String,
    /// How far that day is, while there is no answer.
    pub ago: String,
    /// Whether the answer is late.
    pub late: bool,
    /// The answer.
    pub answer: Option<String>,
}

impl RequestLine {
    /// The line of a request.
    pub fn of(one: &request::Model, product: &str, today: chrono::NaiveDate) -> Self {
        Self {
            id: one.id.to_string(),
            href: format!("{}/strategie#demandes", catalogue::href("/produits/", one.product.as_str())),
            product: product.to_owned(),
            body: one.body.clone(),
            subject: one.subject.clone(),
            on: ui::format::date(one.asked_on),
            due: ui::format::date(one.due_on),
            ago: ui::format::ago(one.due_on, today),
            late: one.answered_on.is_none() && one.due_on < today,
            answer: one.answered_on.map(|day| format!("{} ({})", one.answer, ui::format::date(day))),
        }
    }
}

/// Requests to other services, about the products that the person follows.
pub async fn requests(State(kernel): State<Kernel>, can: Can<FollowProduct>, frame: Frame) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let (mut late, mut waiting, mut answered) = (Vec::new(), Vec::new(), Vec::new());
    for one in dealings::requests(can.reader(), None).await? {
        let product = today.catalogue.product(one.product.as_str());
        let Some(product) = product.filter(|product| may_follow_product(can.grants(), &product.source)) else {
            continue;
        };
        let line = RequestLine::of(&one, &product.source.title, today.day);
        match (&line.answer, line.late) {
            (Some(_), _) => answered.push(line),
            (None, true) => late.push(line),
            (None, false) => waiting.push(line),
        }
    }
    let crumbs = crumbs_of_factory(&[("/strategie", "Stratégie")], "Demandes aux services");
    Ok(ui::page(&RequestsPage { frame, crumbs, late, waiting, answered }))
}
