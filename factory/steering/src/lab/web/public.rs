//! « Vous avez dit, nous avons fait »: each line with the session it comes from, and what proves it.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::http::extract::Json;
use kernel::{Error, Kernel};
use portfolio::catalogue;
use serde::Serialize;
use ui::{Frame, NavItem};

use crate::lab::counted::Counted;
use crate::lab::proof::{text_of_lesson, text_of_session};
use crate::lab::records::lesson::Model as Lesson;
use crate::lab::records::session::Model as Session;
use crate::lab::store;

#[derive(Template)]
#[template(path = "lab/public.html")]
struct PublicPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    href: String,
    here: String,
    lines: Vec<Line>,
    waiting: usize,
    sessions: Vec<Held>,
    next: String,
}

/// A lesson and its session.
struct Line {
    lesson: Lesson,
    on: String,
    session: String,
}

/// A session that was held.
struct Held {
    id: String,
    on: String,
    place: String,
    counted: Counted,
    mean: String,
    digest: String,
    remarks: Vec<String>,
}

fn held(session: Session) -> Option<Held> {
    let counted = Counted::of(&session);
    Some(Held {
        id: session.id.to_string(),
        on: ui::format::date(session.held_on),
        mean: counted.mean().map(|mean| ui::format::decimal(mean, 1)).unwrap_or_default(),
        remarks: counted.remarks(),
        counted,
        place: session.place,
        digest: session.digest?.to_string(),
    })
}

/// The page of a product.
pub async fn show(State(kernel): State<Kernel>, frame: Frame, Path(id): Path<String>) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let product = today.catalogue.product(&id).ok_or(Error::NotFound)?;
    let sql = kernel.db().reader();
    let sessions = store::list(sql, Some(&id)).await?;
    let days: BTreeMap<&str, String> =
        sessions.iter().map(|one| (one.id.as_str(), ui::format::date(one.held_on))).collect();
    let lessons = store::lessons(sql, &id).await?;
    let waiting = lessons.iter().filter(|one| one.choice.is_none()).count();
    let line = |lesson: Lesson| Line {
        on: days.get(lesson.session.as_str()).cloned().unwrap_or_default(),
        session: lesson.session.to_string(),
        lesson,
    };
    let lines = lessons.into_iter().filter(|one| one.choice.is_some()).map(line).collect();
    let ahead = |one: &&Session| one.digest.is_none() && one.held_on >= today.day;
    let next = sessions.iter().filter(ahead).min_by_key(|one| one.held_on);
    let next = next.map(|one| format!("{}, {}", ui::format::date(one.held_on), one.place)).unwrap_or_default();
    Ok(ui::page(&PublicPage {
        frame,
        crumbs: vec![
            NavItem::new("/", "Accueil"),
            NavItem::new("/vous-avez-dit", "Vous avez dit, nous avons fait"),
            NavItem::new("", &product.source.title),
        ],
        title: product.source.title.clone(),
        href: product.href(),
        here: catalogue::href("/vous-avez-dit/", &id),
        lines,
        waiting,
        sessions: sessions.into_iter().filter_map(held).collect(),
        next,
    }))
}

#[derive(Template)]
#[template(path = "lab/index.html")]
struct IndexPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    products: Vec<Counts>,
}

/// A product that met its users.
#[derive(Default)]
struct Counts {
    title: String,
    href: String,
    sessions: usize,
    participants: u32,
    last: String,
}

/// The products that met their users.
pub async fn list(State(kernel): State<Kernel>, frame: Frame) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let mut products: BTreeMap<String, Counts> = BTreeMap::new();
    for session in store::list(kernel.db().reader(), None).await?.iter().filter(|one| one.digest.is_some()) {
        let Some(product) = today.catalogue.product(session.product.as_str()) else { continue };
        let counts = products.entry(session.product.to_string()).or_insert_with(|| Counts {
            title: product.source.title.clone(),
            href: catalogue::href("/vous-avez-dit/", session.product.as_str()),
            last: ui::format::date(session.held_on),
            ..Counts::default()
        });
        counts.sessions += 1;
        counts.participants += Counted::of(session).participants();
    }
    let crumbs = vec![NavItem::new("/", "Accueil"), NavItem::new("", "Vous avez dit, nous avons fait")];
    Ok(ui::page(&IndexPage { frame, crumbs, products: products.into_values().collect() }))
}

/// A text and its SHA-256.
#[derive(Serialize)]
struct Proof {
    texte: String,
    sha256: String,
}

/// What each digest of the page is made from: anybody computes it again.
pub async fn proofs(State(kernel): State<Kernel>, Path(id): Path<String>) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    today.catalogue.product(&id).ok_or(Error::NotFound)?;
    let sql = kernel.db().reader();
    let mut all = Vec::new();
    let mut sealed = BTreeMap::new();
    for session in store::list(sql, Some(&id)).await? {
        if let Some(digest) = session.digest.clone() {
            all.push(Proof { texte: text_of_session(&session, &Counted::of(&session)), sha256: digest.to_string() });
            sealed.insert(session.id, digest);
        }
    }
    for lesson in store::lessons(sql, &id).await?.iter().filter(|one| one.choice.is_some()) {
        if let Some(session) = sealed.get(&lesson.session) {
            let text = text_of_lesson(lesson.id.as_str(), session, &lesson.statement);
            all.push(Proof { texte: text, sha256: lesson.digest.to_string() });
        }
    }
    Ok(Json(all).into_response())
}
