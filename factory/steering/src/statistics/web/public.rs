//! The public page of a product's statistics.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use chrono::NaiveDate;
use kernel::{Error, Kernel};
use ui::chart::LineChart;
use ui::{Frame, Html, NavItem};

use crate::impact::chart::{Drawn, draw};
use crate::impact::domain::cost::Share;
use crate::impact::domain::level::Level;
use crate::impact::figures::{self, Figures, Followed};
use crate::impact::mandatory::Mandatory;
use crate::impact::records::indicator::Model as Indicator;
use crate::statistics::course::Cost;
use crate::statistics::publication::{self, Publication};

#[derive(Template)]
#[template(path = "statistics/public.html")]
struct PublicPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    href: String,
    api: String,
    flagship: Option<Shown>,
    others: Vec<Shown>,
    costs: Vec<Html>,
    missing: Vec<String>,
    measured: bool,
}

/// An indicator of the page.
struct Shown {
    indicator: Indicator,
    value: String,
    on: String,
    target: String,
    reached: Option<bool>,
    level: Level,
    late: String,
    drawn: Drawn,
}

impl Shown {
    fn of(one: &Followed, at: usize, found: &Publication, today: NaiveDate) -> Self {
        let of = &one.indicator;
        let target = one.target(today);
        let reached = |target: figures::Reading| one.last.map(|last| of.direction.reaches(last.value, target.value));
        let told =
            |target: figures::Reading| format!("{} au {}", of.unit.told(target.value), ui::format::date(target.on));
        Self {
            value: one.told().unwrap_or_else(|| "–".to_owned()),
            on: one.last.map_or("jamais mesuré".to_owned(), |last| ui::format::date(last.on)),
            target: target.map(told).unwrap_or_default(),
            reached: target.and_then(reached),
            level: one.level(),
            late: if found.stopped { String::new() } else { one.late_told(today) },
            drawn: draw(&format!("courbe-{at}"), of, &found.measures_of(of)),
            indicator: of.clone(),
        }
    }
}

/// The page.
pub async fn show(State(kernel): State<Kernel>, frame: Frame, Path(id): Path<String>) -> Result<Response, Error> {
    let found = publication::of(&kernel, &id).await?;
    let (figures, today) = (figures::today(&kernel).await?, kernel.clock().today());
    let page = portfolio::catalogue::href("/produits/", &id);
    let followed: Vec<&Followed> =
        found.indicators.iter().filter_map(|of| figures.of(&id).iter().find(|one| one.indicator.id == of.id)).collect();
    let mut shown: Vec<Shown> =
        followed.iter().enumerate().map(|(at, one)| Shown::of(one, at, &found, today)).collect();
    let flagship = shown.first().is_some_and(|one| one.indicator.flagship).then(|| shown.remove(0));
    Ok(ui::page(&PublicPage {
        frame,
        crumbs: vec![NavItem::new("/", "Accueil"), NavItem::new(&page, &found.title), NavItem::new("", "Statistiques")],
        api: portfolio::catalogue::href("/api/produits/", &id) + "/stats",
        href: page,
        costs: costs(&found),
        missing: missing(&found, &figures, today),
        measured: !found.measures.is_empty(),
        title: found.title,
        flagship,
        others: shown,
    }))
}

fn course(id: &str, title: &str, costs: &[Cost]) -> Option<Html> {
    let labels = costs.iter().map(|cost| cost.on.format("%m/%Y").to_string()).collect();
    let values = costs.iter().map(|cost| Some(cost.cents as f64 / 100.0)).collect();
    (!costs.is_empty()).then(|| LineChart::new(id, title, labels).unit("€").series("Coût", values).html())
}

/// The cost of a use and the cost of an impact, side by side.
fn costs(found: &Publication) -> Vec<Html> {
    let by_use = course(
        "cout-usage",
        "Coût à l'utilisation : budget de l'année par utilisateur actif d'un mois",
        &found.use_costs(),
    );
    let by_impact = found.of_kind(Mandatory::ImpactGenere).and_then(|of| {
        let share = Share::of(of.unit, of.direction).told(of.unit);
        course("cout-impact", &format!("{} : {share}", of.name), &found.impact_costs())
    });
    by_use.into_iter().chain(by_impact).collect()
}

/// What is not there, said.
fn missing(found: &Publication, figures: &Figures, today: NaiveDate) -> Vec<String> {
    let mut all = Vec::new();
    match figures.flagship(&found.id) {
        None => all.push("Aucune métrique phare n'est choisie.".to_owned()),
        Some(one) if one.last.is_none() => all.push("La métrique phare n'a jamais été mesurée.".to_owned()),
        Some(_) => {}
    }
    for kind in Mandatory::measured() {
        match figures.of_kind(&found.id, kind) {
            None => all.push(format!("{} : non suivi.", kind.label())),
            Some(one) if one.last.is_none() => all.push(format!("{} : aucune mesure.", one.indicator.name)),
            Some(one) if one.level() == Level::NonRevue => {
                all.push(format!("{} : mesuré, mais personne d'autre ne l'a encore revu.", one.indicator.name));
            }
            Some(_) => {}
        }
    }
    let late = figures.of(&found.id).iter().filter(|one| !found.stopped && one.late(today).is_some());
    all.extend(late.map(|one| format!("{} : dernière mesure trop ancienne.", one.indicator.name)));
    if found.budgets.is_empty() {
        all.push(
            "Le budget annuel n'est pas connu : ni le coût à l'utilisation, ni le coût de l'impact ne se calculent."
                .to_owned(),
        );
    } else if found.use_costs().is_empty() {
        all.push(
            "Coût à l'utilisation : il manque les utilisateurs actifs d'une année dont le budget est connu.".to_owned(),
        );
    }
    all
}
