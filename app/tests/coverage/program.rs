//! The whole program, with its demonstration, for the tests of this folder.

use fabrique::{commands, services};
use kernel::{Grant, Scope};
use testkit::app::Client;
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

/// A person who holds every role of the factory, everywhere.
pub async fn person_of_every_role(app: &App) -> Client {
    let everywhere = |role: &str| Grant { role: role.into(), scope: Scope::Everything };
    let grants: Vec<_> = app.kernel().manifest().roles.iter().map(|role| everywhere(role.id)).collect();
    app.person("Zoe Petit", &grants).await
}
