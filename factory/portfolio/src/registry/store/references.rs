//! Reads and writes incubators, organisations and the texts about phases.

use kernel::{Error, Personal, Tx};
use privacy::Purpose;
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::rows::{json, read_json};
use super::save::save_history;
use super::{insert_all, slug};
use crate::import::plan::{Planned, Verdict};
use crate::registry::records::{history, incubator, organisation, phase_text};
use crate::source::{IncubatorSource, OrganisationSource, PhaseSource};

/// Every incubator, by identifier, and whether an import brought it.
///
/// # Errors
/// When the database does not answer.
pub async fn list_incubators<C: ConnectionTrait>(
    sql: &C,
    purpose: Purpose,
) -> Result<Vec<(IncubatorSource, bool)>, Error> {
    let rows = incubator::Entity::find().order_by_asc(incubator::Column::Id).all(sql).await?;
    let read = |row: incubator::Model| {
        let source = IncubatorSource {
            id: row.id.into(),
            title: row.title,
            owner: row.owner,
            short_description: row.short_description,
            logo: row.logo,
            github: row.github,
            contact: row.contact.map(|contact| contact.into_read(purpose)),
            address: row.address,
            website: row.website,
            highlighted_startups: read_json(&row.highlighted_startups)?,
            redirect_from: read_json(&row.redirect_from)?,
            hidden: row.hidden,
            extra: read_json(&row.extra)?,
            body: row.body,
        };
        Ok((source, row.imported_at.is_some()))
    };
    rows.into_iter().map(read).collect()
}

/// Every organisation, by identifier, and whether an import brought it.
///
/// # Errors
/// When the database does not answer.
pub async fn list_organisations<C: ConnectionTrait>(sql: &C) -> Result<Vec<(OrganisationSource, bool)>, Error> {
    let rows = organisation::Entity::find().order_by_asc(organisation::Column::Id).all(sql).await?;
    let read = |row: organisation::Model| {
        let source = OrganisationSource {
            id: row.id.into(),
            name: row.name,
            acronym: row.acronym,
            kind: row.kind,
            domaine_ministeriel: row.domaine_ministeriel,
            annuaire: row.annuaire,
            extra: read_json(&row.extra)?,
        };
        Ok((source, row.imported_at.is_some()))
    };
    rows.into_iter().map(read).collect()
}

/// The texts about phases, in the order of the source.
///
/// # Errors
/// When the database does not answer.
pub async fn list_phase_texts<C: ConnectionTrait>(sql: &C) -> Result<Vec<PhaseSource>, Error> {
    let rows = phase_text::Entity::find().order_by_asc(phase_text::Column::Rank).all(sql).await?;
    let read = |row: phase_text::Model| {
        Ok(PhaseSource {
            status: row.status.into(),
            label: row.label,
            order: row.rank,
            short_description: row.short_description,
            documentation_url: row.documentation_url,
            extra: read_json(&row.extra)?,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Writes what a plan says of incubators.
///
/// # Errors
/// When the database does not answer.
pub async fn save_incubators(tx: &Tx, planned: &[Planned<IncubatorSource>]) -> Result<(), Error> {
    let mut new = Vec::new();
    for one in planned {
        match &one.verdict {
            Verdict::Created => new.push(incubator_row(tx, &one.record)?),
            Verdict::Unchanged => {}
            Verdict::Changed(changes) => {
                let row = incubator::ActiveModel { id: NotSet, ..incubator_row(tx, &one.record)? };
                let at = incubator::Column::Id.eq(one.record.id.as_str());
                incubator::Entity::update_many().set(row).filter(at).exec(tx.sql()).await?;
                save_history(tx, history::Kind::Incubator, &one.record.id, changes, history::Origin::Import).await?;
            }
        }
    }
    insert_all(tx.sql(), new).await
}

/// Writes what a plan says of organisations.
///
/// # Errors
/// When the database does not answer.
pub async fn save_organisations(tx: &Tx, planned: &[Planned<OrganisationSource>]) -> Result<(), Error> {
    let mut new = Vec::new();
    for one in planned {
        match &one.verdict {
            Verdict::Created => new.push(organisation_row(tx, &one.record)?),
            Verdict::Unchanged => {}
            Verdict::Changed(changes) => {
                let row = organisation::ActiveModel { id: NotSet, ..organisation_row(tx, &one.record)? };
                let at = organisation::Column::Id.eq(one.record.id.as_str());
                organisation::Entity::update_many().set(row).filter(at).exec(tx.sql()).await?;
                save_history(tx, history::Kind::Organisation, &one.record.id, changes, history::Origin::Import).await?;
            }
        }
    }
    insert_all(tx.sql(), new).await
}

/// Replaces the texts about phases.
///
/// # Errors
/// When the database does not answer.
pub async fn save_phase_texts(tx: &Tx, texts: &[PhaseSource]) -> Result<(), Error> {
    phase_text::Entity::delete_many().exec(tx.sql()).await?;
    let row = |text: &PhaseSource| {
        Ok(phase_text::ActiveModel {
            status: Set(slug(&text.status)?),
            label: Set(text.label.clone()),
            rank: Set(text.order),
            short_description: Set(text.short_description.clone()),
            documentation_url: Set(text.documentation_url.clone()),
            extra: Set(json(&text.extra)?),
            changed_at: Set(tx.now()),
        })
    };
    let rows: Result<Vec<_>, Error> = texts.iter().map(row).collect();
    insert_all(tx.sql(), rows?).await
}

fn incubator_row(tx: &Tx, source: &IncubatorSource) -> Result<incubator::ActiveModel, Error> {
    Ok(incubator::ActiveModel {
        id: Set(slug(&source.id)?),
        title: Set(source.title.clone()),
        owner: Set(source.owner.clone()),
        short_description: Set(source.short_description.clone()),
        logo: Set(source.logo.clone()),
        github: Set(source.github.clone()),
        contact: Set(source.contact.clone().map(Personal::new)),
        address: Set(source.address.clone()),
        website: Set(source.website.clone()),
        highlighted_startups: Set(json(&source.highlighted_startups)?),
        redirect_from: Set(json(&source.redirect_from)?),
        hidden: Set(source.hidden),
        extra: Set(json(&source.extra)?),
        body: Set(source.body.clone()),
        imported_at: Set(Some(tx.now())),
        changed_at: Set(tx.now()),
        demonstration: Set(false),
    })
}

fn organisation_row(tx: &Tx, source: &OrganisationSource) -> Result<organisation::ActiveModel, Error> {
    Ok(organisation::ActiveModel {
        id: Set(slug(&source.id)?),
        name: Set(source.name.clone()),
        acronym: Set(source.acronym.clone()),
        kind: Set(source.kind.clone()),
        domaine_ministeriel: Set(source.domaine_ministeriel.clone()),
        annuaire: Set(source.annuaire.clone()),
        extra: Set(json(&source.extra)?),
        imported_at: Set(Some(tx.now())),
        changed_at: Set(tx.now()),
        demonstration: Set(false),
    })
}
