//! The round of a week: every team in one table, needs that wait, past weeks.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::NaiveDate;
use kernel::{Can, Error, Form, Id, Kernel};
use portfolio::catalogue;
use portfolio::fiche::{may_follow_product, names_of};
use portfolio::source::read_date;
use ui::{Frame, NavItem};

use crate::machine::State as Phase;
use crate::pages::crumbs_of_factory;
use crate::perimeter::{FollowProduct, PrepareProduct, may};
use crate::processing::ROUND;
use crate::standup::domain::monday;
use crate::standup::records::need::Model as Need;
use crate::standup::records::week::Model as Week;
use crate::standup::{act, store};

/// A team's turn.
pub struct Turn {
    /// The product.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Where it tells its week, for who may; its steering page for the others.
    pub href: String,
    /// Its phase.
    pub phase: &'static str,
    /// What it said; nothing when it did not.
    pub week: Option<Week>,
    /// What it needs.
    pub needs: Vec<Told>,
}

/// A need and who takes it.
pub struct Told {
    /// The need.
    pub need: Need,
    /// Its product.
    pub product: String,
    /// Who takes it; empty while nobody does.
    pub taker: String,
}

/// The turns of a week, in the order of names: teams at work, and whoever spoke.
///
/// # Errors
/// When the database does not answer.
pub async fn turns(kernel: &Kernel, can: &Can<FollowProduct>, week: NaiveDate) -> Result<Vec<Turn>, Error> {
    let today = catalogue::today(kernel).await?;
    let sql = can.reader();
    let mut said: HashMap<String, Week> =
        store::of_week(sql, week).await?.into_iter().map(|one| (one.product.to_string(), one)).collect();
    let end = today.day.min(week + chrono::Days::new(6));
    let mut needs: HashMap<String, Vec<Told>> = HashMap::new();
    for need in store::needs(sql, None, end).await? {
        let taker: Vec<Id> = need.taker.iter().map(|taker| taker.read(ROUND).clone()).collect();
        let taker = names_of(kernel, taker).await?.into_values().next().unwrap_or_default();
        let id = need.product.to_string();
        let product = today.catalogue.product(&id).map(|one| one.source.title.clone()).unwrap_or_default();
        needs.entry(id).or_default().push(Told { need, product, taker });
    }
    let mut turns = Vec::new();
    for product in today.catalogue.products.iter().filter(|one| may_follow_product(can.grants(), &one.source)) {
        let id = product.source.id.clone();
        let phase = Phase::on(&product.phases, week);
        let week = said.remove(&id);
        if phase.is_active() || week.is_some() {
            let needs = needs.remove(&id).unwrap_or_default();
            let tells = may::<PrepareProduct>(can.grants(), &product.source);
            let page = if tells { "point-hebdo" } else { "pilotage" };
            let href = format!("{}/{page}", catalogue::href("/produits/", &id));
            turns.push(Turn { title: product.source.title.clone(), href, phase: phase.label(), week, needs, id });
        }
    }
    turns.sort_by(|one, other| one.title.cmp(&other.title));
    Ok(turns)
}

#[derive(Template)]
#[template(path = "standup/round.html")]
struct RoundPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    week: NaiveDate,
    current: bool,
    turns: Vec<Turn>,
    silent: usize,
    weeks: Vec<NaiveDate>,
}

async fn page(kernel: &Kernel, can: &Can<FollowProduct>, frame: Frame, week: NaiveDate) -> Result<Response, Error> {
    let turns = turns(kernel, can, week).await?;
    let current = week == monday(kernel.clock().today());
    let above: &[(&str, &str)] = if current { &[] } else { &[("/point-hebdo", "Point hebdo")] };
    let here = if current { "Point hebdo".to_owned() } else { format!("Semaine du {}", ui::format::date(week)) };
    Ok(ui::page(&RoundPage {
        frame,
        crumbs: crumbs_of_factory(above, &here),
        week,
        current,
        silent: turns.iter().filter(|turn| turn.week.is_none()).count(),
        turns,
        weeks: store::weeks(can.reader()).await?.into_iter().filter(|one| *one != week).take(26).collect(),
    }))
}

/// The round of this week.
pub async fn show(State(kernel): State<Kernel>, can: Can<FollowProduct>, frame: Frame) -> Result<Response, Error> {
    let week = monday(kernel.clock().today());
    page(&kernel, &can, frame, week).await
}

/// The Monday that an address names, when it is one.
pub fn named(text: &str) -> Result<NaiveDate, Error> {
    read_date(text).filter(|day| *day == monday(*day)).ok_or(Error::NotFound)
}

/// The round of a past week.
pub async fn past(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    frame: Frame,
    Path(week): Path<String>,
) -> Result<Response, Error> {
    page(&kernel, &can, frame, named(&week)?).await
}

/// An action without a field.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Nothing {}

/// Takes a need.
pub async fn take(
    can: Can<FollowProduct>,
    Path(need): Path<String>,
    Form(_): Form<Nothing>,
) -> Result<Response, Error> {
    act::take(&can, &need).await?;
    Ok(Redirect::to("/point-hebdo#besoins").into_response())
}

/// Closes a need.
pub async fn close(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    Path(need): Path<String>,
    Form(_): Form<Nothing>,
) -> Result<Response, Error> {
    act::close(&kernel, &can, &need).await?;
    Ok(Redirect::to("/point-hebdo#besoins").into_response())
}
