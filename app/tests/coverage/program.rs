//! The whole program, with its demonstration, for the tests of this folder.

use fabrique::{commands, services};
use kernel::{Grant, Route, Scope};
use testkit::{App, Client, Setup};

use crate::places::Places;

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

/// A person who holds every role of the factory, everywhere.
pub async fn person_of_every_role(app: &App) -> Client {
    let everywhere = |role: &str| Grant { role: role.into(), scope: Scope::Everything };
    let grants: Vec<_> = app.kernel().manifest().roles.iter().map(|role| everywhere(role.id)).collect();
    app.person("Zoe Petit", &grants).await
}

/// The address that stands for a route: an example, or one where nothing is.
pub fn filled(places: &Places, route: &Route) -> String {
    let blank = || {
        let parts = route.path.split('/').map(|part| if part.starts_with('{') { "x" } else { part });
        parts.collect::<Vec<_>>().join("/")
    };
    places.example(route).unwrap_or_else(blank)
}
