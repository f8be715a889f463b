//! What a feature hands to the kernel: routes with who may take them, migrations, jobs, records.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use axum::handler::Handler;
use axum::routing::{MethodRouter, on};
use http::Method;

use crate::Error;
use crate::access::{Grant, Permission};
use crate::db::Migration;
use crate::jobs::Job;
use crate::kernel::Kernel;

/// Who may take a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anybody; listed as such, and checked by a test.
    Public,
    /// A signed-in person, whatever their roles.
    SignedIn,
    /// Who has one of the permission's roles.
    Guarded {
        /// The permission's name, such as `EditProduct`.
        permission: &'static str,
        /// The roles that have it.
        roles: &'static [&'static str],
        /// Whether they must be held everywhere.
        everywhere: bool,
    },
}

/// A method, a path, its handler, and who may take it.
#[derive(Clone)]
pub struct Route {
    /// The HTTP method.
    pub method: Method,
    /// The path in full, with `{parameters}`.
    pub path: String,
    /// Who may take it.
    pub access: Access,
    pub(crate) handler: MethodRouter<Kernel>,
}

impl fmt::Debug for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {:?}", self.method, self.path, self.access)
    }
}

/// A page or an answer to a reading.
pub fn get<H: Handler<T, Kernel>, T: 'static>(path: impl Into<String>, handler: H) -> Route {
    route(Method::GET, path, handler)
}

/// A change.
pub fn post<H: Handler<T, Kernel>, T: 'static>(path: impl Into<String>, handler: H) -> Route {
    route(Method::POST, path, handler)
}

fn route<H: Handler<T, Kernel>, T: 'static>(method: Method, path: impl Into<String>, handler: H) -> Route {
    let path = path.into();
    let filter = method.clone().try_into().expect("GET and POST are methods that axum routes");
    Route { method, path, access: Access::Public, handler: on(filter, handler) }
}

/// A figure that a service measures of itself and publishes, computed from its own database.
#[derive(Clone)]
pub struct Indicator {
    /// Its identifier in the open statistics schema.
    pub id: &'static str,
    /// Its name, in French.
    pub name: &'static str,
    /// Its unit, in French, plural: « fiches », « % ».
    pub unit: &'static str,
    /// How it is computed, in one sentence that anybody understands.
    pub method: &'static str,
    measure: Measure,
}

type Measure = Arc<dyn Fn(Kernel) -> Pin<Box<dyn Future<Output = Result<f64, Error>> + Send>> + Send + Sync>;

impl Indicator {
    /// A figure computed by `measure`.
    pub fn new<F, Fut>(
        id: &'static str,
        name: &'static str,
        unit: &'static str,
        method: &'static str,
        measure: F,
    ) -> Self
    where
        F: Fn(Kernel) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<f64, Error>> + Send + 'static,
    {
        Self { id, name, unit, method, measure: Arc::new(move |kernel| Box::pin(measure(kernel))) }
    }

    /// Its value now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn value(&self, kernel: &Kernel) -> Result<f64, Error> {
        (self.measure)(kernel.clone()).await
    }
}

impl fmt::Debug for Indicator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Indicator").field("id", &self.id).finish_non_exhaustive()
    }
}

/// A page that the menu shows to those who may open it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuEntry {
    /// The path.
    pub href: String,
    /// The words.
    pub label: &'static str,
    roles: &'static [&'static str],
    everywhere: bool,
}

impl MenuEntry {
    /// May whoever holds these roles open it?
    pub fn opens_to(&self, grants: &[Grant]) -> bool {
        grants.iter().any(|grant| grant.is_of(self.roles, self.everywhere))
    }
}

/// A feature of a service: one folder, and what it declares.
#[derive(Debug)]
pub struct Feature {
    /// The folder's name.
    pub name: &'static str,
    /// Its routes.
    pub routes: Vec<Route>,
    /// The steps of its schema.
    pub migrations: Vec<Migration>,
    /// Its background work.
    pub jobs: Vec<Job>,
    /// The declarations of its tables.
    pub records: Vec<privacy::RecordDeclaration>,
    /// What it measures for the public statistics page.
    pub indicators: Vec<Indicator>,
    /// The pages that the menu shows to those who may open them.
    pub menu: Vec<MenuEntry>,
}

impl Feature {
    /// A feature without anything yet.
    pub fn new(name: &'static str) -> Self {
        Self {
            name,
            routes: Vec::new(),
            migrations: Vec::new(),
            jobs: Vec::new(),
            records: Vec::new(),
            indicators: Vec::new(),
            menu: Vec::new(),
        }
    }

    /// A route that anybody may take.
    pub fn public(mut self, route: Route) -> Self {
        self.routes.push(Route { access: Access::Public, ..route });
        self
    }

    /// A route for whoever is signed in.
    pub fn signed_in(mut self, route: Route) -> Self {
        self.routes.push(Route { access: Access::SignedIn, ..route });
        self
    }

    /// A route for who has `P`. The handler takes `Can<P>`.
    pub fn guarded<P: Permission>(mut self, route: Route) -> Self {
        let access = Access::Guarded { permission: P::NAME, roles: P::ROLES, everywhere: P::EVERYWHERE };
        self.routes.push(Route { access, ..route });
        self
    }

    /// Steps of the schema.
    pub fn migrations(mut self, steps: &[Migration]) -> Self {
        self.migrations.extend_from_slice(steps);
        self
    }

    /// A kind of background work.
    pub fn job(mut self, job: Job) -> Self {
        self.jobs.push(job);
        self
    }

    /// A figure for the public statistics page.
    pub fn indicator(mut self, indicator: Indicator) -> Self {
        self.indicators.push(indicator);
        self
    }

    /// A page in the menu of who has `P`; nobody else sees that it exists.
    pub fn menu<P: Permission>(mut self, href: impl Into<String>, label: &'static str) -> Self {
        self.menu.push(MenuEntry { href: href.into(), label, roles: P::ROLES, everywhere: P::EVERYWHERE });
        self
    }

    /// The declaration of a table.
    pub fn record<R: privacy::Record>(mut self) -> Self {
        self.records.push(R::DECLARATION);
        self
    }
}
