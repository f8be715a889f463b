//! The page that explains the interfaces to a person.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::{Error, Kernel};
use ui::Frame;

use crate::catalogue;
use crate::phase::PhaseName;

/// The page.
#[derive(Template)]
#[template(path = "api/page.html")]
struct ApiPage {
    frame: Frame,
    site: String,
    total: usize,
    example: String,
    phases: [PhaseName; 8],
}

/// Explains each address, with an example that works.
pub async fn show(State(kernel): State<Kernel>, frame: Frame) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let example = today.catalogue.products.first().map(|product| crate::catalogue::href("", &product.source.id));
    Ok(ui::page(&ApiPage {
        frame,
        site: kernel.config().public_url().trim_end_matches('/').to_owned(),
        total: today.rows.len(),
        example: example.unwrap_or_else(|| "mano".to_owned()),
        phases: PhaseName::ALL,
    }))
}
