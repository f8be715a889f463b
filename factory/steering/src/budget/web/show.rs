//! The budget of a product for a year: three views, the envelope beside what is spent, the matrix, who funds.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::Datelike;
use kernel::access::grants_of;
use kernel::http::extract::Query;
use kernel::{Can, Error, Form, Kernel};
use portfolio::registry::domain::Product;
use serde::Deserialize;
use ui::{Frame, NavItem};

use super::budget_of;
use crate::budget::act::{self, EditBudget, year_of};
use crate::budget::due::ending;
use crate::budget::envelope::Balance;
use crate::budget::money::Overflow;
use crate::budget::records::cell::{Activity, Resource};
use crate::budget::records::convention::Model as Convention;
use crate::budget::records::layer::Volet;
use crate::budget::store::{self, Layer, conventions};
use crate::budget::telling;
use crate::pages::crumbs;
use crate::perimeter::may;
use crate::perimeter::{FollowProduct, product};

#[derive(Template)]
#[template(path = "budget/show.html")]
struct YearPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    done: &'static str,
    title: String,
    page: String,
    href: String,
    year: i32,
    years: BTreeSet<i32>,
    views: Vec<View>,
    shown: Option<(&'static str, Grid)>,
    balance: Balance,
    conventions: Vec<Line>,
    ending: Vec<Line>,
    may_edit: bool,
}

/// A view in one line.
struct View {
    id: &'static str,
    label: &'static str,
    written: bool,
    ae: Option<i64>,
    cp: i64,
    told: String,
}

/// The matrix as it is shown: rows that are not empty, with totals.
pub struct Grid {
    /// The columns: those that hold something.
    pub columns: Vec<&'static str>,
    /// The rows: label, cells, total.
    pub rows: Vec<(&'static str, Vec<i64>, i64)>,
    /// The totals of the columns.
    pub totals: Vec<i64>,
    /// The total.
    pub total: i64,
}

impl Grid {
    fn of(layer: &Layer) -> Result<Self, Overflow> {
        let sums = Resource::ALL.into_iter().map(|one| Ok((one, layer.matrix.of_resource(one)?)));
        let used: Vec<(Resource, i64)> = sums.collect::<Result<_, Overflow>>()?;
        let used: Vec<(Resource, i64)> = used.into_iter().filter(|(_, total)| *total != 0).collect();
        let mut rows = Vec::new();
        for activity in Activity::ALL {
            let total = layer.matrix.of_activity(activity)?;
            if total != 0 {
                let cells = used.iter().map(|(one, _)| layer.matrix.cell(activity, *one)).collect();
                rows.push((activity.label(), cells, total));
            }
        }
        let (columns, totals) = used.into_iter().map(|(one, total)| (one.label(), total)).unzip();
        Ok(Self { columns, rows, totals, total: layer.matrix.total()? })
    }
}

/// A convention in one line.
pub struct Line {
    /// Its page.
    pub href: String,
    /// Who pays.
    pub funder: String,
    /// As what.
    pub kind: &'static str,
    /// Its reference.
    pub reference: String,
    /// In cents.
    pub cents: i64,
    /// The first day.
    pub from: String,
    /// The last day.
    pub until: String,
}

impl Line {
    /// The line of a convention.
    pub fn of(one: &Convention) -> Self {
        Self {
            href: format!("{}/conventions/{}", crate::pages::steering_of(one.product.as_str()), one.id),
            funder: one.funder.clone(),
            kind: one.kind.label(),
            reference: one.reference.clone(),
            cents: one.amount_cents,
            from: ui::format::date(one.starts_on),
            until: ui::format::date(one.ends_on),
        }
    }
}

/// What is asked of the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    volet: String,
    fait: String,
}

/// The page of this year.
pub async fn now(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    frame: Frame,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let product = product(&can, &id).await?;
    let year = kernel.clock().today().year();
    Ok(ui::page(&YearPage::of(&kernel, &can, frame, &product, year, &asked).await?))
}

