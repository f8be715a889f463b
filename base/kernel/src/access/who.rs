//! The person behind a request.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use http::request::Parts;
use privacy::{Id, Personal};

use crate::Error;

/// A signed-in person.
#[derive(Clone, Debug)]
pub struct Person {
    /// Their account: what the journal calls them.
    pub account: Id,
    /// The session, whose token also makes the anti-forgery token of forms.
    pub session: Id,
    /// The name that the page shows to themselves.
    pub name: Personal<String>,
}

/// Who asks. Put into the request by the session layer; a request without it is anonymous.
#[derive(Clone, Debug, Default)]
pub enum Who {
    /// Nobody is signed in.
    #[default]
    Anonymous,
    /// Somebody is.
    Person(Person),
}

impl Who {
    /// The person, if somebody is signed in.
    pub fn person(&self) -> Option<&Person> {
        match self {
            Self::Anonymous => None,
            Self::Person(person) => Some(person),
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Who {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Who>().cloned().unwrap_or_default())
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Person {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        parts.extensions.get::<Who>().and_then(Who::person).cloned().ok_or(Error::SignInRequired)
    }
}
