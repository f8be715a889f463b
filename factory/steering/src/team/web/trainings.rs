//! The register of trainings: who, of the people on mission, has not followed what.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::{Can, Error, Id, Kernel};
use portfolio::catalogue;
use portfolio::fiche::may_follow_product;
use portfolio::registry::store::names;
use ui::{Frame, NavItem};

use super::href;
use crate::pages::crumbs_of_factory;
use crate::perimeter::FollowProduct;
use crate::processing::STAFF;
use crate::team::domain::active;
use crate::team::lists::COURSES;
use crate::team::store;

#[derive(Template)]
#[template(path = "team/trainings.html")]
struct TrainingsPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    courses: Vec<Course>,
    people: usize,
}

/// A training and who has not followed it.
struct Course {
    title: &'static str,
    followed: usize,
    missing: Vec<(String, String)>,
}

/// The page, about the people of the products that one follows.
pub async fn show(State(kernel): State<Kernel>, can: Can<FollowProduct>, frame: Frame) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let sql = can.reader();
    let mut people: BTreeMap<Id, String> = BTreeMap::new();
    for (product, stints) in store::stints_by_product(sql).await? {
        let Some(known) = today.catalogue.product(&product) else { continue };
        if may_follow_product(can.grants(), &known.source) {
            for stint in active(&stints, today.day) {
                people.entry(stint.person.clone()).or_insert_with(|| href(&product));
            }
        }
    }
    let known = names(sql, people.keys().cloned(), STAFF).await?;
    let followed: BTreeSet<(Id, String)> =
        store::trainings(sql).await?.into_iter().map(|one| (one.person, one.course.to_string())).collect();
    let course = |(id, title): &(&'static str, &'static str)| {
        let missing = people.iter().filter(|(person, _)| !followed.contains(&((*person).clone(), (*id).to_owned())));
        let missing: Vec<_> = missing
            .map(|(person, team)| (known.get(person).cloned().unwrap_or_default(), format!("{team}/{person}")))
            .collect();
        Course { title, followed: people.len() - missing.len(), missing }
    };
    Ok(ui::page(&TrainingsPage {
        frame,
        crumbs: crumbs_of_factory(&[], "Formations"),
        courses: COURSES.iter().map(course).collect(),
        people: people.len(),
    }))
}
