//! `Can<P>`: the proof that the person of this request may do `P`, and the only request-side way to a write.

use std::marker::PhantomData;

use axum::extract::FromRequestParts;
use http::request::Parts;
use privacy::Readings;
use sea_orm::DatabaseConnection;

use super::{Grant, Person, Scope};
use crate::Error;
use crate::db::{Actor, Tx};
use crate::kernel::Kernel;
use crate::vault::Vault;

/// Something that some roles may do. Its name reads as a phrase: `EditProduct`.
pub trait Permission: Send + Sync + 'static {
    /// The type's own name.
    const NAME: &'static str;
    /// The action in French, for pages and refusals: « modifier la fiche d'un produit ».
    const PHRASE: &'static str;
    /// The roles that may.
    const ROLES: &'static [&'static str];
    /// Must the role be held everywhere? A role on one thing then gives nothing.
    const EVERYWHERE: bool = false;
}

/// The person may do `P`, within these grants. Where a grant is limited to a scope, the query of the store says so.
pub struct Can<P> {
    person: Person,
    grants: Vec<Grant>,
    kernel: Kernel,
    readings: Readings,
    permission: PhantomData<P>,
}

/// What the guard of a route found; read by the extractor.
#[derive(Clone)]
pub(crate) struct Granted {
    pub permission: &'static str,
    pub grants: Vec<Grant>,
}

impl<P: Permission> Can<P> {
    /// Who.
    pub fn who(&self) -> &Person {
        &self.person
    }

    /// The grants that give `P`, and no other.
    pub fn grants(&self) -> &[Grant] {
        &self.grants
    }

    /// Does one of the grants hold everywhere?
    pub fn everywhere(&self) -> bool {
        self.grants.iter().any(|grant| grant.scope == Scope::Everything)
    }

    /// The identifiers of the things of `kind` on which `P` is granted.
    pub fn ids(&self, kind: &str) -> Vec<String> {
        let of_kind = |grant: &Grant| match &grant.scope {
            Scope::One(its_kind, id) if its_kind == kind => Some(id.clone()),
            _ => None,
        };
        self.grants.iter().filter_map(of_kind).collect()
    }

    /// For reading.
    pub fn reader(&self) -> &DatabaseConnection {
        self.kernel.db().reader()
    }

    /// Where readings of sensitive values are collected; the journal has them before the answer leaves.
    pub fn readings(&self) -> &Readings {
        &self.readings
    }

    /// The keys that open encrypted values.
    pub fn vault(&self) -> &Vault {
        self.kernel.vault()
    }

    /// Opens a write on behalf of this person.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn begin(&self) -> Result<Tx, Error> {
        self.kernel.db().begin(Actor::Person(self.person.account.clone())).await
    }
}

impl<P: Permission> FromRequestParts<Kernel> for Can<P> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, kernel: &Kernel) -> Result<Self, Error> {
        let person = Person::from_request_parts(parts, kernel).await?;
        let granted = parts.extensions.get::<Granted>().filter(|granted| granted.permission == P::NAME).cloned();
        let Some(granted) = granted else {
            return Err(anyhow::anyhow!("the route is not declared with guarded::<{}>", P::NAME).into());
        };
        let readings = parts.extensions.get::<Readings>().cloned().unwrap_or_default();
        Ok(Self { person, grants: granted.grants, kernel: kernel.clone(), readings, permission: PhantomData })
    }
}
