//! Everything dated, filtered by person, product, incubator.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use chrono::NaiveDate;
use kernel::access::grants_of;
use kernel::{Can, Error, Id, Kernel};
use portfolio::catalogue::{self, Today};
use portfolio::fiche::{may_follow_product, names_of};
use ui::{Choice, Filled, Frame, NavItem, Query};

use crate::deadline::domain::{Due, Near, near};
use crate::deadline::{gather, store};
use crate::pages::crumbs_of_factory;
use crate::perimeter::FollowProduct;

#[derive(Template)]
#[template(path = "deadline/list.html")]
struct ListPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    done: bool,
    filled: Filled,
    people: Vec<Choice>,
    products: Vec<Choice>,
    incubators: Vec<Choice>,
    filters: usize,
    groups: Vec<(&'static str, &'static str, Vec<Line>)>,
    total: usize,
}

/// Something due, in one line.
pub struct Line {
    /// The day, in words.
    pub on: String,
    /// How far it is.
    pub ago: String,
    /// The name of the product.
    pub product: String,
    /// What it is.
    pub what: String,
    /// Where one acts.
    pub href: String,
    /// Its line, when it can be said done.
    pub entry: Option<String>,
}

impl Line {
    /// The line of something due.
    pub fn of(due: Due, today: &Today) -> Self {
        let title = today.catalogue.product(&due.product).map(|product| product.source.title.clone());
        Self {
            on: ui::format::date(due.on),
            ago: ui::format::ago(due.on, today.day),
            product: title.unwrap_or(due.product),
            what: due.what,
            href: due.href,
            entry: due.entry,
        }
    }
}

/// The page.
pub async fn list(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let query = Query::parse("/echeances", query.as_deref().unwrap_or_default());
    let asked = |name: &str| query.value(name).to_owned();
    let (person, product, incubator) = (asked("personne"), asked("produit"), asked("incubateur"));
    let mut all = gather::followed(gather::everything(&kernel, &today).await?, &today, can.grants());
    if let Ok(account) = Id::parse(person.as_str()) {
        let theirs: Vec<_> = grants_of(kernel.db(), &account).await?;
        let own = theirs.into_iter().filter(|grant| grant.scope != kernel::Scope::Everything).collect::<Vec<_>>();
        all = gather::followed(all, &today, &own);
    }
    all.retain(|due| product.is_empty() || due.product == product);
    all.retain(|due| incubator.is_empty() || is_of(&today, due, &incubator));
    let filters = [&person, &product, &incubator].into_iter().filter(|value| !value.is_empty()).count();
    let filled = Filled::new().with("personne", person).with("produit", product).with("incubateur", incubator);
    Ok(ui::page(&ListPage {
        frame,
        crumbs: crumbs_of_factory(&[], "Échéancier"),
        done: query.value("fait") == "tenue",
        filled,
        people: people(&kernel).await?,
        products: products(&today, &can),
        incubators: today.catalogue.incubators.iter().map(|one| Choice::new(&one.id, &one.title)).collect(),
        filters,
        total: all.len(),
        groups: groups(all, &today, today.day),
    }))
}

fn is_of(today: &Today, due: &Due, incubator: &str) -> bool {
    let product = today.catalogue.product(&due.product);
    product.is_some_and(|product| product.source.all_incubators().contains(&incubator))
}

async fn people(kernel: &Kernel) -> Result<Vec<Choice>, Error> {
    let known = store::people(kernel).await?;
    let names = names_of(kernel, known.keys().cloned().collect()).await?;
    let mut all: Vec<Choice> = names.into_iter().map(|(account, name)| Choice::new(account.as_str(), name)).collect();
    all.sort_by(|a, b| a.label.cmp(&b.label));
    Ok(all)
}

fn products(today: &Today, can: &Can<FollowProduct>) -> Vec<Choice> {
    let followed = today.catalogue.products.iter().filter(|one| may_follow_product(can.grants(), &one.source));
    followed.map(|one| Choice::new(&one.source.id, &one.source.title)).collect()
}

fn groups(all: Vec<Due>, today: &Today, day: NaiveDate) -> Vec<(&'static str, &'static str, Vec<Line>)> {
    let mut groups = vec![
        ("en-retard", "En retard", Vec::new()),
        ("deux-semaines", "Dans les deux semaines", Vec::new()),
        ("plus-tard", "Plus tard", Vec::new()),
    ];
    for due in all {
        let at = match near(due.on, day) {
            Near::Late => 0,
            Near::Soon => 1,
            Near::Later => 2,
        };
        groups[at].2.push(Line::of(due, today));
    }
    groups
}
