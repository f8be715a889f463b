//! The form of a perimeter.

use askama::Template;
use ui::{Filled, Frame, NavItem};

use super::crumbs;
use crate::board::Subject;

/// The page.
#[derive(Template)]
#[template(path = "carnet/perimeter.html")]
pub struct PerimeterPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    href: String,
    form: Filled,
}

impl PerimeterPage {
    /// The form, filled or to be corrected.
    pub fn of(frame: Frame, subject: &Subject, form: Filled) -> Self {
        let href = subject.carnet();
        let crumbs = crumbs(subject, &[(&href, "Carnet de conformité"), ("", "Périmètre")]);
        Self { frame, crumbs, title: subject.title.clone(), href, form }
    }
}
