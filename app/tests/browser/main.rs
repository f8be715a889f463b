//! The program in a real browser: accessible on every page and state, usable by keyboard, without JavaScript, at 320 pixels.

mod accessible;
mod conforming;
mod personas;
#[path = "../shared/places.rs"]
mod places;
mod round;
mod usable;

use fabrique::{commands, services};
use testkit::{App, Setup};

/// The program with its demonstration, and the address where it serves.
async fn open() -> (App, String) {
    open_with(Box::new(|_| {})).await
}

/// The same, its configuration changed first.
async fn open_with(configure: Box<dyn FnOnce(&mut kernel::Config) + Send>) -> (App, String) {
    let setup = Setup {
        platform: services::platform(&kernel::Config::default()),
        services: services::all(),
        others: ui::assets::assets(),
        configure,
    };
    let app = App::open_with(setup).await;
    commands::load_demonstration(&app.deployment).await.expect("the demonstration loads");
    let address = app.serve().await;
    (app, address)
}
