//! The whole program, with its demonstration, for the tests of this folder.

use fabrique::{commands, services};
use testkit::{App, Setup};

/// The program as `cargo run` starts it, in a place of its own.
pub async fn open() -> App {
    let setup = Setup {
        platform: services::platform(&kernel::Config::default()),
        services: services::all(),
        others: ui::assets::assets(),
        configure: Box::new(|_| {}),
    };
    let app = App::open_with(setup).await;
    commands::load_demonstration(&app.deployment).await.expect("the demonstration loads");
    app
}

/// The path of a route with something in each parameter: `/produits/{id}` → `/produits/mano`.
pub fn filled(path: &str) -> String {
    let mut parts = Vec::new();
    for part in path.split('/') {
        let something = match part {
            "{id}" if path.starts_with("/incubateurs") => "fabrique-sociale",
            "{id}" if path.starts_with("/registre") => "portefeuille",
            "{id}" => "mano",
            _ if part.starts_with('{') => "x",
            other => other,
        };
        parts.push(something);
    }
    parts.join("/")
}
