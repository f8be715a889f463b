//! Serves the gallery and the error pages alone, to look at them: `cargo run -p ui --example gallery`, then
//! <http://127.0.0.1:3999/interface?theme=sombre&compte=1> and <http://127.0.0.1:3999/erreur/404>.

use axum::{
    Router,
    extract::{Path, Query},
    response::Response,
    routing::get,
};
use http::StatusCode;
use kernel::Problem;
use ui::{DisplayPage, ErrorPage, Frame, Theme, gallery::GalleryPage};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let app = Router::new()
        .route("/interface", get(gallery))
        .route("/erreur/{status}", get(error))
        .route("/parametres-affichage", get(display))
        .merge(ui::assets::assets());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3999").await?;
    axum::serve(listener, app).await?;
    Ok(())
}

type Parameters = Query<Vec<(String, String)>>;

async fn gallery(Query(parameters): Parameters) -> Response {
    ui::page(&GalleryPage::sample(frame("/interface", &parameters)))
}

async fn display(Query(parameters): Parameters) -> Response {
    ui::page(&DisplayPage::new(frame("/parametres-affichage", &parameters)))
}

async fn error(Path(status): Path<u16>, Query(parameters): Parameters) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::NOT_FOUND);
    let problem = Problem::of(status).reference("01J9-EXEMPLE");
    ui::page_with(status, &ErrorPage::new(frame("/erreur", &parameters), &problem))
}

fn frame(path: &str, parameters: &[(String, String)]) -> Frame {
    let value = |name: &str| parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let frame = if value("compte").is_some() { Frame::sample_signed_in(path) } else { Frame::sample(path) };
    Frame { theme: Theme::of(value("theme").unwrap_or_default()), ..frame }
}