/// The page of a year.
pub async fn year(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    frame: Frame,
    Path((id, annee)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let product = product(&can, &id).await?;
    let year = year_of(&kernel, &annee)?;
    Ok(ui::page(&YearPage::of(&kernel, &can, frame, &product, year, &asked).await?))
}

impl YearPage {
    async fn of(
        kernel: &Kernel,
        can: &Can<FollowProduct>,
        frame: Frame,
        product: &Product,
        year: i32,
        asked: &Asked,
    ) -> Result<Self, Error> {
        let (sql, id, today) = (can.reader(), product.source.id.as_str(), kernel.clock().today());
        let mut years = BTreeSet::from([today.year(), today.year() + 1, year]);
        let all = store::of_product(sql, id).await?;
        years.extend(all.iter().filter_map(|one| i32::try_from(one.head.year).ok()));
        let layers: Vec<Layer> = all.into_iter().filter(|one| one.head.year == i64::from(year)).collect();
        let agreed = conventions::list(sql, Some(id)).await?;
        let sessions = crate::committee::store::list(sql, Some(id)).await?;
        let spent = layers.iter().find(|one| one.head.kind == Volet::Realise).map(|one| one.matrix.total());
        let spent = spent.transpose().map_err(anyhow::Error::from)?.unwrap_or_default();
        let chosen = Volet::of(&asked.volet).and_then(|kind| layers.iter().find(|one| one.head.kind == kind));
        let shown = chosen.or_else(|| telling(&layers)).or_else(|| layers.first());
        let shown = shown.map(|one| Grid::of(one).map(|grid| (one.head.kind.label(), grid))).transpose();
        let views = Volet::ALL.into_iter().map(|kind| View::of(kind, &layers)).collect::<Result<_, _>>();
        let grants = grants_of(kernel.db(), &can.who().account).await?;
        let page = budget_of(id);
        Ok(Self {
            frame,
            crumbs: crumbs(product, "Budget"),
            done: match asked.fait.as_str() {
                "volet" => "Le budget est enregistré",
                "convention" => "Les conventions sont à jour",
                _ => "",
            },
            title: product.source.title.clone(),
            href: portfolio::catalogue::href("/produits/", id),
            page,
            year,
            years,
            views: views.map_err(anyhow::Error::from)?,
            shown: shown.map_err(anyhow::Error::from)?,
            balance: Balance::of(&sessions, year, spent).map_err(anyhow::Error::from)?,
            ending: ending(&agreed, today).into_iter().map(Line::of).collect(),
            conventions: agreed.iter().map(Line::of).collect(),
            may_edit: may::<EditBudget>(&grants, &product.source),
        })
    }
}

impl View {
    fn of(kind: Volet, layers: &[Layer]) -> Result<Self, Overflow> {
        let layer = layers.iter().find(|one| one.head.kind == kind);
        let told = layer.map_or_else(String::new, |one| match (one.head.complete, one.head.settled_on) {
            (true, _) => "exercice clos".to_owned(),
            (false, Some(day)) => format!("arrêté au {}", ui::format::date(day)),
            (false, None) => format!("écrit le {}", ui::format::date(one.head.written_at.date_naive())),
        });
        Ok(Self {
            id: kind.id(),
            label: kind.label(),
            written: layer.is_some(),
            ae: layer.and_then(|one| one.head.ae_cents),
            cp: layer.map_or(Ok(0), |one| one.matrix.total())?,
            told,
        })
    }
}

/// An action without a field.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Nothing {}

/// Publishes the summary of the year.
pub async fn publish(
    State(kernel): State<Kernel>,
    can: Can<EditBudget>,
    Path((id, annee)): Path<(String, String)>,
    Form(_): Form<Nothing>,
) -> Result<Response, Error> {
    let publication = act::publish(&kernel, &can, &id, &annee).await?;
    let page = portfolio::catalogue::href("/produits/", &id);
    Ok(Redirect::to(&format!("{page}/budget/{publication}")).into_response())
}
