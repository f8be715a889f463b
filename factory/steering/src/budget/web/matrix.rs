//! Writing a view of a budget, by hand or from a file; reading it as a file.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Can, Error, FieldError, Form, Kernel, Upload};
use portfolio::fiche::names_of;
use portfolio::registry::domain::Product;
use ui::{Filled, Frame, NavItem};

use super::{budget_of, crumbs_of};
use crate::budget::act::{self, EditBudget, year_of};
use crate::budget::domain::{self, TypedLayer, cell_name};
use crate::budget::file::{read, write};
use crate::budget::records::cell::{Activity, Resource};
use crate::budget::records::layer::Volet;
use crate::budget::store::{self, Layer, Place, Written};
use crate::perimeter::{FollowProduct, product};
use crate::processing::PREPARE;

#[derive(Template)]
#[template(path = "budget/edit.html")]
struct EditPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    back: String,
    year: i32,
    kind: Volet,
    rows: Vec<(&'static str, Vec<(String, &'static str)>)>,
    filled: Filled,
    notice: Option<Notice>,
}

/// What stands above the form.
enum Notice {
    /// A file was read and waits to be saved.
    Read,
    /// The view starts from the planned one.
    Copied,
    /// A file was refused.
    Faults(Vec<String>),
    /// Somebody else was faster: who and when, and what differs (where, theirs, yours).
    Overtaken(String, Vec<(String, i64, i64)>),
}

struct Asked<'a> {
    product: Product,
    place: Place<'a>,
}

async fn asked<'a>(
    kernel: &Kernel,
    can: &Can<EditBudget>,
    id: &'a str,
    (annee, volet): (&str, &str),
) -> Result<Asked<'a>, Error> {
    let product = product(can, id).await?;
    let kind = Volet::of(volet).ok_or(Error::NotFound)?;
    Ok(Asked { product, place: Place { product: id, year: year_of(kernel, annee)?, kind } })
}

impl EditPage {
    fn of(frame: Frame, asked: &Asked<'_>, filled: Filled, notice: Option<Notice>) -> Self {
        let Place { year, kind, .. } = asked.place;
        let row = |activity: Activity| {
            let cells = Resource::ALL.map(|resource| (cell_name(activity, resource), resource.label()));
            (activity.label(), cells.to_vec())
        };
        Self {
            frame,
            crumbs: crumbs_of(&asked.product, &format!("{} {year}", kind.label())),
            title: asked.product.source.title.clone(),
            back: format!("{}/{year}", budget_of(asked.place.product)),
            year,
            kind,
            rows: Activity::ALL.map(row).to_vec(),
            filled,
            notice,
        }
    }
}

fn filled(typed: &TypedLayer) -> Filled {
    let own =
        [("revision", &typed.revision), ("ae", &typed.ae), ("arrete_le", &typed.arrete_le), ("clos", &typed.clos)];
    let own = own.map(|(name, value)| (name.to_owned(), value.clone()));
    Filled::from_pairs(own.into_iter().chain(typed.cellules.clone()))
}

fn written(layer: Option<&Layer>) -> (i64, Written) {
    let Some(Layer { head, matrix }) = layer else { return (0, Written::default()) };
    let written =
        Written { ae: head.ae_cents, settled: head.settled_on, complete: head.complete, matrix: matrix.clone() };
    (head.revision, written)
}

/// The form. A revised view that does not exist starts from the planned one.
pub async fn edit(
    State(kernel): State<Kernel>,
    can: Can<EditBudget>,
    frame: Frame,
    Path((id, annee, volet)): Path<(String, String, String)>,
) -> Result<Response, Error> {
    let asked = asked(&kernel, &can, &id, (&annee, &volet)).await?;
    let layers = store::layers(can.reader(), &id, asked.place.year).await?;
    let of = |kind: Volet| layers.iter().find(|one| one.head.kind == kind);
    let own = of(asked.place.kind);
    let (revision, mut value) = written(own);
    let mut notice = None;
    if let (Volet::Revise, None, Some(planned)) = (asked.place.kind, own, of(Volet::Prevu)) {
        value = written(Some(planned)).1;
        notice = Some(Notice::Copied);
    }
    let page = EditPage::of(frame, &asked, filled(&domain::typed(revision, &value)), notice);
    Ok(ui::page(&page))
}

