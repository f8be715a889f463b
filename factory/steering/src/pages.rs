//! What the pages of steering share: where one is, and what was just done.

use portfolio::catalogue::href;
use portfolio::registry::domain::Product;
use ui::NavItem;

/// The way down to a page about a product; `here` is the page.
pub fn crumbs(product: &Product, here: &str) -> Vec<NavItem> {
    let page = href("/produits/", &product.source.id);
    let mut crumbs = vec![NavItem::new("/", "Accueil"), NavItem::new(&page, &product.source.title)];
    if here != "Pilotage" {
        crumbs.push(NavItem::new(format!("{page}/pilotage"), "Pilotage"));
    }
    crumbs.push(NavItem::new("", here));
    crumbs
}

/// The way down to a page of the whole factory.
pub fn crumbs_of_factory(above: &[(&str, &str)], here: &str) -> Vec<NavItem> {
    let mut crumbs = vec![NavItem::new("/", "Accueil"), NavItem::new("/pilotage", "Pilotage")];
    if here == "Pilotage" {
        crumbs.pop();
    }
    crumbs.extend(above.iter().map(|(href, label)| NavItem::new(*href, *label)));
    crumbs.push(NavItem::new("", here));
    crumbs
}

/// The steering page of a product.
pub fn steering_of(product: &str) -> String {
    format!("{}/pilotage", href("/produits/", product))
}
