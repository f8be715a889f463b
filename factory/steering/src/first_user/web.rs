//! The page of the factory.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::{Can, Error, Kernel};
use portfolio::catalogue;
use portfolio::fiche::may_follow_product;
use ui::{Frame, NavItem};

use super::domain::{Reach, median, reach};
use crate::lab;
use crate::pages::crumbs_of_factory;
use crate::perimeter::FollowProduct;

#[derive(Template)]
#[template(path = "first_user/list.html")]
struct ListPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    median: Option<String>,
    reached: Vec<Line>,
    waiting: Vec<Line>,
}

struct Line {
    title: String,
    href: String,
    days: i64,
}

/// Every product that the person follows, the slowest first.
pub async fn list(State(kernel): State<Kernel>, can: Can<FollowProduct>, frame: Frame) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let days = lab::store::first_users(can.reader()).await?;
    let (mut reached, mut waiting) = (Vec::new(), Vec::new());
    for product in today.catalogue.products.iter().filter(|one| may_follow_product(can.grants(), &one.source)) {
        let id = product.source.id.as_str();
        let line =
            |days: i64| Line { title: product.source.title.clone(), href: format!("{}/labs", product.href()), days };
        match reach(&product.phases, days.get(id).copied(), today.day) {
            Some(Reach::Reached(days)) => reached.push(line(days)),
            Some(Reach::Waiting(days)) => waiting.push(line(days)),
            None => {}
        }
    }
    reached.sort_by_key(|line| line.days);
    waiting.sort_by_key(|line| std::cmp::Reverse(line.days));
    Ok(ui::page(&ListPage {
        frame,
        crumbs: crumbs_of_factory(&[], "Premiers utilisateurs"),
        median: median(reached.iter().map(|line| line.days).collect()).map(ui::format::duration_days),
        reached,
        waiting,
    }))
}
