//! Forms sent by pages: the anti-forgery token is checked before anything of the form is looked at.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use serde::de::DeserializeOwned;

use super::Who;
use crate::kernel::Kernel;
use crate::{Error, FieldError};

/// The name of the hidden field that carries the token.
pub const TOKEN_FIELD: &str = "_jeton";

/// The values of a form, as sent: texts to be checked by the feature's rules, and shown again when one is refused.
///
/// `T` has a `#[serde(default)]`: a missing field is an empty one, an unknown one is ignored, a repeated one is a list.
#[derive(Clone, Debug, Default)]
pub struct Form<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Kernel> for Form<T> {
    type Rejection = Error;

    async fn from_request(request: Request, kernel: &Kernel) -> Result<Self, Error> {
        let who = request.extensions().get::<Who>().cloned().unwrap_or_default();
        let body = Bytes::from_request(request, kernel).await.map_err(|_| {
            Error::Refused(
                "Le formulaire envoyé est trop long ou n'est pas arrivé entier. Revenez en arrière et réessayez."
                    .into(),
            )
        })?;
        if let Some(person) = who.person() {
            let sent = url::form_urlencoded::parse(&body).find(|(name, _)| name == TOKEN_FIELD);
            let holds = sent.is_some_and(|(_, token)| kernel.form_token_holds(person, &token));
            if !holds {
                return Err(stale());
            }
        }
        let values = serde_html_form::from_bytes(&body)
            .map_err(|_| Error::Invalid(vec![FieldError::new("", "Le formulaire envoyé n'est pas lisible.")]))?;
        Ok(Self(values))
    }
}

/// The form carries the token of another session.
pub(super) fn stale() -> Error {
    Error::Refused(
        "Votre session a changé depuis l'ouverture de cette page. Rechargez la page, puis envoyez de nouveau le formulaire.".into(),
    )
}
