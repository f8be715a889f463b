//! Forms that carry a file: the anti-forgery token is checked like that of any form, before anything else is looked at.

use std::collections::HashMap;

use axum::body::Body;
use axum::extract::{FromRequest, Multipart, Request};
use kernel::access::TOKEN_FIELD;
use kernel::{Error, Form, Kernel, Who};
use url::form_urlencoded;

/// What a form with a file sent.
#[derive(Debug, Default)]
pub struct Upload {
    fields: HashMap<String, String>,
    /// The file, when one was chosen.
    pub file: Option<File>,
}

/// A file as sent.
#[derive(Debug)]
pub struct File {
    /// The end of its name, in small letters: `pdf`.
    pub extension: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Upload {
    /// The text of a field; empty when it was not sent.
    pub fn text(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }
}

impl FromRequest<Kernel> for Upload {
    type Rejection = Error;

    async fn from_request(request: Request, kernel: &Kernel) -> Result<Self, Error> {
        let who = request.extensions().get::<Who>().cloned().unwrap_or_default();
        let mut parts = Multipart::from_request(request, kernel).await.map_err(|_| unreadable())?;
        let mut upload = Upload::default();
        while let Some(field) = parts.next_field().await.map_err(|_| unreadable())? {
            let name = field.name().unwrap_or_default().to_owned();
            let extension = field.file_name().map(extension_of);
            let bytes = field.bytes().await.map_err(|_| unreadable())?;
            match extension {
                Some(_) if bytes.is_empty() => {}
                Some(extension) => upload.file = Some(File { extension, bytes: bytes.to_vec() }),
                None => {
                    upload.fields.insert(name, String::from_utf8_lossy(&bytes).into_owned());
                }
            }
        }
        // The token is judged where every form's is: by the kernel's own extractor, on a form that holds nothing else.
        let token =
            form_urlencoded::Serializer::new(String::new()).append_pair(TOKEN_FIELD, upload.text(TOKEN_FIELD)).finish();
        let mut alone = Request::new(Body::from(token));
        alone.extensions_mut().insert(who);
        Form::<Nothing>::from_request(alone, kernel).await?;
        Ok(upload)
    }
}

/// What is left of a form once its token is checked.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Nothing {}

fn unreadable() -> Error {
    Error::Refused(
        "Le formulaire envoyé est trop long ou n'est pas arrivé entier : un fichier fait deux mégaoctets au plus."
            .into(),
    )
}

/// The end of a file's name; the name itself may say anything and is forgotten.
fn extension_of(name: &str) -> String {
    name.rsplit_once('.').map(|(_, end)| end.to_lowercase()).unwrap_or_default()
}
