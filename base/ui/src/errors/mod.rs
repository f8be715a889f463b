//! Errors as pages: what happened, what to do, a way out. Plugged into the kernel's edge, which calls it for people and not for programs.

#[cfg(test)]
mod tests;

use std::sync::Arc;

use http::header::COOKIE;
use http::{HeaderMap, StatusCode};
use kernel::http::asked::{Asked, ShowProblem};
use kernel::identity::return_path;
use kernel::{Deployment, FieldError, Kernel, Problem, Who};

use crate::{Frame, NavItem};

/// An error.
#[derive(askama::Template)]
#[template(path = "errors/error.html")]
pub struct ErrorPage {
    frame: Frame,
    status: u16,
    title: String,
    text: String,
    errors: Vec<FieldError>,
    reference: String,
    /// What to do next, the first thing first.
    ways_out: Vec<NavItem>,
}

impl ErrorPage {
    /// The page of a problem met at the address of the frame.
    pub fn new(frame: Frame, problem: &Problem) -> Self {
        let errors = problem.errors.iter();
        Self {
            status: problem.status.as_u16(),
            title: problem.title.to_string(),
            text: problem.detail.as_deref().unwrap_or_default().to_owned(),
            errors: errors.map(|(field, text)| FieldError::new(field, text)).collect(),
            reference: problem.reference.clone().unwrap_or_default(),
            ways_out: ways_out(&frame, problem.status),
            frame,
        }
    }
}

fn ways_out(frame: &Frame, status: StatusCode) -> Vec<NavItem> {
    let home = NavItem::new(frame.home(), "Revenir à l'accueil");
    let map = NavItem::new(format!("{}/plan-du-site", frame.brand.prefix), "Consulter le plan du site");
    let contact = NavItem::new(format!("{}/contact", frame.brand.prefix), "Nous contacter");
    // `//ailleurs.org` is a path to us and another site to a browser.
    let again = |label| NavItem::new(return_path(&frame.address).as_str(), label);
    match status {
        StatusCode::UNAUTHORIZED => {
            let back: String = url::form_urlencoded::byte_serialize(frame.address.as_bytes()).collect();
            vec![NavItem::new(format!("/connexion?retour={back}"), "Se connecter"), home]
        }
        StatusCode::NOT_FOUND | StatusCode::GONE => vec![home, map, contact],
        StatusCode::CONFLICT => vec![again("Recharger la page"), home],
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => vec![again("Réessayer"), home],
        _ => vec![home, contact],
    }
}

/// What the kernel's edge calls to show a problem to a person, in the frame of the service whose address was asked.
pub fn error_pages(deployment: &Deployment) -> ShowProblem {
    let platform = deployment.platform().clone();
    let kernels: Arc<[Kernel]> = deployment.running[1..].iter().map(|one| one.kernel.clone()).collect();
    Arc::new(move |problem, asked| {
        let (platform, kernels) = (platform.clone(), kernels.clone());
        Box::pin(async move {
            let kernel = of_path(&kernels, asked.uri.path()).unwrap_or(&platform);
            let (headers, who) = person(&platform, &asked).await;
            let frame = Frame::of(kernel, &asked.uri, &headers, &who);
            let body = askama::Template::render(&ErrorPage::new(frame, &problem));
            let body = body.unwrap_or_else(|_| problem.plain_page());
            problem.with_body("text/html; charset=utf-8", body)
        })
    })
}

/// Who asked, as far as the database can say: an error page does not fail because of it.
async fn person(platform: &Kernel, asked: &Asked) -> (HeaderMap, Who) {
    let headers: HeaderMap = asked.cookies.iter().map(|cookies| (COOKIE, cookies.clone())).collect();
    let person = kernel::identity::person_of(platform, &headers).await.ok().flatten();
    (headers, person.map_or(Who::Anonymous, Who::Person))
}

/// The service with the longest path that starts this one.
fn of_path<'a>(kernels: &'a [Kernel], path: &str) -> Option<&'a Kernel> {
    let starts = |start: &str| path.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let candidates = kernels.iter().map(|kernel| (kernel.manifest().path.trim_end_matches('/'), kernel));
    candidates.filter(|(start, _)| starts(start)).max_by_key(|(start, _)| start.len()).map(|(_, kernel)| kernel)
}
