//! The program in a real browser: accessible on every page and state, usable by keyboard, without JavaScript, at 320 pixels.

mod accessible;
mod personas;
#[path = "../places.rs"]
mod places;
mod usable;

use fabrique::{commands, services};
use testkit::{App, Setup};

/// The program with its demonstration, and the address where it serves.
async fn open() -> (App, String) {
    let setup = Setup {
        platform: services::platform(&kernel::Config::default()),
        services: services::all(),
        others: ui::assets::assets(),
        configure: Box::new(|_| {}),
    };
    let app = App::open_with(setup).await;
    commands::load_demonstration(&app.deployment).await.expect("the demonstration loads");
    let address = app.serve().await;
    (app, address)
}
