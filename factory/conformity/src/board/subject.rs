//! A product as conformity looks at it.

use kernel::Manifest;
use portfolio::catalogue::Product;
use portfolio::phase::{PhaseName, current};
use portfolio::source::ProductSource;

use crate::perimeter::{Digests, Perimeter, authorised};

/// A product or a service.
#[derive(Debug, Clone)]
pub struct Subject {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Its incubators, by identifier.
    pub incubators: Vec<String>,
    /// Its phase today.
    pub phase: Option<PhaseName>,
    /// Its site.
    pub link: Option<String>,
    /// The digests of its perimeter.
    pub digests: Digests,
    /// Its perimeter.
    pub perimeter: Perimeter,
    /// Address of its fiche; nothing for a service that the portfolio does not hold.
    pub fiche: Option<String>,
}

impl Subject {
    /// A product of the portfolio on `day`.
    pub fn of(product: &Product, perimeter: Perimeter, day: chrono::NaiveDate) -> Self {
        let source = &product.source;
        Self {
            id: source.id.clone(),
            title: source.title.clone(),
            incubators: source.all_incubators().into_iter().map(str::to_owned).collect(),
            phase: current(&product.phases, day).map(|phase| phase.name),
            link: source.link.clone(),
            digests: Digests::of(source, &perimeter),
            perimeter,
            fiche: Some(product.href()),
        }
    }

    /// A service of this deployment, held to the same criteria as any product.
    pub fn of_service(manifest: &Manifest, link: String, perimeter: Perimeter) -> Self {
        let source = ProductSource { link: Some(link.clone()), ..ProductSource::default() };
        Self {
            id: manifest.id.to_owned(),
            title: manifest.title.to_owned(),
            incubators: Vec::new(),
            phase: manifest.phase.parse().ok(),
            link: Some(link),
            digests: Digests::of(&source, &perimeter),
            perimeter,
            fiche: None,
        }
    }

    /// Address of its carnet.
    pub fn carnet(&self) -> String {
        format!("{}/carnet", portfolio::catalogue::href("/produits/", &self.id))
    }

    /// Address of its public page.
    pub fn public(&self) -> String {
        format!("{}/conformite", portfolio::catalogue::href("/produits/", &self.id))
    }

    /// The address that its team authorised to scan: that of the fiche, on a declared domain.
    pub fn scannable(&self) -> Option<&str> {
        self.link.as_deref().filter(|link| authorised(&self.perimeter, link))
    }
}
