//! Where the demonstration's own links lead: an example of each route that has parameters, found as a person would, by following links.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use http::Method;
use kernel::Route;
use testkit::{App, Client};

/// How many addresses of one route are opened in search of others.
const DEPTH: usize = 40;

/// An address of the demonstration for each route that a link or a form leads to.
#[derive(Default)]
pub struct Places(BTreeMap<String, String>);

impl Places {
    /// The address that stands for a route, when there is one.
    pub fn example(&self, route: &Route) -> Option<String> {
        if route.path.contains('{') {
            self.0.get(&key(&route.method, &route.path)).cloned()
        } else {
            Some(route.path.clone())
        }
    }

    /// What this person reaches from the pages without parameters.
    pub async fn walked_by(client: &mut Client, app: &App) -> Self {
        let routes: Vec<Route> = all_routes(app);
        let mut places = Self::default();
        let mut opened: BTreeMap<String, usize> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        let starts = routes.iter().filter(|route| route.method == Method::GET && !route.path.contains('{'));
        let mut to_read: VecDeque<String> = starts.map(|route| route.path.clone()).collect();
        while let Some(address) = to_read.pop_front() {
            let path = address.split('?').next().unwrap_or_default();
            let Some(route) = matching(&routes, &Method::GET, path) else { continue };
            let times = opened.entry(route.path.clone()).or_default();
            if path == "/deconnexion" || *times >= DEPTH || !seen.insert(address.clone()) {
                continue;
            }
            *times += 1;
            let answer = client.get(&address).await;
            if route.path.contains('{') && answer.status.is_success() {
                places.0.entry(key(&Method::GET, &route.path)).or_insert_with(|| path.to_owned());
            }
            for action in attributes(&answer.body, "action=\"").filter(|_| answer.status.is_success()) {
                let path = action.split('?').next().unwrap_or_default();
                if let Some(route) = matching(&routes, &Method::POST, path) {
                    places.0.entry(key(&Method::POST, &route.path)).or_insert_with(|| path.to_owned());
                }
            }
            to_read.extend(attributes(&answer.body, "href=\""));
        }
        places
    }
}

/// Every route of every service of the program.
pub fn all_routes(app: &App) -> Vec<Route> {
    app.deployment.running.iter().flat_map(|one| one.routes.iter().cloned()).collect()
}

fn key(method: &Method, path: &str) -> String {
    format!("{method} {path}")
}

/// The route of a path: words before parameters, as the router decides.
fn matching<'a>(routes: &'a [Route], method: &Method, path: &str) -> Option<&'a Route> {
    let parts: Vec<&str> = path.split('/').collect();
    let fits = |route: &&Route| {
        let wanted: Vec<&str> = route.path.split('/').collect();
        let same = |(one, other): (&&str, &&str)| one == other || one.starts_with('{');
        route.method == *method && wanted.len() == parts.len() && wanted.iter().zip(&parts).all(same)
    };
    routes.iter().filter(fits).min_by_key(|route| route.path.matches('{').count())
}

fn attributes<'a>(body: &'a str, name: &'a str) -> impl Iterator<Item = String> + 'a {
    let values = body.split(name).skip(1).filter_map(|rest| rest.split('"').next());
    let ours = values.filter(|value| value.starts_with('/') && !value.starts_with("//"));
    ours.filter_map(|value| value.split('#').next()).map(|value| value.replace("&amp;", "&").replace("&#38;", "&"))
}
