//! The account page: one's name, one's address, one's sessions, and the way to end them.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{DateTime, Utc};
use http::header::SET_COOKIE;
use kernel::access::grants_of;
use kernel::http::extract::Query;
use kernel::identity::{self, OwnSession};
use kernel::{Error, Form, Id, Kernel, Person, Purpose, Scope};
use serde::Deserialize;
use ui::{Frame, NavItem};

use super::sign_out::Nothing;

const OWN_ACCOUNT: Purpose = Purpose::new("montrer son compte à la personne connectée");

#[derive(Template)]
#[template(path = "accounts/account.html")]
struct AccountPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    name: String,
    email: String,
    sessions: Vec<Row>,
    has_others: bool,
    /// What was just done, or nothing.
    done: &'static str,
    idle_minutes: i64,
    whole_hours: i64,
    roles: Vec<Held>,
}

/// A role that the person holds.
struct Held {
    label: String,
    mission: String,
    place: String,
}

/// The roles held in every service of the deployment.
async fn roles(kernel: &Kernel, person: &Person) -> Result<Vec<Held>, Error> {
    let mut held = Vec::new();
    for service in kernel.services() {
        for grant in grants_of(service.db(), &person.account).await? {
            let role = service.manifest().roles.iter().find(|role| role.id == grant.role);
            held.push(Held {
                label: role.map_or(grant.role.clone(), |role| role.label.to_owned()),
                mission: role.map(|role| role.mission.to_owned()).unwrap_or_default(),
                place: match grant.scope {
                    Scope::Everything => format!("{}, partout", service.manifest().title),
                    Scope::One(kind, id) => format!("{}, {kind} « {id} »", service.manifest().title),
                },
            });
        }
    }
    Ok(held)
}

struct Row {
    id: Id,
    device: String,
    how: &'static str,
    created_at: DateTime<Utc>,
    last_seen_at: DateTime<Utc>,
    is_this: bool,
}

impl Row {
    fn of(session: OwnSession) -> Self {
        Self {
            id: session.id,
            device: session.device.into_read(OWN_ACCOUNT),
            how: session.how.label(),
            created_at: session.created_at,
            last_seen_at: session.last_seen_at,
            is_this: session.is_this,
        }
    }
}

/// What the address says was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Done {
    fait: String,
}

/// Shows the person their account.
pub async fn show(
    frame: Frame,
    person: Person,
    State(kernel): State<Kernel>,
    Query(done): Query<Done>,
) -> Result<Response, Error> {
    let sessions: Vec<Row> = identity::list_sessions(&kernel, &person).await?.into_iter().map(Row::of).collect();
    let session_limits = &kernel.config().session;
    Ok(ui::page(&AccountPage {
        crumbs: vec![NavItem::new(frame.home(), "Accueil"), NavItem::new("", "Mon compte")],
        frame,
        name: person.name.read(OWN_ACCOUNT).clone(),
        email: identity::own_email(&kernel, &person).await?.into_read(OWN_ACCOUNT),
        has_others: sessions.iter().any(|session| !session.is_this),
        sessions,
        done: match done.fait.as_str() {
            "session" => "La session est terminée.",
            "sessions" => "Vos autres sessions sont terminées.",
            _ => "",
        },
        idle_minutes: session_limits.inactivite_minutes,
        whole_hours: session_limits.duree_heures,
        roles: roles(&kernel, &person).await?,
    }))
}

/// Ends one session of the person.
pub async fn end_one(
    person: Person,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Result<Response, Error> {
    let id = Id::parse(id).map_err(|_| Error::NotFound)?;
    if id == person.session {
        let done = identity::sign_out(&kernel, &person).await?;
        return Ok(([(SET_COOKIE, done.cookie)], Redirect::to("/connexion")).into_response());
    }
    identity::end_session(&kernel, &person, &id).await?;
    Ok(Redirect::to("/compte?fait=session").into_response())
}

/// Ends every session of the person but this one.
pub async fn end_others(
    person: Person,
    State(kernel): State<Kernel>,
    Form(Nothing {}): Form<Nothing>,
) -> Result<Response, Error> {
    identity::end_other_sessions(&kernel, &person).await?;
    Ok(Redirect::to("/compte?fait=sessions").into_response())
}
