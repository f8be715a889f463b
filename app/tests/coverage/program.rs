//! The whole program, with its demonstration, for the tests of this folder.

use fabrique::{commands, services};
use kernel::access::give_grant;
use kernel::{Event, Grant, Route, Scope};
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

/// A person who holds every role of every service, everywhere.
pub async fn person_of_every_role(app: &App) -> Client {
    let person = app.person("Zoe Petit", &[]).await;
    let account = person.account.as_ref().expect("an account");
    for one in &app.deployment.running[1..] {
        let tx = one.kernel.begin_as_system("essai").await.expect("a transaction");
        for role in one.kernel.manifest().roles {
            give_grant(&tx, account, &Grant { role: role.id.into(), scope: Scope::Everything }).await.expect("a grant");
        }
        tx.commit(Event::new("person.ready")).await.expect("a commit");
    }
    person
}

/// A path without the start that a service's own pages have: what is common to all services is listed once.
pub fn common_path(app: &App, path: &str) -> String {
    let starts = app.deployment.running[1..].iter().map(|one| one.kernel.manifest().path).filter(|start| *start != "/");
    let inside = |start: &str| path.strip_prefix(start).filter(|rest| rest.starts_with('/')).map(str::to_owned);
    starts.into_iter().find_map(inside).unwrap_or_else(|| path.to_owned())
}

/// The address that stands for a route: an example, or one where nothing is.
pub fn filled(places: &Places, route: &Route) -> String {
    let blank = || {
        let parts = route.path.split('/').map(|part| if part.starts_with('{') { "x" } else { part });
        parts.collect::<Vec<_>>().join("/")
    };
    places.example(route).unwrap_or_else(blank)
}
