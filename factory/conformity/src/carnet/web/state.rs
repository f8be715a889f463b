//! Something is said of a criterion: attested, proven by a document, contradicted, set aside, excused, taken back.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::access::{SentFile, Upload};
use kernel::{Can, Error, Event, Kernel};
use serde::{Deserialize, Serialize};
use ui::{Filled, Frame};

use super::criterion::{history, seen};
use super::reached;
use crate::board::Subject;
use crate::carnet::view::CriterionPage;
use crate::constat::statement::{Asked, Said, Statement, statement};
use crate::constat::store::{self, New};
use crate::permission::{StateConformity, roles};
use crate::referential::Criterion;

/// What the form sends.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Sent {
    action: String,
    motif: String,
    fait_le: String,
    fin: String,
}

/// Adds the constat that the form asks for.
pub async fn state(
    State(kernel): State<Kernel>,
    can: Can<StateConformity>,
    frame: Frame,
    Path((id, criterion)): Path<(String, String)>,
    upload: Upload<Sent>,
) -> Result<Response, Error> {
    let (board, row) = reached(&kernel, &can, &id).await?;
    let column = board.column(&criterion).ok_or(Error::NotFound)?;
    let (subject, criterion) = (&board.subjects[row], &board.criteria[column]);
    let (_, refuted, spoken) = history(&kernel, &id, &criterion.id).await?;
    let roles = roles(&can, subject);
    let cyber_tenths = subject.perimeter.cyber_tenths;
    let asked = Asked { criterion, roles: &roles, refuted, spoken, cyber_tenths, today: board.day };
    match statement(&said(&upload), asked) {
        Ok(made) => {
            let done = write(&kernel, &can, (subject, criterion), made, upload.file.as_ref()).await?;
            let page = format!("{}/{}?fait={}", subject.carnet(), criterion.id, if done { "dit" } else { "deja" });
            Ok(Redirect::to(&page).into_response())
        }
        Err(errors) => {
            let seen = seen(&kernel, &can.who().account, (&board, row, column)).await?;
            let filled = Filled::of(&upload.values).with_errors(errors);
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &CriterionPage::of(frame, seen, filled, "")))
        }
    }
}

fn said(upload: &Upload<Sent>) -> Said<'_> {
    let values = &upload.values;
    Said {
        action: &values.action,
        note: &values.motif,
        made_on: &values.fait_le,
        until: &values.fin,
        file: upload.file.is_some(),
    }
}

/// Writes the constat; answers false when the same one stands already, so that a form sent twice says it once.
async fn write(
    kernel: &Kernel,
    can: &Can<StateConformity>,
    (subject, criterion): (&Subject, &Criterion),
    made: Statement,
    file: Option<&SentFile>,
) -> Result<bool, Error> {
    let account = &can.who().account;
    let scope = criterion.scope(&subject.digests).cloned();
    let tx = can.begin().await?;
    let last = store::find_last(tx.sql(), &subject.id, &criterion.id, made.kind).await?;
    let same = last.is_some_and(|last| {
        (last.status, last.origin, last.expires_on) == (made.status, made.origin, made.expires_on)
            && last.scope == scope
    });
    if same {
        return Ok(false);
    }
    let piece = match file {
        Some(file) => Some(store::save_piece(&tx, kernel.vault(), &subject.id, account, file).await?),
        None => None,
    };
    let new = New {
        product: subject.id.clone(),
        criterion: criterion.id.clone(),
        kind: made.kind,
        status: made.status,
        origin: made.origin,
        author: Some((account.clone(), made.role)),
        note: made.note,
        message: String::new(),
        evidence: None,
        piece,
        scope,
        expires_on: made.expires_on,
        at: None,
    };
    store::save(&tx, vec![new]).await?;
    tx.commit(Event::new("conformity.stated").subject("produit", &subject.id).detail("critere", criterion.id.as_str()))
        .await?;
    Ok(true)
}
