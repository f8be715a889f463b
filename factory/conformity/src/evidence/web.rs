//! HTTP: the evidence file.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use kernel::{Can, Error, Kernel};

use super::archive::{Entry, archive};
use super::index::{Index, name};
use crate::board;
use crate::constat::store;
use crate::permission::{SeeConformity, may};
use crate::scan;

/// The archive; each document read for it leaves its line in the journal.
pub async fn download(
    State(kernel): State<Kernel>,
    can: Can<SeeConformity>,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let board = board::today(&kernel).await?;
    let row = board.place(&id).ok_or(Error::NotFound)?;
    if !may::<SeeConformity>(can.grants(), &board.subjects[row]) {
        return Err(Error::NotFound);
    }
    let history = store::list_of_product(can.reader(), &id).await?;
    let pieces = store::list_pieces(can.reader(), &id).await?;
    let index = Index::of(&board, row, &history, &pieces);
    let json = serde_json::to_vec_pretty(&index).map_err(anyhow::Error::from)?;
    let html = index.render().map_err(anyhow::Error::from)?.into_bytes();
    let mut entries = vec![
        Entry { name: "index.html".to_owned(), content: html },
        Entry { name: "index.json".to_owned(), content: json },
    ];
    for piece in &pieces {
        if let Some(content) = store::read_piece(can.vault(), piece, can.readings()).await? {
            entries.push(Entry { name: name(piece), content });
        }
    }
    let scans = scan::store::list_of_product(can.reader(), &id, 1).await?;
    for raw in scans.into_iter().filter_map(|scan| scan.report) {
        entries.push(Entry { name: "analyses/derniere.json".to_owned(), content: raw.into_bytes() });
    }
    let file = format!(
        "attachment; filename=\"preuves-{}-{}.zip\"",
        id.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-"),
        board.day
    );
    let headers = [(CONTENT_TYPE, "application/zip".to_owned()), (CONTENT_DISPOSITION, file)];
    Ok((headers, archive(entries)?).into_response())
}
