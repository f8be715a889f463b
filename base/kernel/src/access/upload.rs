//! Forms sent with a file: the same token, the same values as [`Form`], and at most one file.

use axum::extract::{FromRequest, Multipart, Request};
use http::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;
use url::form_urlencoded;

use super::Who;
use super::form::{Form, TOKEN_FIELD};
use crate::kernel::Kernel;
use crate::{Error, FieldError};

/// A file as a browser sent it. Its name and its type are the sender's word.
#[derive(Clone, Debug)]
pub struct SentFile {
    /// The name on the sender's machine, without its folders.
    pub name: String,
    /// Its content.
    pub content: Vec<u8>,
}

/// The values of a form and its file, when one was chosen. A form sent without a file, in the ordinary encoding, is taken too.
#[derive(Clone, Debug, Default)]
pub struct Upload<T> {
    /// The values, as [`Form`] gives them.
    pub values: T,
    /// The file.
    pub file: Option<SentFile>,
}

impl<T: DeserializeOwned> FromRequest<Kernel> for Upload<T> {
    type Rejection = Error;

    async fn from_request(request: Request, kernel: &Kernel) -> Result<Self, Error> {
        let kind = request.headers().get(CONTENT_TYPE).map_or(b"".as_slice(), |kind| kind.as_bytes());
        if !kind.starts_with(b"multipart/form-data") {
            let Form(values) = Form::from_request(request, kernel).await?;
            return Ok(Self { values, file: None });
        }
        let who = request.extensions().get::<Who>().cloned().unwrap_or_default();
        let parts = Multipart::from_request(request, kernel).await.map_err(|_| unreadable())?;
        let (pairs, file) = read(parts).await?;
        if let Some(person) = who.person() {
            let sent = pairs.iter().find(|(name, _)| name == TOKEN_FIELD);
            if !sent.is_some_and(|(_, token)| kernel.form_token_holds(person, token)) {
                return Err(super::form::stale());
            }
        }
        let encoded = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let values = serde_html_form::from_bytes(encoded.as_bytes()).map_err(|_| unreadable())?;
        Ok(Self { values, file })
    }
}

async fn read(mut parts: Multipart) -> Result<(Vec<(String, String)>, Option<SentFile>), Error> {
    let (mut pairs, mut file) = (Vec::new(), None);
    while let Some(part) = parts.next_field().await.map_err(|_| unreadable())? {
        let name = part.name().unwrap_or_default().to_owned();
        let sent_name = part.file_name().map(str::to_owned);
        let content = part.bytes().await.map_err(|_| unreadable())?;
        match sent_name {
            // A browser sends an empty part when no file was chosen.
            Some(_) if content.is_empty() => {}
            Some(sent) => {
                let name = sent.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
                file = Some(SentFile { name, content: content.to_vec() });
            }
            None => pairs.push((name, String::from_utf8(content.to_vec()).map_err(|_| unreadable())?)),
        }
    }
    Ok((pairs, file))
}

fn unreadable() -> Error {
    Error::Invalid(vec![FieldError::new("", "Le formulaire envoyé n'est pas lisible, ou le fichier est trop lourd.")])
}
