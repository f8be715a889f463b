//! The guard that stands before each route: nothing of the handler runs before it has said yes.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::can::Granted;
use super::{Who, grants_of};
use crate::Error;
use crate::feature::Access;
use crate::kernel::Kernel;

/// Lets the request through when its person has what the route asks for.
pub(crate) async fn guard(State((kernel, access)): State<(Kernel, Access)>, mut request: Request, next: Next) -> Response {
    match check(&kernel, access, &mut request).await {
        Ok(()) => next.run(request).await,
        Err(refusal) => refusal.into_response(),
    }
}

async fn check(kernel: &Kernel, access: Access, request: &mut Request) -> Result<(), Error> {
    let person = request.extensions().get::<Who>().and_then(Who::person).cloned();
    match access {
        Access::Public => Ok(()),
        Access::SignedIn => person.map(|_| ()).ok_or(Error::SignInRequired),
        Access::Guarded { permission, roles } => {
            let person = person.ok_or(Error::SignInRequired)?;
            let mut grants = grants_of(kernel.db(), &person.account).await?;
            grants.retain(|grant| roles.contains(&grant.role.as_str()));
            if grants.is_empty() {
                return Err(Error::Forbidden);
            }
            request.extensions_mut().insert(Granted { permission, grants });
            Ok(())
        }
    }
}
