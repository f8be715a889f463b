//! What the person who is signed in keeps: the products of a member, the incubators of a head.

use kernel::{Grant, Scope};

use crate::catalogue::{Late, Product, Today, href, kind};
use crate::phase::{PhaseName, current};
use crate::source::IncubatorSource;
use crate::statistics::{Missing, missing};

/// Late products told of an incubator; the others are one link away.
const SHORT: usize = 10;

/// What a person keeps; empty for a visitor, and for whoever keeps everything.
#[derive(Debug, Default)]
pub struct Own {
    /// Products that the person is a member of.
    pub products: Vec<OwnProduct>,
    /// Incubators that the person is the head of.
    pub incubators: Vec<OwnIncubator>,
}

/// A product with what it waits for.
#[derive(Debug)]
pub struct OwnProduct {
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// The label of its current phase; empty before the first.
    pub phase: &'static str,
    /// The kind of the badge of that phase.
    pub kind: &'static str,
    /// Time spent in the phase, beside the guide.
    pub time: String,
    /// Whether the guide is exceeded.
    pub late: bool,
    /// What the fiche does not say.
    pub missing: Vec<&'static str>,
}

/// An incubator with what waits for a decision.
#[derive(Debug)]
pub struct OwnIncubator {
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Address of the list of its products.
    pub list: String,
    /// Its products in each phase that has some.
    pub phases: Vec<(PhaseName, usize)>,
    /// Its products, whatever their phase.
    pub total: usize,
    /// The products beyond the guide: page, title, phase, days beyond.
    pub late: Vec<(String, String, PhaseName, String)>,
    /// How many are beyond the guide.
    pub late_count: usize,
}

impl Own {
    /// What these grants reach, of what exists.
    pub fn of(grants: &[Grant], today: &Today) -> Self {
        let mut own = Self::default();
        for grant in grants {
            match (grant.role.as_str(), &grant.scope) {
                ("membre" | "intrapreneur", Scope::One(kind, id)) if kind == "produit" => {
                    own.products.extend(today.catalogue.product(id).map(|product| OwnProduct::of(today, product)));
                }
                ("responsable-incubateur", Scope::One(kind, id)) if kind == "incubateur" => {
                    own.incubators.extend(today.catalogue.incubator(id).map(|one| OwnIncubator::of(today, one)));
                }
                _ => {}
            }
        }
        own.products.sort_by(|a, b| a.title.cmp(&b.title));
        own.products.dedup_by(|a, b| a.href == b.href);
        own.incubators.sort_by(|a, b| a.title.cmp(&b.title));
        own
    }

    /// Whether the page has nothing to say of the person's own.
    pub fn is_empty(&self) -> bool {
        self.products.is_empty() && self.incubators.is_empty()
    }
}

impl OwnProduct {
    fn of(today: &Today, product: &Product) -> Self {
        let phase = current(&product.phases, today.day);
        let time = today.times.iter().find(|time| time.id == product.source.id);
        let days = phase.map(|phase| (today.day - phase.start).num_days());
        let spent = days.map(|days| ui::format::plural(days.max(0) as usize, "jour", "jours")).unwrap_or_default();
        Self {
            href: product.href(),
            title: product.source.title.clone(),
            phase: phase.map_or("", |phase| phase.name.label()),
            kind: phase.map_or("", |phase| kind(phase.name)),
            time: time.map_or(spent.clone(), |time| format!("{spent}, repère : {}", time.guide)),
            late: today.late.iter().any(|late| late.time.id == product.source.id),
            missing: missing(&product.source).into_iter().map(Missing::label).collect(),
        }
    }
}

impl OwnIncubator {
    fn of(today: &Today, incubator: &IncubatorSource) -> Self {
        let products: Vec<&Product> = today.catalogue.of_incubator(&incubator.id).collect();
        let now = |product: &&Product| current(&product.phases, today.day).map(|phase| phase.name);
        let names: Vec<PhaseName> = products.iter().filter_map(now).collect();
        let count = |phase: PhaseName| (phase, names.iter().filter(|name| **name == phase).count());
        let own = |late: &&Late| {
            let source = &today.catalogue.products[late.at].source;
            source.all_incubators().contains(&incubator.id.as_str())
        };
        let line = |late: &Late| {
            let product = &today.catalogue.products[late.at];
            let beyond = ui::format::duration_days(late.beyond);
            (product.href(), product.source.title.clone(), late.time.phase, beyond)
        };
        Self {
            href: href("/incubateurs/", &incubator.id),
            title: incubator.title.clone(),
            list: href("/produits?incubateur=", &incubator.id),
            phases: PhaseName::ALL.map(count).into_iter().filter(|(_, count)| *count > 0).collect(),
            total: products.len(),
            late: today.late.iter().filter(own).take(SHORT).map(line).collect(),
            late_count: today.late.iter().filter(own).count(),
        }
    }
}
