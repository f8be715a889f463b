//! The frame of a request, from the kernel.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use http::{HeaderMap, Uri, request::Parts, uri::PathAndQuery};
use kernel::access::grants_of;
use kernel::{Kernel, Person, Purpose, Who};

use super::{Account, Brand, Frame, Theme};
use crate::NavItem;

const OWN_NAME: Purpose = Purpose::new("afficher son nom à la personne connectée");
const DEMONSTRATION: &str = "Données de démonstration : les personnes et les décisions sont fictives.";

impl Brand {
    /// The brand of a service.
    pub fn of(kernel: &Kernel) -> Self {
        let (manifest, config) = (kernel.manifest(), kernel.config());
        Self {
            title: manifest.title,
            tagline: manifest.mission,
            prefix: manifest.path.trim_end_matches('/'),
            publisher: manifest.legal.publisher,
            repository: manifest.repository,
            navigation: manifest.navigation,
            accessibility: manifest.accessibility.state,
            notice: if config.is_demonstration() { DEMONSTRATION } else { "" },
            dsfr: config.theme.dsfr.is_some(),
        }
    }
}

impl Account {
    fn of(kernel: &Kernel, person: &Person) -> Self {
        Self { name: person.name.read(OWN_NAME).clone(), token: kernel.form_token(person) }
    }
}

impl Frame {
    /// The frame of a page answered outside a route, such as an error.
    pub fn of(kernel: &Kernel, uri: &Uri, headers: &HeaderMap, who: &Who) -> Self {
        Self {
            brand: Brand::of(kernel),
            path: uri.path().to_owned(),
            address: uri.path_and_query().map_or("/", PathAndQuery::as_str).to_owned(),
            account: who.person().map(|person| Account::of(kernel, person)),
            theme: Theme::of_request(headers),
            restricted: Vec::new(),
        }
    }

    /// The same, with the menu of what this person alone may open. The platform's own pages have that of the first service.
    async fn with_menu(mut self, kernel: &Kernel, who: &Who) -> Self {
        let of = kernel.services().first().unwrap_or(kernel);
        if let Some(person) = who.person().filter(|_| !of.outline().menu.is_empty()) {
            // A database that does not answer says so on the page itself; its menu is not worth a second refusal.
            let grants = grants_of(of.db(), &person.account).await.unwrap_or_default();
            let open = of.outline().menu.iter().filter(|entry| entry.opens_to(&grants));
            self.restricted = open.map(|entry| NavItem::new(entry.href.clone(), entry.label)).collect();
        }
        self
    }
}

impl FromRequestParts<Kernel> for Frame {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, kernel: &Kernel) -> Result<Self, Infallible> {
        let who = Who::from_request_parts(parts, kernel).await?;
        Ok(Self::of(kernel, &parts.uri, &parts.headers, &who).with_menu(kernel, &who).await)
    }
}
