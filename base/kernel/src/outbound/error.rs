//! Why a request to another server did not give its answer.

use std::error::Error;

use super::resolver::{PrivateAddress, UnknownName};

/// Why a request to another server did not give its answer. The texts are in French and name the host alone: a whole address may hold a value.
#[derive(Debug, thiserror::Error)]
pub enum OutboundError {
    /// Not an `http` or `https` address, or one with a name and a password inside.
    #[error("cette adresse n'est pas une adresse web utilisable")]
    Address,
    /// Nobody declared this recipient.
    #[error("le serveur « {0} » ne fait pas partie des destinataires déclarés")]
    Undeclared(String),
    /// The host is, or resolves to, a private or reserved address.
    #[error("le serveur « {0} » mène à une adresse privée ou réservée")]
    Private(String),
    /// The name does not resolve.
    #[error("le serveur « {0} » est introuvable")]
    UnknownName(String),
    /// The server's certificate is not valid, or it speaks no TLS that we accept.
    #[error("la connexion au serveur « {0} » n'est pas sûre (certificat ou protocole refusé)")]
    Tls(String),
    /// The server does not answer.
    #[error("le serveur « {0} » ne répond pas")]
    Unreachable(String),
    /// The server sends from redirection to redirection.
    #[error("le serveur « {0} » redirige trop de fois")]
    TooManyRedirects(String),
    /// A redirection from `https` to `http`.
    #[error("le serveur « {0} » redirige vers une adresse non chiffrée")]
    Downgrade(String),
    /// The answer is larger than what we take.
    #[error("la réponse du serveur « {0} » est trop volumineuse")]
    TooLarge(String),
    /// The answer was not complete in time.
    #[error("le serveur « {0} » n'a pas répondu à temps")]
    TimedOut(String),
    /// The exchange broke, or is no HTTP.
    #[error("l'échange avec le serveur « {0} » a été interrompu")]
    Interrupted(String),
    /// The answer is complete and is not what was expected.
    #[error("la réponse du serveur « {0} » n'a pas la forme attendue")]
    Content(String),
}

impl OutboundError {
    /// Whether the rules refused the request, as opposed to a failure of the other server.
    pub fn is_refusal(&self) -> bool {
        matches!(self, Self::Address | Self::Undeclared(_) | Self::Private(_) | Self::Downgrade(_))
    }

    pub(super) fn of(error: &reqwest::Error, host: &str) -> Self {
        let host = host.to_owned();
        if causes(error).any(|cause| cause.is::<PrivateAddress>()) {
            Self::Private(host)
        } else if causes(error).any(|cause| cause.is::<UnknownName>()) {
            Self::UnknownName(host)
        } else if causes(error).any(|cause| cause.is::<rustls::Error>()) {
            Self::Tls(host)
        } else if error.is_timeout() {
            Self::TimedOut(host)
        } else if error.is_connect() {
            Self::Unreachable(host)
        } else {
            Self::Interrupted(host)
        }
    }
}

// `io::Error` hides the error that it carries from `source()`.
fn causes<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    let cause = |error: &&'a (dyn Error + 'static)| -> Option<&'a (dyn Error + 'static)> {
        let error: &'a (dyn Error + 'static) = *error;
        match error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref) {
            Some(carried) => Some(carried),
            None => error.source(),
        }
    };
    std::iter::successors(Some(error), cause)
}
