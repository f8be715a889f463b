//! Rows from records of the source, and back.

use anyhow::Context;
use chrono::{DateTime, NaiveDate, Utc};
use kernel::{Error, Personal};
use privacy::{Id, Purpose};
use sea_orm::ActiveValue::Set;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::slug;
use crate::phase::Phase;
use crate::registry::records::{event, phase, product};
use crate::source::{ProductSource, SourceEvent, SourcePhase};

/// A list or a group as a column holds it.
pub fn json<T: Serialize>(value: &T) -> Result<String, Error> {
    Ok(serde_json::to_string(value).map_err(anyhow::Error::new)?)
}

/// A list or a group as a column gave it.
pub fn read_json<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    Ok(serde_json::from_str(text).context("une colonne JSON du portefeuille est illisible")?)
}

/// What the database knows of a product beside its fiche.
pub struct Dates {
    pub ended_on: Option<NaiveDate>,
    pub imported_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub changed_at: DateTime<Utc>,
}

pub fn product_row(source: &ProductSource, revision: i64, dates: &Dates) -> Result<product::ActiveModel, Error> {
    Ok(product::ActiveModel {
        id: Set(slug(&source.id)?),
        revision: Set(revision),
        title: Set(source.title.clone()),
        mission: Set(source.mission.clone()),
        sponsors: Set(json(&source.sponsors)?),
        incubator: Set(source.incubator.clone()),
        incubators: Set(json(&source.incubators)?),
        link: Set(source.link.clone()),
        repository: Set(source.repository.clone()),
        contact: Set(Personal::new(source.contact.clone())),
        contact_dinum: Set(source.contact_dinum.clone().map(Personal::new)),
        contact_incubator: Set(source.contact_incubator.clone().map(Personal::new)),
        stats: Set(source.stats),
        stats_url: Set(source.stats_url.clone()),
        budget_url: Set(source.budget_url.clone()),
        impact_url: Set(source.impact_url.clone()),
        dashlord_url: Set(source.dashlord_url.clone()),
        accessibility_status: Set(source.accessibility_status.clone()),
        analyse_risques: Set(source.analyse_risques),
        analyse_risques_url: Set(source.analyse_risques_url.clone()),
        mon_service_securise: Set(source.mon_service_securise),
        usertypes: Set(json(&source.usertypes)?),
        thematiques: Set(json(&source.thematiques)?),
        techno: Set(json(&source.techno)?),
        phases_unread: Set(json(&source.phases_unread)?),
        events_unread: Set(json(&source.events_unread)?),
        fast: Set(source.fast.as_ref().map(json).transpose()?),
        rgpd: Set(source.rgpd.as_ref().map(json).transpose()?),
        redirect_from: Set(json(&source.redirect_from)?),
        robots: Set(source.robots.clone()),
        extra: Set(json(&source.extra)?),
        body: Set(source.body.clone()),
        ended_on: Set(dates.ended_on),
        imported_at: Set(dates.imported_at),
        created_at: Set(dates.created_at),
        changed_at: Set(dates.changed_at),
        demonstration: Set(false),
    })
}

pub fn product_of(
    row: product::Model,
    phases: Vec<SourcePhase>,
    events: Vec<SourceEvent>,
    purpose: Purpose,
) -> Result<ProductSource, Error> {
    Ok(ProductSource {
        id: row.id.into(),
        title: row.title,
        mission: row.mission,
        sponsors: read_json(&row.sponsors)?,
        incubator: row.incubator,
        incubators: read_json(&row.incubators)?,
        link: row.link,
        repository: row.repository,
        contact: row.contact.into_read(purpose),
        contact_dinum: row.contact_dinum.map(|contact| contact.into_read(purpose)),
        contact_incubator: row.contact_incubator.map(|contact| contact.into_read(purpose)),
        stats: row.stats,
        stats_url: row.stats_url,
        budget_url: row.budget_url,
        impact_url: row.impact_url,
        dashlord_url: row.dashlord_url,
        accessibility_status: row.accessibility_status,
        analyse_risques: row.analyse_risques,
        analyse_risques_url: row.analyse_risques_url,
        mon_service_securise: row.mon_service_securise,
        usertypes: read_json(&row.usertypes)?,
        thematiques: read_json(&row.thematiques)?,
        techno: read_json(&row.techno)?,
        phases,
        phases_unread: read_json(&row.phases_unread)?,
        events,
        events_unread: read_json(&row.events_unread)?,
        fast: row.fast.as_deref().map(read_json).transpose()?,
        rgpd: row.rgpd.as_deref().map(read_json).transpose()?,
        redirect_from: read_json(&row.redirect_from)?,
        robots: row.robots,
        extra: read_json(&row.extra)?,
        body: row.body,
    })
}

/// A phase about to be believed.
pub struct NewPhase<'a> {
    pub id: Id,
    pub product: &'a str,
    pub source: &'a SourcePhase,
    pub position: usize,
    pub origin: phase::Origin,
    pub now: DateTime<Utc>,
}

pub fn phase_row(new: NewPhase<'_>) -> Result<phase::ActiveModel, Error> {
    let NewPhase { id, product, source, position, origin, now } = new;
    Ok(phase::ActiveModel {
        id: Set(id),
        product: Set(slug(product)?),
        name: Set(source.phase.name),
        start_on: Set(source.phase.start),
        end_on: Set(source.phase.end),
        comment: Set(source.phase.comment.clone()),
        extra: Set(json(&source.extra)?),
        position: Set(place(position)),
        origin: Set(origin),
        recorded_at: Set(now),
        superseded_at: Set(None),
    })
}

pub fn phase_of(row: &phase::Model) -> Result<SourcePhase, Error> {
    let phase = Phase { name: row.name, start: row.start_on, end: row.end_on, comment: row.comment.clone() };
    Ok(SourcePhase { phase, extra: read_json(&row.extra)? })
}

pub fn event_row(id: Id, product: &str, source: &SourceEvent, position: usize) -> Result<event::ActiveModel, Error> {
    Ok(event::ActiveModel {
        id: Set(id),
        product: Set(slug(product)?),
        name: Set(source.name.clone()),
        on_date: Set(source.date),
        comment: Set(source.comment.clone()),
        extra: Set(json(&source.extra)?),
        position: Set(place(position)),
    })
}

pub fn event_of(row: event::Model) -> Result<SourceEvent, Error> {
    Ok(SourceEvent { name: row.name, date: row.on_date, comment: row.comment, extra: read_json(&row.extra)? })
}

/// A place in a list as a column holds it.
pub fn place(position: usize) -> i64 {
    i64::try_from(position).unwrap_or(i64::MAX)
}