fn typed(mut sent: BTreeMap<String, String>) -> TypedLayer {
    let mut own = |name: &str| sent.remove(name).unwrap_or_default();
    let (revision, ae, arrete_le, clos) = (own("revision"), own("ae"), own("arrete_le"), own("clos"));
    sent.retain(|name, _| name.contains('_') && !name.starts_with('_'));
    TypedLayer { revision, ae, arrete_le, clos, cellules: sent }
}

/// Takes the form.
pub async fn save(
    State(kernel): State<Kernel>,
    can: Can<EditBudget>,
    frame: Frame,
    Path((id, annee, volet)): Path<(String, String, String)>,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Result<Response, Error> {
    let mut typed = typed(sent);
    match act::write(&kernel, &can, &id, (&annee, &volet), &typed).await {
        Ok(()) => Ok(Redirect::to(&format!("{}/{annee}?volet={volet}&fait=volet", budget_of(&id))).into_response()),
        Err(Error::Invalid(faults)) => {
            let asked = asked(&kernel, &can, &id, (&annee, &volet)).await?;
            let page = EditPage::of(frame, &asked, filled(&typed).with_errors(faults), None);
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(Error::Conflict(why)) => {
            let asked = asked(&kernel, &can, &id, (&annee, &volet)).await?;
            let Some(now) = store::find(can.reader(), asked.place).await? else { return Err(Error::Conflict(why)) };
            let notice = overtaken(&kernel, &asked, &now, &typed).await?;
            typed.revision = now.head.revision.to_string();
            let page = EditPage::of(frame, &asked, filled(&typed), Some(notice));
            Ok(ui::page_with(StatusCode::CONFLICT, &page))
        }
        Err(other) => Err(other),
    }
}

/// Who was faster, and what differs from what this person typed.
async fn overtaken(kernel: &Kernel, asked: &Asked<'_>, now: &Layer, typed: &TypedLayer) -> Result<Notice, Error> {
    let author = now.head.author.read(PREPARE).clone();
    let name = names_of(kernel, vec![author.clone()]).await?.remove(&author).unwrap_or_else(|| "Quelqu'un".into());
    let who = format!("{name} a enregistré ce volet le {}", ui::format::datetime(now.head.written_at));
    let mine = domain::layer(typed, asked.place.kind, asked.place.year, kernel.clock().today());
    let mine = mine.map(|(_, written)| written.matrix).unwrap_or_default();
    let differences = now.matrix.differences(&mine).into_iter();
    let told = differences.map(|(row, column, theirs, mine)| {
        (format!("{}, {}", row.label(), column.label().to_lowercase()), theirs, mine)
    });
    Ok(Notice::Overtaken(who, told.collect()))
}

/// Reads a file into the form, where it is looked at before it is saved.
pub async fn import(
    State(kernel): State<Kernel>,
    can: Can<EditBudget>,
    frame: Frame,
    Path((id, annee, volet)): Path<(String, String, String)>,
    upload: Upload<BTreeMap<String, String>>,
) -> Result<Response, Error> {
    let asked = asked(&kernel, &can, &id, (&annee, &volet)).await?;
    let known = store::find(can.reader(), asked.place).await?;
    let (revision, mut value) = written(known.as_ref());
    let Some(file) = upload.file else {
        let error = vec![FieldError::new("fichier", "Choisissez un fichier")];
        let page = EditPage::of(frame, &asked, filled(&domain::typed(revision, &value)).with_errors(error), None);
        return Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
    };
    match read(&file.content) {
        Ok(matrix) => {
            value.matrix = matrix;
            let filled = filled(&domain::typed(revision, &value));
            Ok(ui::page(&EditPage::of(frame, &asked, filled, Some(Notice::Read))))
        }
        Err(faults) => {
            let told = faults.iter().map(ToString::to_string).collect();
            let filled = filled(&domain::typed(revision, &value));
            let page = EditPage::of(frame, &asked, filled, Some(Notice::Faults(told)));
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
    }
}

/// The matrix as a file; an empty one when the view is not written: a model to fill.
pub async fn file(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    Path((id, annee, volet)): Path<(String, String, String)>,
) -> Result<Response, Error> {
    product(&can, &id).await?;
    let kind = Volet::of(&volet).ok_or(Error::NotFound)?;
    let place = Place { product: &id, year: year_of(&kernel, &annee)?, kind };
    let layer = store::find(can.reader(), place).await?;
    let csv = write(&written(layer.as_ref()).1.matrix).map_err(anyhow::Error::from)?;
    let name = format!("attachment; filename=\"budget-{id}-{annee}-{volet}.csv\"");
    let headers = [(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name)];
    Ok((headers, csv).into_response())
}
