//! The page of the display settings, and the form that is also in every footer.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use http::header::SET_COOKIE;
use kernel::identity::return_path;
use kernel::{Form, Kernel};
use serde::Deserialize;

use crate::gallery::{GalleryPage, Part};
use crate::{Choice, Filled, Frame, NavItem, Theme, page};

/// Display settings.
#[derive(askama::Template)]
#[template(path = "display/settings.html")]
pub struct DisplayPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    filled: Filled,
    choices: Vec<Choice>,
}

impl DisplayPage {
    /// The page, with the theme of the frame chosen.
    pub fn new(frame: Frame) -> Self {
        let choices = Theme::ALL.map(|theme| Choice::new(theme.value(), theme.label()).hint(theme.hint())).into();
        let filled = Filled::new().with("theme", frame.theme.value());
        let crumbs = vec![NavItem::new(frame.home(), "Accueil"), NavItem::new("", "Paramètres d'affichage")];
        Self { frame, crumbs, filled, choices }
    }
}

pub(super) async fn show(frame: Frame) -> Response {
    page(&DisplayPage::new(frame))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Chosen {
    theme: String,
    retour: String,
}

/// Keeps the choice and goes back to the page it was made on.
pub(super) async fn choose(State(kernel): State<Kernel>, Form(chosen): Form<Chosen>) -> Response {
    let cookie = Theme::of(&chosen.theme).cookie(kernel.config().is_https());
    ([(SET_COOKIE, cookie)], Redirect::to(return_path(&chosen.retour).as_str())).into_response()
}

pub(super) async fn texts(frame: Frame) -> Response {
    page(&GalleryPage::of(frame, Part::Texts))
}

pub(super) async fn lists(frame: Frame) -> Response {
    page(&GalleryPage::of(frame, Part::Lists))
}

pub(super) async fn forms(frame: Frame) -> Response {
    page(&GalleryPage::of(frame, Part::Forms))
}

pub(super) async fn lines(frame: Frame) -> Response {
    page(&GalleryPage::of(frame, Part::Lines))
}

pub(super) async fn areas(frame: Frame) -> Response {
    page(&GalleryPage::of(frame, Part::Areas))
}

pub(super) async fn bars(frame: Frame) -> Response {
    page(&GalleryPage::of(frame, Part::Bars))
}
