//! Why a sign-in by ProConnect did not succeed. Texts are ready to show; reasons for the log and the journal hold no value.

use openidconnect::{ClaimsVerificationError, DiscoveryError, ErrorResponse, RequestTokenError, UserInfoError};

use crate::Error;
use crate::outbound::OutboundError;

/// Why a sign-in by ProConnect did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum ProconnectError {
    /// The person gave up at the provider.
    #[error("Vous avez interrompu la connexion avec ProConnect.")]
    Cancelled,
    /// The return does not belong to a departure of this browser, or comes too late.
    #[error(
        "La connexion avec ProConnect a duré trop longtemps, ou a été commencée dans un autre navigateur. Recommencez."
    )]
    Stale,
    /// The provider does not answer.
    #[error("ProConnect ne répond pas. Réessayez dans quelques minutes, ou demandez un code par courriel.")]
    Unreachable,
    /// What the provider says cannot be trusted; the reason is for the log.
    #[error(
        "La réponse de ProConnect n'a pas pu être vérifiée : personne n'a été connecté. Recommencez ; si cela se reproduit, écrivez à l'équipe du service."
    )]
    Untrusted(&'static str),
    /// The person signed in at a level that is not one of those asked for.
    #[error(
        "Ce service demande une connexion ProConnect plus sûre que celle que vous avez utilisée. Recommencez en choisissant une authentification renforcée."
    )]
    Level,
    /// No account has the person's address.
    #[error(
        "Aucun compte de ce service ne correspond à votre adresse professionnelle. Demandez à l'équipe du service de vous inviter."
    )]
    NoAccount,
    /// The account of this address belongs to somebody else at the provider.
    #[error(
        "Votre adresse est déjà reliée à une autre identité ProConnect. Connectez-vous par un code, ou écrivez à l'équipe du service."
    )]
    Linked,
    /// Something of ours failed.
    #[error(transparent)]
    Failed(#[from] Error),
}

impl ProconnectError {
    /// The reason to keep in the journal, when the provider had let the person through and we did not.
    pub(super) fn reason(&self) -> Option<&'static str> {
        match self {
            Self::Untrusted(reason) => Some(reason),
            Self::Level => Some("niveau"),
            Self::NoAccount => Some("compte inconnu"),
            Self::Linked => Some("autre identité"),
            Self::Cancelled | Self::Stale | Self::Unreachable | Self::Failed(_) => None,
        }
    }
}

impl From<DiscoveryError<OutboundError>> for ProconnectError {
    fn from(error: DiscoveryError<OutboundError>) -> Self {
        match error {
            DiscoveryError::Request(cause) => unreachable(&cause),
            DiscoveryError::Response(status, ..) if status.is_server_error() => Self::Unreachable,
            _ => Self::Untrusted("description du fournisseur"),
        }
    }
}

impl<T: ErrorResponse + 'static> From<RequestTokenError<OutboundError, T>> for ProconnectError {
    fn from(error: RequestTokenError<OutboundError, T>) -> Self {
        match error {
            RequestTokenError::Request(cause) => unreachable(&cause),
            RequestTokenError::ServerResponse(_) => Self::Untrusted("code refusé par le fournisseur"),
            _ => Self::Untrusted("jetons illisibles"),
        }
    }
}

impl From<UserInfoError<OutboundError>> for ProconnectError {
    fn from(error: UserInfoError<OutboundError>) -> Self {
        match error {
            UserInfoError::Request(cause) => unreachable(&cause),
            UserInfoError::ClaimsVerification(cause) => cause.into(),
            UserInfoError::Response(status, ..) if status.is_server_error() => Self::Unreachable,
            _ => Self::Untrusted("identité illisible"),
        }
    }
}

impl From<ClaimsVerificationError> for ProconnectError {
    // The library's own messages quote the values.
    fn from(error: ClaimsVerificationError) -> Self {
        Self::Untrusted(match error {
            ClaimsVerificationError::Expired(_) => "jeton périmé",
            ClaimsVerificationError::InvalidAudience(_) => "destinataire",
            ClaimsVerificationError::InvalidAuthContext(_) => return Self::Level,
            ClaimsVerificationError::InvalidAuthTime(_) => "heure d'authentification",
            ClaimsVerificationError::InvalidIssuer(_) => "émetteur",
            ClaimsVerificationError::InvalidNonce(_) => "nonce",
            ClaimsVerificationError::InvalidSubject(_) => "sujet",
            ClaimsVerificationError::SignatureVerification(_) => "signature",
            _ => "jeton refusé",
        })
    }
}

fn unreachable(cause: &OutboundError) -> ProconnectError {
    tracing::warn!(%cause, "the identity provider does not answer");
    ProconnectError::Unreachable
}
