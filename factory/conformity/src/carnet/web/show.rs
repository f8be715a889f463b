//! The carnet of a product.

use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use kernel::access::grants_of;
use kernel::{Can, Error, Kernel};
use ui::{Frame, Query};

use super::reached;
use crate::carnet::view::CarnetPage;
use crate::carnet::view::trend;
use crate::permission::{SeeConformity, StateConformity, may};
use crate::scan;

/// Scans drawn: three months of weekly ones.
const SCANS: u64 = 13;

/// What is proven, what to do next.
pub async fn show(
    State(kernel): State<Kernel>,
    can: Can<SeeConformity>,
    frame: Frame,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let (board, row) = reached(&kernel, &can, &id).await?;
    let grants = grants_of(kernel.db(), &can.who().account).await?;
    let states = may::<StateConformity>(&grants, &board.subjects[row]);
    let scans = scan::store::list_of_product(can.reader(), &id, SCANS).await?;
    let query = Query::parse(board.subjects[row].carnet(), query.as_deref().unwrap_or_default());
    Ok(ui::page(&CarnetPage::of(frame, &board, row, states, trend(&scans), query.value("fait"))))
}
