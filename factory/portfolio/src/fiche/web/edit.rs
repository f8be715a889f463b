//! The edit form of a fiche.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{Can, Error, Kernel};
use ui::Frame;

use crate::catalogue;
use crate::fiche::edit::{EditPage, FicheForm};
use crate::fiche::permission::{EditProduct, may_edit_product};
use crate::registry::{domain::Product, processing::SHOW, store};

/// The form, filled with what is stored.
pub async fn edit(
    State(kernel): State<Kernel>,
    can: Can<EditProduct>,
    frame: Frame,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let stored = own(&can, &id).await?;
    let today = catalogue::today(&kernel).await?;
    let form = FicheForm::of(&stored.source, stored.revision, stored.changed_at.timestamp_micros());
    Ok(ui::page(&EditPage::of(frame, &today.catalogue, &stored.source, &form, Vec::new())))
}

/// The product, when it exists within the person's perimeter: another's is not found.
pub(super) async fn own(can: &Can<EditProduct>, id: &str) -> Result<Product, Error> {
    let stored = store::find_product(can.reader(), id, SHOW).await?;
    stored.filter(|product| may_edit_product(can.grants(), &product.source)).ok_or(Error::NotFound)
}
