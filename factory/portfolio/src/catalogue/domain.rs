//! The products and what they refer to.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, NaiveDate, Utc};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::{Digest, Sha256};

use super::today::Today;
use crate::phase::Phase;
use crate::source::{IncubatorSource, OrganisationSource, ProductSource};

/// What an identifier may hold in the path of an address.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A product.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Product {
    /// Its fiche.
    pub source: ProductSource,
    /// Its dated phases, in the order of the source.
    pub phases: Vec<Phase>,
    /// When something of it last changed here.
    pub changed_at: DateTime<Utc>,
    /// Counts its changes: an edit says which one it started from.
    pub revision: i64,
    /// Whether it is the demonstration's alone.
    pub demonstration: bool,
}

impl Product {
    /// A product that changed last at `changed_at`.
    pub fn new(source: ProductSource, changed_at: DateTime<Utc>, revision: i64) -> Self {
        Self { phases: source.dated(), source, changed_at, revision, demonstration: false }
    }

    /// Address of its page.
    pub fn href(&self) -> String {
        href("/produits/", &self.source.id)
    }
}

/// Everything the pages show of the portfolio.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// The products, by identifier.
    pub products: Vec<Product>,
    /// The incubators, by identifier.
    pub incubators: Vec<IncubatorSource>,
    /// The organisations, by identifier.
    pub organisations: Vec<OrganisationSource>,
    /// Digest of all this: the tag of the public API's answers.
    pub tag: String,
    /// The last change of a product.
    pub changed_at: DateTime<Utc>,
    places: HashMap<String, usize>,
    today: Mutex<Option<Arc<Today>>>,
}

impl Catalogue {
    /// Puts everything in order.
    pub fn of(
        mut products: Vec<Product>,
        mut incubators: Vec<IncubatorSource>,
        mut organisations: Vec<OrganisationSource>,
    ) -> Self {
        products.sort_by(|a, b| a.source.id.cmp(&b.source.id));
        incubators.sort_by(|a, b| a.id.cmp(&b.id));
        organisations.sort_by(|a, b| a.id.cmp(&b.id));
        let places = products.iter().enumerate().map(|(at, product)| (product.source.id.clone(), at)).collect();
        let tag = tag(&products, &incubators, &organisations);
        let changed_at = products.iter().map(|product| product.changed_at).max().unwrap_or_default();
        Self { products, incubators, organisations, tag, changed_at, places, today: Mutex::default() }
    }

    /// The portfolio as it stands on `day`, computed once a day.
    pub fn on(catalogue: &Arc<Self>, day: NaiveDate) -> Arc<Today> {
        let mut kept = catalogue.today.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(today) = kept.as_ref().filter(|today| today.day == day) {
            return today.clone();
        }
        let today = Arc::new(Today::of(catalogue, day));
        *kept = Some(today.clone());
        today
    }

    /// The position of a product.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// A product.
    pub fn product(&self, id: &str) -> Option<&Product> {
        self.place(id).map(|at| &self.products[at])
    }

    /// An incubator.
    pub fn incubator(&self, id: &str) -> Option<&IncubatorSource> {
        self.incubators.binary_search_by(|one| one.id.as_str().cmp(id)).ok().map(|at| &self.incubators[at])
    }

    /// An organisation.
    pub fn organisation(&self, id: &str) -> Option<&OrganisationSource> {
        self.organisations.binary_search_by(|one| one.id.as_str().cmp(id)).ok().map(|at| &self.organisations[at])
    }

    /// The title of an incubator; its identifier when nothing describes it.
    pub fn incubator_label<'a>(&'a self, id: &'a str) -> &'a str {
        self.incubator(id).map_or(id, |incubator| &incubator.title)
    }

    /// The name of an organisation; its identifier when nothing describes it.
    pub fn organisation_label<'a>(&'a self, id: &'a str) -> &'a str {
        self.organisation(id).map_or(id, |organisation| &organisation.name)
    }

    /// The products of an incubator.
    pub fn of_incubator<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Product> {
        self.products.iter().filter(move |product| product.source.all_incubators().contains(&id))
    }
}

fn tag(products: &[Product], incubators: &[IncubatorSource], organisations: &[OrganisationSource]) -> String {
    let sources: Vec<&ProductSource> = products.iter().map(|product| &product.source).collect();
    let text = serde_json::to_vec(&(sources, incubators, organisations)).unwrap_or_default();
    kernel::hex(&Sha256::digest(text)[..12])
}

/// An address under `path`, safe for any identifier.
pub fn href(path: &str, id: &str) -> String {
    format!("{path}{}", utf8_percent_encode(id, PATH))
}
