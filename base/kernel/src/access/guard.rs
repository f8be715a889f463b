//! The guard that stands around each route: nothing of the handler runs before it has said yes, and nothing of the answer leaves before what
//! was read of sensitive data is in the journal.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use privacy::Readings;

use super::can::Granted;
use super::{Who, grants_of, journal_readings};
use crate::Error;
use crate::db::Actor;
use crate::feature::Access;
use crate::kernel::Kernel;

/// Lets the request through when its person has what the route asks for. The handler collects readings through `Can<P>`, or, where the route is
/// for whoever is signed in, through `Extension<Readings>`. A body that is still being read when the handler returns must not read any.
pub(crate) async fn guard(
    State((kernel, access)): State<(Kernel, Access)>,
    mut request: Request,
    next: Next,
) -> Response {
    match check(&kernel, access, &mut request).await {
        Ok(()) => answer(&kernel, request, next).await,
        Err(refusal) => refusal.into_response(),
    }
}

async fn answer(kernel: &Kernel, mut request: Request, next: Next) -> Response {
    let readings = Readings::new();
    request.extensions_mut().insert(readings.clone());
    let person = request.extensions().get::<Who>().and_then(Who::person);
    let actor = person.map_or(Actor::Anonymous, |person| Actor::Person(person.account.clone()));
    let response = next.run(request).await;
    if readings.is_empty() {
        return response;
    }
    match journal_readings(kernel.db(), actor, &readings).await {
        Ok(()) => response,
        Err(error) => {
            tracing::error!(%error, "an answer is withheld: what it reads cannot be journaled");
            Error::Unavailable.into_response()
        }
    }
}

async fn check(kernel: &Kernel, access: Access, request: &mut Request) -> Result<(), Error> {
    let person = request.extensions().get::<Who>().and_then(Who::person).cloned();
    match access {
        Access::Public => Ok(()),
        Access::SignedIn => person.map(|_| ()).ok_or(Error::SignInRequired),
        Access::Guarded { permission, roles, everywhere } => {
            let person = person.ok_or(Error::SignInRequired)?;
            let mut grants = grants_of(kernel.db(), &person.account).await?;
            grants.retain(|grant| grant.is_of(roles, everywhere));
            if grants.is_empty() {
                return Err(Error::Forbidden);
            }
            request.extensions_mut().insert(Granted { permission, grants });
            Ok(())
        }
    }
}
