//! The page of a product, today or as it was known on a day.

use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use chrono::NaiveDate;
use kernel::{Error, Kernel, Who};
use privacy::Id;
use ui::{Filled, Frame};
use url::form_urlencoded;

use crate::catalogue::{self, Product};
use crate::fiche::known::{as_known, end_of_day};
use crate::fiche::permission::{grants, may_edit_product, may_follow_product};
use crate::fiche::person::public;
use crate::fiche::records::{Model, SHOW_NOTES};
use crate::fiche::show::{Asked, NoteView, Rights, Seen, ShowPage};
use crate::fiche::store;
use crate::fiche::team::{Member, Team};
use crate::registry::{self, processing::SHOW, records::history::Kind};
use crate::source::read_date;

/// The page of a product.
pub async fn show(
    State(kernel): State<Kernel>,
    frame: Frame,
    who: Who,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let product = today.catalogue.product(&id).ok_or(Error::NotFound)?;
    let mut asked = read(query.as_deref().unwrap_or_default(), today.day);
    let known = match asked.known_on {
        Some(day) => known_on(&kernel, product, day).await?,
        None => None,
    };
    if asked.known_on.is_some() && known.is_none() {
        asked.known_on = None;
        asked.faults.push(NOT_KNOWN.to_owned());
    }
    let seen = seen(&kernel, &who, product, asked).await?;
    let shown = known.as_ref().unwrap_or(product);
    let shown = if seen.rights.agent { shown.clone() } else { public(shown)? };
    Ok(ui::page(&ShowPage::of(frame, &today.catalogue, &shown, seen)))
}

const NOT_KNOWN: &str =
    "« connu_au » : ce produit n'était pas encore connu ici ce jour-là, la fiche d'aujourd'hui est montrée.";

/// What the page shows beside the product, for who asks.
pub(super) async fn seen(kernel: &Kernel, who: &Who, product: &Product, asked: Asked) -> Result<Seen, Error> {
    let id = product.source.id.as_str();
    let grants = grants(kernel, who).await?;
    let edit = may_edit_product(&grants, &product.source);
    let steer = may_follow_product(&grants, &product.source);
    let rights = Rights { agent: who.person().is_some(), edit, note: !grants.is_empty(), steer };
    let team = Team::of(members(kernel, id).await?, asked.day, rights.agent);
    let notes = if rights.agent { notes(kernel, id).await? } else { Vec::new() };
    Ok(Seen { asked, rights, team, notes, note: Filled::new() })
}

/// What the address asks: `au`, `connu_au`, and `fait` after an action.
fn read(query: &str, today: NaiveDate) -> Asked {
    let mut asked = Asked { day: today, ..Asked::default() };
    for (name, value) in form_urlencoded::parse(query.as_bytes()).filter(|(_, value)| !value.trim().is_empty()) {
        let day = read_date(value.trim());
        match (name.as_ref(), day) {
            ("au", Some(day)) => (asked.day, asked.dated) = (day, day != today),
            ("connu_au", Some(day)) if day > today => {
                asked
                    .faults
                    .push("« connu_au » : ce jour n'est pas encore passé, la fiche d'aujourd'hui est montrée.".into());
            }
            ("connu_au", Some(day)) => asked.known_on = (day != today).then_some(day),
            ("au" | "connu_au", None) => {
                asked.faults.push(format!(
                    "« {name} » : ce n'est pas une date AAAA-MM-JJ, la fiche d'aujourd'hui est montrée."
                ));
            }
            ("fait", _) => asked.done = done(&value),
            _ => {}
        }
    }
    asked
}

fn done(action: &str) -> &'static str {
    match action {
        "fiche" => "La fiche est enregistrée",
        "note" => "La note est enregistrée",
        "rien" => "Rien n'avait changé : la fiche reste telle quelle",
        _ => "",
    }
}

/// The product as it was known at the end of a day; nothing when it was not known here yet.
async fn known_on(kernel: &Kernel, product: &Product, day: NaiveDate) -> Result<Option<Product>, Error> {
    let (sql, id) = (kernel.db().reader(), product.source.id.as_str());
    let beliefs = registry::store::beliefs(sql, id).await?;
    let moment = end_of_day(day);
    let edits = registry::store::first_edits_after(sql, Kind::Product, id, moment).await?;
    as_known(product, &beliefs, &edits, moment)
}

async fn members(kernel: &Kernel, id: &str) -> Result<Vec<Member>, Error> {
    let members = registry::store::team(kernel.db().reader(), id).await?.into_iter();
    let told = |member: registry::domain::Member| Member {
        name: member.fullname.into_read(SHOW),
        role: member.role.map(|role| role.into_read(SHOW)).unwrap_or_default(),
        since: member.start,
        until: member.end,
    };
    Ok(members.map(told).collect())
}

async fn notes(kernel: &Kernel, id: &str) -> Result<Vec<NoteView>, Error> {
    let notes = store::list_notes(kernel.db().reader(), id).await?;
    let authors: Vec<Id> = notes.iter().map(|note| note.account.read(SHOW_NOTES).clone()).collect();
    let names = store::names_of(kernel, authors).await?;
    let view = |note: Model| NoteView {
        author: names.get(note.account.read(SHOW_NOTES)).cloned().unwrap_or_else(|| "Compte supprimé".to_owned()),
        on: ui::format::datetime(note.written_at),
        text: note.text.into_read(SHOW_NOTES),
    };
    Ok(notes.into_iter().map(view).collect())
}
