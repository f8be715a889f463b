//! The sign-in page, and the two steps of sign-in by e-mail code.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use http::header::SET_COOKIE;
use http::{HeaderMap, StatusCode};
use kernel::http::client_address::ClientAddress;
use kernel::http::extract::Query;
use kernel::identity::demonstration::{FictitiousPerson, list_people};
use kernel::identity::{self, CodeError, Email, Visit, after_sign_in};
use kernel::{Error, Form, Kernel, Who};
use serde::Deserialize;
use ui::{Filled, Frame, NavItem};

/// What the sign-in page is asked with.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    email: String,
    /// The page to show once signed in.
    pub retour: String,
}

#[derive(Template)]
#[template(path = "accounts/sign_in.html")]
struct SignInPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    filled: Filled,
    /// Why a sign-in elsewhere did not succeed, or nothing.
    refusal: String,
    retour: String,
    with_proconnect: bool,
    people: Vec<FictitiousPerson>,
}

impl SignInPage {
    async fn new(frame: Frame, kernel: &Kernel, retour: &str) -> Result<Self, Error> {
        Ok(Self {
            crumbs: vec![NavItem::new(frame.home(), "Accueil"), NavItem::new("", "Connexion")],
            frame,
            filled: Filled::new(),
            refusal: String::new(),
            retour: after_sign_in(retour).as_str().to_owned(),
            with_proconnect: kernel.config().proconnect.is_some(),
            people: list_people(kernel).await?,
        })
    }

    fn proconnect_href(&self) -> String {
        let retour: String = url::form_urlencoded::byte_serialize(self.retour.as_bytes()).collect();
        format!("/connexion/proconnect?retour={retour}")
    }
}

/// The ways to sign in. Whoever is signed in goes on, except in a demonstration, where one changes persons.
pub async fn show(
    frame: Frame,
    who: Who,
    State(kernel): State<Kernel>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Error> {
    if who.person().is_some() && !kernel.config().is_demonstration() {
        return Ok(Redirect::to(after_sign_in(&wanted.retour).as_str()).into_response());
    }
    Ok(ui::page(&SignInPage::new(frame, &kernel, &wanted.retour).await?))
}

/// The sign-in page with the reason for which another way in failed.
pub async fn show_refusal(
    frame: Frame,
    kernel: &Kernel,
    status: StatusCode,
    refusal: String,
) -> Result<Response, Error> {
    Ok(ui::page_with(status, &SignInPage { refusal, ..SignInPage::new(frame, kernel, "/").await? }))
}

/// First step: the address. The answer is the same whether or not it has an account.
pub async fn request_code(
    frame: Frame,
    State(kernel): State<Kernel>,
    from: ClientAddress,
    headers: HeaderMap,
    Form(wanted): Form<Wanted>,
) -> Result<Response, Error> {
    let Some(email) = Email::parse(&wanted.email) else {
        let text = "Saisissez votre adresse électronique au format nom@domaine.fr";
        return ask_again(frame, &kernel, wanted, StatusCode::UNPROCESSABLE_ENTITY, text).await;
    };
    match identity::request_code(&kernel, &headers, from, &email, &after_sign_in(&wanted.retour)).await {
        Ok(cookie) => Ok(([(SET_COOKIE, cookie)], Redirect::to("/connexion/code")).into_response()),
        Err(Error::TooManyRequests) => {
            let text = "Trop de codes ont été demandés pour cette adresse. Attendez un quart d'heure avant d'en demander un autre";
            ask_again(frame, &kernel, wanted, StatusCode::TOO_MANY_REQUESTS, text).await
        }
        Err(error) => Err(error),
    }
}

async fn ask_again(
    frame: Frame,
    kernel: &Kernel,
    wanted: Wanted,
    status: StatusCode,
    text: &str,
) -> Result<Response, Error> {
    let page = SignInPage::new(frame, kernel, &wanted.retour).await?;
    let filled = Filled::new().with("email", wanted.email).with_error("email", text);
    Ok(ui::page_with(status, &SignInPage { filled, ..page }))
}

#[derive(Template)]
#[template(path = "accounts/code.html")]
struct CodePage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    filled: Filled,
    /// Can a code still be typed here?
    is_over: bool,
}

impl CodePage {
    fn new(frame: Frame) -> Self {
        let sign_in = NavItem::new("/connexion", "Connexion");
        let crumbs = vec![NavItem::new(frame.home(), "Accueil"), sign_in, NavItem::new("", "Code")];
        Self { frame, crumbs, filled: Filled::new(), is_over: false }
    }
}

/// Where the code is typed.
pub async fn show_code(frame: Frame, State(kernel): State<Kernel>, headers: HeaderMap) -> Result<Response, Error> {
    if !identity::awaits_code(&kernel, &headers).await? {
        return Ok(Redirect::to("/connexion").into_response());
    }
    Ok(ui::page(&CodePage::new(frame)))
}

/// What the second step sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    code: String,
}

/// Second step: the code.
pub async fn redeem_code(
    frame: Frame,
    visit: Visit,
    State(kernel): State<Kernel>,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    match identity::redeem_code(&kernel, &headers, &typed.code, &visit).await {
        Ok(signed_in) => Ok(signed_in.into_response()),
        Err(CodeError::Failed(error)) => Err(error),
        Err(refusal) => {
            let is_over = matches!(refusal, CodeError::Over);
            let filled = Filled::new().with_error("code", refusal.to_string());
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &CodePage { filled, is_over, ..CodePage::new(frame) }))
        }
    }
}
