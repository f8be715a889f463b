//! Who may do what: the person of a session, their roles in a service, and the permission that a route asks for.

mod can;
mod form;
mod grants;
mod guard;
mod reading;
#[cfg(test)]
mod tests;
mod upload;
mod who;

pub use can::{Can, Permission};
pub use form::{Form, TOKEN_FIELD};
pub use grants::{Grant, Scope, end_grant, give_grant, grants_of};
pub(crate) use guard::guard;
pub use reading::journal_readings;
pub use upload::{SentFile, Upload};
pub use who::{Person, Who};
