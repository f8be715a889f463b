//! A link whose words are known: breadcrumbs, side menus, contents.

/// Where it leads and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavItem {
    /// Address.
    pub href: String,
    /// Text.
    pub label: String,
}

impl NavItem {
    /// A link.
    pub fn new(href: impl Into<String>, label: impl Into<String>) -> Self {
        Self { href: href.into(), label: label.into() }
    }
}
