//! The outbound client in the shape that the OpenID Connect library takes.

use bytes::Bytes;
use futures::future::BoxFuture;
use openidconnect::{HttpRequest, HttpResponse};

use super::{Outbound, OutboundError};

impl Outbound {
    /// The closure that `openidconnect` calls for discovery, keys, tokens and user information. A redirection is not followed: the answer of an
    /// identity provider comes from the address that it published.
    pub fn openid(
        &self,
    ) -> impl Fn(HttpRequest) -> BoxFuture<'static, Result<HttpResponse, OutboundError>> + Send + Sync + use<> {
        let client = self.clone();
        move |request: HttpRequest| {
            let client = client.clone();
            Box::pin(async move {
                let answer = client.send_once(request.map(Bytes::from)).await?;
                let mut response = HttpResponse::new(answer.body.to_vec());
                *response.status_mut() = answer.status;
                *response.headers_mut() = answer.headers;
                Ok(response)
            })
        }
    }
}
