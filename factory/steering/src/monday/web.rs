//! The page of a Monday, about the products that the person follows.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use chrono::{Days, TimeDelta};
use kernel::{Can, Error, Grant, Kernel};
use portfolio::catalogue::{self, Today};
use portfolio::fiche::may_follow_product;
use ui::{Frame, NavItem};

use crate::candidature::act::JudgeCandidature;
use crate::committee;
use crate::committee::records::session::State as Stand;
use crate::committee::web::list::Line as CommitteeLine;
use crate::deadline::domain::{Near, gathered, near};
use crate::deadline::gather::{everything, followed};
use crate::deadline::web::list::Line as DueLine;
use crate::decision;
use crate::decision::web::list::Line as DecisionLine;
use crate::gate::store::impacts_since;
use crate::impact::{brief, figures};
use crate::investigation::store::said_since;
use crate::lab::store::lessons_since;
use crate::machine::State as Phase;
use crate::pages::{crumbs_of_factory, steering_of};
use crate::perimeter::FollowProduct;
use crate::standup;
use crate::standup::domain::monday;
use crate::standup::web::round::turns;
use crate::team::store::stints_by_product;
use crate::team::{Carried, Stint, carried};

/// Committees within this many days are told.
const SOON: Days = Days::new(28);
/// What moved, what was said and what was decided within this many days.
const LATELY: i64 = 30;

#[derive(Template)]
#[template(path = "monday/show.html")]
struct MondayPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    late: Vec<DueLine>,
    soon: Vec<DueLine>,
    committees: Vec<CommitteeLine>,
    moved: Vec<Told>,
    stale: Vec<Told>,
    said: Vec<Told>,
    heard: Vec<Told>,
    decisions: Vec<DecisionLine>,
    help: Vec<Told>,
    needs: Vec<Told>,
    silent: usize,
    unlearned: Vec<Told>,
    judges: bool,
}

/// Something about a product.
struct Told {
    product: String,
    href: String,
    text: String,
}

/// The page.
pub async fn show(State(kernel): State<Kernel>, can: Can<FollowProduct>, frame: Frame) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let sql = can.reader();
    let name = |id: &str| -> Option<String> {
        let product = today.catalogue.product(id).filter(|one| may_follow_product(can.grants(), &one.source))?;
        Some(product.source.title.clone())
    };
    let told = |id: &str, text: String| Some(Told { product: name(id)?, href: steering_of(id), text });
    let (mut late, mut soon) = (Vec::new(), Vec::new());
    for due in followed(everything(&kernel, &today).await?, &today, can.grants()) {
        match near(due.on, today.day) {
            Near::Late => late.push(due),
            Near::Soon => soon.push(due),
            Near::Later => {}
        }
    }
    let lines = |all| gathered(all).into_iter().map(|due| DueLine::of(due, &today)).collect();
    let (late, soon) = (lines(late), lines(soon));
    let mut sessions = committee::store::list(sql, None).await?;
    sessions.retain(|one| one.state == Stand::Planifie && one.held_on <= today.day + SOON);
    sessions.sort_by_key(|one| one.held_on);
    let committees = sessions
        .iter()
        .filter_map(|one| Some(CommitteeLine::of(one, &name(one.product.as_str())?, today.day)))
        .collect();
    let since = kernel.clock().now() - TimeDelta::days(LATELY);
    let moved = impacts_since(sql, since).await?;
    let figures = figures::today(&kernel).await?;
    let (measured, stale) = (brief::moved(&figures, since.date_naive()), brief::stale(&figures, today.day));
    let said = said_since(sql, since.date_naive()).await?;
    let needs = standup::store::needs(sql, None, today.day).await?;
    let silent = turns(&kernel, &can, monday(today.day)).await?.iter().filter(|turn| turn.week.is_none()).count();
    let taught = lessons_since(sql, since.date_naive()).await?;
    let mut decisions = Vec::new();
    for row in decision::store::list(sql, None).await? {
        if row.decided_on >= since.date_naive() && name(row.product.as_str()).is_some() {
            decisions.push(DecisionLine::of(&row)?);
        }
    }
    let mut help = help(&today);
    help.extend(uncarried(&stints_by_product(sql).await?, &today));
    let help = help.into_iter().filter_map(|(id, text)| told(&id, text)).collect();
    let unlearned = crate::lesson::act::awaited(&kernel, &today).await?;
    let unlearned = unlearned.into_iter().filter_map(|(id, on)| {
        let href = format!("{}/arret", catalogue::href("/produits/", &id));
        Some(Told { product: name(&id)?, href, text: ui::format::date(on) })
    });
    let unlearned = unlearned.collect();
    Ok(ui::page(&MondayPage {
        frame,
        crumbs: crumbs_of_factory(&[], "Pilotage"),
        late,
        soon,
        committees,
        said: taught.into_iter().filter_map(|one| told(one.product.as_str(), one.statement)).collect(),
        heard: said.into_iter().filter_map(|one| told(one.product.as_str(), one.verbatim)).collect(),
        moved: moved
            .into_iter()
            .map(|one| (one.product.to_string(), one.evidence))
            .chain(measured)
            .filter_map(|(product, text)| told(&product, text))
            .collect(),
        stale: stale
            .into_iter()
            .filter(|(product, _)| at_work(&today, product))
            .filter_map(|(product, text)| told(&product, text))
            .collect(),
        decisions,
        help,
        needs: needs.into_iter().filter_map(|one| told(one.product.as_str(), one.need)).collect(),
        silent,
        unlearned,
        judges: can.grants().iter().any(Grant::gives::<JudgeCandidature>),
    }))
}

/// Whether a product still runs.
fn at_work(today: &Today, product: &str) -> bool {
    let found = today.catalogue.product(product);
    found.is_some_and(|found| !Phase::on(&found.phases, today.day).next().is_empty())
}

/// Products at work that no intrapreneur carries at half time.
fn uncarried(stints: &BTreeMap<String, Vec<Stint>>, today: &Today) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for product in &today.catalogue.products {
        let id = product.source.id.as_str();
        let carried = carried(stints.get(id).map(Vec::as_slice).unwrap_or_default(), today.day);
        if Phase::on(&product.phases, today.day).is_active() && carried != Carried::Yes {
            all.push((id.to_owned(), carried.told().0));
        }
    }
    all
}

/// Products at work that exceed the guide of their phase, the furthest beyond first.
fn help(today: &Today) -> Vec<(String, String)> {
    let mut all: Vec<(i64, String, String)> = today
        .late
        .iter()
        .filter_map(|late| {
            let product = &today.catalogue.products[late.at];
            let phase = Phase::on(&product.phases, today.day);
            let text = format!("{} : repère dépassé de {}", phase.label(), ui::format::duration_days(late.beyond));
            phase.is_active().then(|| (late.beyond, product.source.id.clone(), text))
        })
        .collect();
    all.sort_by_key(|(beyond, ..)| std::cmp::Reverse(*beyond));
    all.into_iter().map(|(_, id, text)| (id, text)).collect()
}
