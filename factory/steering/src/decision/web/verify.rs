//! The public page that says whether a decision is ours and unchanged.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::access::Upload;
use kernel::http::extract::Query;
use kernel::{Digest, Error, Kernel};
use serde::Deserialize;
use ui::{Filled, Frame, NavItem};

use crate::decision::records::Model;
use crate::decision::store;
use crate::decision::verify::{Proof, Verdict, read_digest, verify};

#[derive(Template)]
#[template(path = "decision/verify.html")]
struct VerifyPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    filled: Filled,
    found: Option<Found>,
}

/// What the page says of a digest.
enum Found {
    Unknown,
    Altered(Told),
    Genuine(Told, &'static str),
}

/// What is public of a decision: its number, its day, its product.
struct Told {
    number: i64,
    on: String,
    kind: &'static str,
    product: String,
}

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    empreinte: String,
}

/// The form, and the answer when the address holds a digest.
pub async fn ask(State(kernel): State<Kernel>, frame: Frame, Query(asked): Query<Asked>) -> Result<Response, Error> {
    let filled = Filled::new().with("empreinte", &asked.empreinte);
    if asked.empreinte.trim().is_empty() {
        return Ok(ui::page(&page(frame, filled, None)));
    }
    match read_digest(&asked.empreinte) {
        Some(digest) => Ok(ui::page(&page(frame, filled, Some(found(&kernel, &digest).await?)))),
        None => {
            let text = "Une empreinte a 64 caractères, chiffres et lettres de a à f : copiez-la depuis le document";
            let filled = filled.with_error("empreinte", text);
            Ok(ui::page_with(axum::http::StatusCode::UNPROCESSABLE_ENTITY, &page(frame, filled, None)))
        }
    }
}

/// A form that holds a document and nothing else.
#[derive(Debug, Default, Deserialize)]
pub struct Sent {}

/// The answer about a document, of which nothing is kept.
pub async fn examine(
    State(kernel): State<Kernel>,
    frame: Frame,
    sent: Result<Upload<Sent>, Error>,
) -> Result<Response, Error> {
    let file = match sent {
        Ok(upload) => upload.file,
        Err(Error::Invalid(_)) => None,
        Err(other) => return Err(other),
    };
    let Some(file) = file else {
        let filled =
            Filled::new().with_error("document", "Choisissez le document PDF d'une décision, deux mégaoctets au plus");
        return Ok(ui::page_with(axum::http::StatusCode::UNPROCESSABLE_ENTITY, &page(frame, filled, None)));
    };
    Ok(ui::page(&page(frame, Filled::new(), Some(found(&kernel, &Digest::of(&file.content)).await?))))
}

async fn found(kernel: &Kernel, digest: &Digest) -> Result<Found, Error> {
    Ok(match verify(kernel.db().reader(), digest).await? {
        None => Found::Unknown,
        Some((row, Verdict::Altered)) => Found::Altered(told(&row)),
        Some((row, Verdict::Genuine(proof))) => Found::Genuine(told(&row), words(&proof)),
    })
}

fn told(row: &Model) -> Told {
    let product = store::content_of(row).map_or_else(|_| row.product.to_string(), |content| content.nom);
    Told { number: row.number, on: ui::format::date(row.decided_on), kind: row.kind.label(), product }
}

fn words(proof: &Proof) -> &'static str {
    match proof {
        Proof::Journal(_) => "Son empreinte est dans la chaîne scellée du journal de la fabrique.",
        Proof::Ledger(_) => {
            "Sa ligne du journal a atteint son terme ; la chaîne du registre des décisions, inscrite depuis au journal, la couvre."
        }
        Proof::Waiting => "Elle vient d'être signée : son empreinte entre dans la chaîne du journal dans la seconde.",
        Proof::LedgerOnly => "Seul le registre des décisions en témoigne : le journal n'a plus de ligne qui la couvre.",
    }
}

fn page(frame: Frame, filled: Filled, found: Option<Found>) -> VerifyPage {
    let crumbs = vec![NavItem::new("/", "Accueil"), NavItem::new("", "Vérifier une décision")];
    VerifyPage { frame, crumbs, filled, found }
}
