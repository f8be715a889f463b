//! What everybody reads of a budget: the publications of a product, each frozen on its day.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{Error, Kernel};
use portfolio::catalogue;
use ui::chart::BarChart;
use ui::{Frame, Html, NavItem};

use crate::budget::records::publication::Model;
use crate::budget::store::publications;
use crate::budget::summary::Summary;

#[derive(Template)]
#[template(path = "budget/public.html")]
struct PublicPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    shown: Option<Shown>,
    others: Vec<(String, i64, String)>,
    elsewhere: String,
}

struct Shown {
    on: String,
    digest: String,
    summary: Summary,
    charts: Vec<Html>,
}

async fn page(kernel: &Kernel, frame: Frame, id: &str, publication: Option<&str>) -> Result<PublicPage, Error> {
    let today = catalogue::today(kernel).await?;
    let product = today.catalogue.product(id).ok_or(Error::NotFound)?;
    let all = publications::list(kernel.db().reader(), id).await?;
    let shown = match publication {
        Some(asked) => Some(all.iter().find(|one| one.id.as_str() == asked).ok_or(Error::NotFound)?),
        None => all.first(),
    };
    let page = format!("{}/budget", product.href());
    let other = |one: &Model| (format!("{page}/{}", one.id), one.year, ui::format::date(one.published_on));
    let link = product.source.budget_url.as_deref().unwrap_or_default();
    let web = portfolio::source::judge_link(link) == portfolio::source::LinkKind::Web;
    Ok(PublicPage {
        frame,
        crumbs: vec![
            NavItem::new("/", "Accueil"),
            NavItem::new(product.href(), &product.source.title),
            NavItem::new("", "Budget publié"),
        ],
        title: product.source.title.clone(),
        others: all.iter().map(other).collect(),
        shown: shown.map(Shown::of).transpose()?,
        elsewhere: if web { link.to_owned() } else { String::new() },
    })
}

impl Shown {
    fn of(row: &Model) -> Result<Self, Error> {
        let summary = Summary::read(&row.content)?;
        let charts = summary.volets.iter().enumerate().map(|(at, view)| {
            let bars = view.activites.iter().map(|one| (one.libelle.clone(), one.centimes as f64 / 100.0)).collect();
            let title = format!("{} : crédits de paiement par activité", view.volet);
            BarChart::new(format!("activites-{at}"), title, bars).unit("€").html()
        });
        let charts = charts.collect();
        Ok(Self { on: ui::format::date(row.published_on), digest: row.digest.to_string(), charts, summary })
    }
}

/// The latest publication, and the list of the others.
pub async fn list(State(kernel): State<Kernel>, frame: Frame, Path(id): Path<String>) -> Result<Response, Error> {
    Ok(ui::page(&page(&kernel, frame, &id, None).await?))
}

/// One publication.
pub async fn show(
    State(kernel): State<Kernel>,
    frame: Frame,
    Path((id, publication)): Path<(String, String)>,
) -> Result<Response, Error> {
    Ok(ui::page(&page(&kernel, frame, &id, Some(&publication)).await?))
}
