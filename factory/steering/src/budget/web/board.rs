//! The budgets of the portfolio for a year: planned, revised, real, by phase, by funder, and the conventions that end soon.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use chrono::Datelike;
use kernel::{Can, Error, Kernel};
use portfolio::catalogue::{self, Product, Today};
use portfolio::fiche::may_follow_product;
use ui::{Choice, Filled, Frame, NavItem, Pagination, Query};

use super::show::Line as ConventionLine;
use crate::budget::board::{self, Board, Year};
use crate::budget::due::ending;
use crate::budget::money::sum;
use crate::budget::summary::covers;
use crate::machine::State as Phase;
use crate::pages::crumbs_of_factory;
use crate::perimeter::FollowProduct;

/// Products on a page.
const PER_PAGE: u64 = 50;

#[derive(Template)]
#[template(path = "budget/board.html")]
struct BoardPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    year: i32,
    filters: usize,
    filled: Filled,
    years: Vec<Choice>,
    phases: Vec<Choice>,
    incubators: Vec<Choice>,
    totals: [i64; 3],
    lines: Vec<Line>,
    by_phase: Vec<(&'static str, usize, [i64; 3])>,
    by_funder: Vec<(String, usize, i64)>,
    ending: Vec<(String, ConventionLine)>,
    unwritten: usize,
    pages: Pagination,
}

/// A product in one line.
struct Line {
    href: String,
    title: String,
    phase: &'static str,
    views: [Option<i64>; 3],
    cost: Option<i64>,
}

struct Asked {
    year: i32,
    phase: String,
    incubator: String,
}

/// The page.
pub async fn show(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let board = board::today(&kernel).await?;
    let query = Query::parse("/budget", query.as_deref().unwrap_or_default());
    let asked = Asked {
        year: query.value("annee").parse().unwrap_or_else(|_| today.day.year()),
        phase: query.value("phase").to_owned(),
        incubator: query.value("incubateur").to_owned(),
    };
    let products: Vec<&Product> =
        today.catalogue.products.iter().filter(|one| wanted(one, &can, &today, &asked)).collect();
    Ok(ui::page(&page(frame, query, &today, &board, &asked, &products)?))
}

fn wanted(product: &Product, can: &Can<FollowProduct>, today: &Today, asked: &Asked) -> bool {
    (asked.phase.is_empty() || Phase::on(&product.phases, today.day).id() == asked.phase)
        && (asked.incubator.is_empty() || product.source.all_incubators().contains(&asked.incubator.as_str()))
        && may_follow_product(can.grants(), &product.source)
}

fn page(
    frame: Frame,
    query: Query,
    today: &Today,
    board: &Board,
    asked: &Asked,
    products: &[&Product],
) -> Result<BoardPage, Error> {
    let mut written: Vec<(&Product, Phase, Year)> = Vec::new();
    for product in products {
        if let Some(year) = board.years.get(&(product.source.id.clone(), asked.year)) {
            written.push((product, Phase::on(&product.phases, today.day), *year));
        }
    }
    written.sort_by_key(|(_, _, year)| std::cmp::Reverse(year.cost()));
    let mut by_phase: Vec<(&'static str, usize, [i64; 3])> = Vec::new();
    for (_, phase, year) in &written {
        let at = by_phase.iter().position(|(label, ..)| *label == phase.label()).unwrap_or_else(|| {
            by_phase.push((phase.label(), 0, [0; 3]));
            by_phase.len() - 1
        });
        by_phase[at].1 += 1;
        by_phase[at].2 = add(by_phase[at].2, year)?;
    }
    let totals = written.iter().try_fold([0; 3], |all, (_, _, year)| add(all, year))?;
    let own = |id: &str| products.iter().find(|product| product.source.id == id);
    let mut funders: BTreeMap<String, (usize, i64)> = BTreeMap::new();
    let mut theirs = Vec::new();
    for one in &board.conventions {
        if own(one.product.as_str()).is_none() {
            continue;
        }
        theirs.push(one.clone());
        if covers(one, asked.year) {
            let entry = funders.entry(format!("{} ({})", one.funder, one.kind.label())).or_default();
            *entry = (entry.0 + 1, sum([entry.1, one.amount_cents]).map_err(anyhow::Error::from)?);
        }
    }
    let mut by_funder: Vec<_> = funders.into_iter().map(|(name, (count, cents))| (name, count, cents)).collect();
    by_funder.sort_by_key(|(_, _, cents)| std::cmp::Reverse(*cents));
    let ends = ending(&theirs, today.day).into_iter().filter_map(|one| {
        let title = own(one.product.as_str())?.source.title.clone();
        Some((title, ConventionLine::of(one)))
    });
    let number = query.value("page").parse().unwrap_or(1);
    let active = products.iter().filter(|one| Phase::on(&one.phases, today.day).is_active());
    let unwritten = active.filter(|one| !board.years.contains_key(&(one.source.id.clone(), asked.year))).count();
    let pages = Pagination::new(query, number, PER_PAGE, written.len() as u64);
    let first = (pages.current() - 1) * PER_PAGE;
    let lines = written.iter().skip(first as usize).take(PER_PAGE as usize).map(|(product, phase, year)| Line {
        href: format!("{}/pilotage/budget/{}", product.href(), asked.year),
        title: product.source.title.clone(),
        phase: phase.label(),
        views: year.views,
        cost: year.cost(),
    });
    let filled = Filled::new().with("annee", asked.year.to_string());
    Ok(BoardPage {
        frame,
        crumbs: crumbs_of_factory(&[], "Budget"),
        year: asked.year,
        filters: [&asked.phase, &asked.incubator].into_iter().filter(|value| !value.is_empty()).count(),
        filled: filled.with("phase", &asked.phase).with("incubateur", &asked.incubator),
        years: years(board, asked.year),
        phases: portfolio::phase::PhaseName::ALL.into_iter().map(|one| Choice::new(one.id(), one.label())).collect(),
        incubators: today.catalogue.incubators.iter().map(|one| Choice::new(&one.id, &one.title)).collect(),
        totals,
        lines: lines.collect(),
        by_phase,
        by_funder,
        ending: ends.collect(),
        unwritten,
        pages,
    })
}

fn add(all: [i64; 3], year: &Year) -> Result<[i64; 3], Error> {
    let mut next = all;
    for (total, view) in next.iter_mut().zip(year.views) {
        *total = sum([*total, view.unwrap_or_default()]).map_err(anyhow::Error::from)?;
    }
    Ok(next)
}

fn years(board: &Board, year: i32) -> Vec<Choice> {
    let mut all = board.known.clone();
    all.insert(year);
    all.into_iter().rev().map(|one| Choice::new(one.to_string(), one.to_string())).collect()
}
