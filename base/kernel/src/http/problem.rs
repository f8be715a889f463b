//! Error answers for programs (RFC 9457, `application/problem+json`) and, where no layout is plugged in, a plain page.

use std::borrow::Cow;

use axum::response::{IntoResponse, Response};
use http::header::{CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderValue, StatusCode};
use serde_json::{Map, Value, json};

/// Why a request did not give its result, in French, without any value that the person sent.
///
/// As a response it is a problem document, and it travels in the response's extensions: [`super::edge::Edge`] shows it as a page to
/// whoever asked for a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The HTTP status.
    pub status: StatusCode,
    /// What happened, in a few words.
    pub title: Cow<'static, str>,
    /// What happened and what to do, in one or two sentences.
    pub detail: Option<Cow<'static, str>>,
    /// The reference under which the defect was logged.
    pub reference: Option<String>,
    /// The fields to correct: their name and what to correct.
    pub errors: Vec<(String, String)>,
    /// After how many seconds it is useful to try again.
    pub retry_after: Option<u64>,
}

impl Problem {
    /// A problem with its status and its title.
    pub fn new(status: StatusCode, title: impl Into<Cow<'static, str>>) -> Self {
        Self { status, title: title.into(), detail: None, reference: None, errors: Vec::new(), retry_after: None }
    }

    /// The problem that a bare status stands for, with its usual French texts.
    pub fn of(status: StatusCode) -> Self {
        let (title, detail) = texts(status);
        Self::new(status, title).detail(detail)
    }

    /// Says what happened and what to do.
    pub fn detail(mut self, detail: impl Into<Cow<'static, str>>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Gives the reference under which the defect was logged.
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    /// Names the fields to correct.
    pub fn errors<F: Into<String>, T: Into<String>>(mut self, errors: impl IntoIterator<Item = (F, T)>) -> Self {
        self.errors = errors.into_iter().map(|(field, text)| (field.into(), text.into())).collect();
        self
    }

    /// Says after how many seconds to try again.
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// The members of the problem document. The type is `about:blank`: the status says it all (RFC 9457, section 4.2.1).
    pub fn document(&self) -> Value {
        let mut document = Map::new();
        document.insert("type".into(), "about:blank".into());
        document.insert("title".into(), self.title.as_ref().into());
        document.insert("status".into(), self.status.as_u16().into());
        if let Some(detail) = &self.detail {
            document.insert("detail".into(), detail.as_ref().into());
        }
        if let Some(reference) = &self.reference {
            document.insert("reference".into(), reference.as_str().into());
        }
        if !self.errors.is_empty() {
            let errors = self.errors.iter().map(|(field, text)| json!({ "champ": field, "message": text }));
            document.insert("erreurs".into(), errors.collect());
        }
        Value::Object(document)
    }

    /// A page without any layout: what a person sees when nothing better is plugged in.
    pub fn plain_page(&self) -> String {
        let title = escape(&self.title);
        let detail = self.detail.as_deref().map(|text| format!("<p>{}</p>", escape(text))).unwrap_or_default();
        let reference =
            self.reference.as_deref().map(|text| format!("<p>Référence : {}</p>", escape(text))).unwrap_or_default();
        format!(
            "<!doctype html>\n<html lang=\"fr\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
             content=\"width=device-width, initial-scale=1\"><title>{title}</title></head><body><main><h1>{title}</h1>\
             {detail}{reference}<p><a href=\"/\">Retour à l'accueil</a></p></main></body></html>\n"
        )
    }

    /// The given body under this problem's status, carrying the problem in its extensions.
    pub fn with_body(self, content_type: &'static str, body: String) -> Response {
        let mut response = (self.status, [(CONTENT_TYPE, content_type)], body).into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(self);
        response
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = self.document().to_string();
        self.with_body("application/problem+json", body)
    }
}

fn texts(status: StatusCode) -> (&'static str, &'static str) {
    match status.as_u16() {
        400 => ("Demande incomprise", "La demande n'a pas la forme attendue."),
        401 => ("Connexion nécessaire", "Connectez-vous pour continuer."),
        403 => ("Accès refusé", "Vous ne pouvez pas faire cette action."),
        404 | 410 => ("Page introuvable", "Cette page n'existe pas, ou vous n'y avez pas accès."),
        405 => ("Méthode non permise", "Cette adresse existe, mais pas pour cette méthode."),
        408 => ("Délai dépassé", "La demande n'est pas arrivée en entier à temps. Réessayez."),
        409 => ("Quelqu'un vous a devancé", "L'état a changé entre-temps. Rechargez la page avant de recommencer."),
        413 => ("Envoi trop volumineux", "Ce que vous envoyez dépasse la taille permise. Rien n'a été enregistré."),
        415 => ("Format non accepté", "Le format envoyé n'est pas celui qui est attendu ici."),
        422 => ("Données à corriger", "Certaines valeurs ne peuvent pas être prises telles quelles."),
        429 => ("Trop de demandes", "Patientez quelques instants avant de recommencer."),
        503 => (
            "Service momentanément indisponible",
            "La demande n'a pas pu aboutir à temps. Réessayez dans quelques instants.",
        ),
        code if code < 500 => ("Demande refusée", "La demande ne peut pas être prise telle quelle."),
        _ => ("Erreur interne", "L'erreur vient de nous. Rien n'a été enregistré à moitié."),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
