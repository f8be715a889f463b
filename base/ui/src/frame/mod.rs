//! What surrounds the content of every page: whose service it is, where one is, who is signed in, how it is shown.

mod extract;
mod sample;
mod theme;

use kernel::access::TOKEN_FIELD;
use kernel::manifest::{AccessibilityState, Link};

use crate::{Html, NavItem, assets, escape, icon};

pub use theme::Theme;

/// What is the same on every page of a service; all of it comes from the manifest and the configuration.
#[derive(Clone, Copy, Debug)]
pub struct Brand {
    /// Name of the service, shown in the header and after the title of each page.
    pub title: &'static str,
    /// One line under the name.
    pub tagline: &'static str,
    /// Start of the addresses of the service: empty for the factory, `/mano` for a service.
    pub prefix: &'static str,
    /// Who publishes it, shown in the footer.
    pub publisher: &'static str,
    /// Where its source code is published.
    pub repository: &'static str,
    /// Navigation, in order.
    pub navigation: &'static [Link],
    /// State of accessibility, obligatory in the footer.
    pub accessibility: AccessibilityState,
    /// A sentence above every page (demonstration data), or nothing.
    pub notice: &'static str,
    /// Whether the deployer plugged the official DSFR in.
    pub dsfr: bool,
}

/// The person signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// As shown to that person only.
    pub name: String,
    /// Token of the forms of this session.
    pub token: String,
}

/// Everything the layout needs about this request. An extractor over the kernel, which never fails.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The service.
    pub brand: Brand,
    /// Path of the request, without its query.
    pub path: String,
    /// Path and query, to come back to.
    pub address: String,
    /// Who is signed in, if anyone.
    pub account: Option<Account>,
    /// Colours chosen.
    pub theme: Theme,
    /// The pages of this service that only those who hold a role may open, for this person.
    pub restricted: Vec<NavItem>,
}

impl Frame {
    /// A page of an anonymous visitor, with the colours of the device.
    pub fn new(brand: Brand, path: impl Into<String>) -> Self {
        let path = path.into();
        Self { brand, address: path.clone(), path, account: None, theme: Theme::System, restricted: Vec::new() }
    }

    /// Address of the home page of the service.
    pub fn home(&self) -> &'static str {
        if self.brand.prefix.is_empty() { "/" } else { self.brand.prefix }
    }

    /// `page` for the entry that is this page, `true` for the one above it, else empty.
    pub fn current(&self, href: &str) -> &'static str {
        if self.path == href {
            return "page";
        }
        let above = self.path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/'));
        if above && href != self.home() { "true" } else { "" }
    }

    /// The hidden field that every POST form carries; nothing for an anonymous visitor.
    pub fn token_field(&self) -> Html {
        self.account.as_ref().map_or_else(Html::default, |account| {
            Html::trusted(format!(r#"<input type="hidden" name="{TOKEN_FIELD}" value="{}">"#, escape(&account.token)))
        })
    }

    /// Attributes of `<html>` for the chosen colours.
    pub fn scheme(&self) -> Html {
        Html::trusted(self.theme.attributes())
    }

    /// The choices of colours.
    pub fn themes(&self) -> [Theme; 3] {
        Theme::ALL
    }

    /// Address of our theme.
    pub fn stylesheet(&self) -> &'static str {
        if self.brand.dsfr { assets::BESIDE.path } else { assets::THEME.path }
    }

    /// Digest of the script of the menu: the browser runs it as built or not at all (Subresource Integrity).
    pub fn script_integrity(&self) -> &'static str {
        assets::MENU.integrity
    }

    /// Address of the script of the menu.
    pub fn script(&self) -> &'static str {
        assets::MENU.path
    }

    /// Address of the icon.
    pub fn favicon(&self) -> &'static str {
        assets::ICON.path
    }

    /// A drawing from [`icon()`], hidden from assistive technology.
    pub fn icon(&self, name: &str) -> Html {
        icon(name)
    }
}
