//! The public reports: what was understood, about no person.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{Error, Kernel};
use portfolio::catalogue;
use ui::{Frame, NavItem};

use crate::investigation::domain::Progress;
use crate::investigation::records::{hypothesis, report};
use crate::investigation::store;

#[derive(Template)]
#[template(path = "investigation/report.html")]
struct ReportPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    href: String,
    report: report::Model,
    progress: Progress,
    said: Vec<(String, String)>,
    hypotheses: Vec<hypothesis::Model>,
}

#[derive(Template)]
#[template(path = "investigation/list.html")]
struct ListPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    reports: Vec<(String, String, String)>,
}

/// All of them.
pub async fn list(State(kernel): State<Kernel>, frame: Frame) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let line = |one: report::Model| {
        let product = today.catalogue.product(one.product.as_str())?;
        let on = one.published_at.map(ui::format::datetime).unwrap_or_default();
        Some((catalogue::href("/rapports-d-investigation/", one.product.as_str()), product.source.title.clone(), on))
    };
    let reports = store::published(kernel.db().reader()).await?.into_iter().filter_map(line).collect();
    let crumbs = vec![NavItem::new("/", "Accueil"), NavItem::new("", "Rapports d'investigation")];
    Ok(ui::page(&ListPage { frame, crumbs, reports }))
}

/// One of them. Quotations are those that people agreed to; targets heard once are not told apart.
pub async fn show(State(kernel): State<Kernel>, frame: Frame, Path(id): Path<String>) -> Result<Response, Error> {
    let sql = kernel.db().reader();
    let today = catalogue::today(&kernel).await?;
    let product = today.catalogue.product(&id).ok_or(Error::NotFound)?;
    let report = store::find_report(sql, &id).await?.filter(|report| report.published_at.is_some());
    let report = report.ok_or(Error::NotFound)?;
    let interviews = store::interviews(sql, &id).await?;
    let progress = Progress::of(interviews.iter().map(|one| one.target.as_str()));
    let several = |target: &str| progress.targets.iter().any(|(known, count)| known == target && *count > 1);
    let said = interviews
        .iter()
        .filter(|one| one.consent && !one.verbatim.is_empty())
        .map(|one| {
            let whom = if several(&one.target) { one.target.clone() } else { "Une personne entendue".to_owned() };
            (one.verbatim.clone(), whom)
        })
        .collect();
    let mut hypotheses = store::hypotheses(sql, &id).await?;
    hypotheses.retain(|one| one.state != hypothesis::Verdict::ATester);
    Ok(ui::page(&ReportPage {
        frame,
        crumbs: vec![
            NavItem::new("/", "Accueil"),
            NavItem::new("/rapports-d-investigation", "Rapports d'investigation"),
            NavItem::new("", &product.source.title),
        ],
        title: product.source.title.clone(),
        href: product.href(),
        report,
        progress,
        said,
        hypotheses,
    }))
}
