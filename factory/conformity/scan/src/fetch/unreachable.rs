//! Why a page could not be read.

/// Why a page could not be read, in French. The texts name a host at most: an address may hold a value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreachable {
    /// Not an `http` or `https` address, or one with a name and a password inside.
    #[error("cette adresse n'est pas une adresse web utilisable")]
    Address,
    /// A port on which the web is not served.
    #[error("le port {0} n'est pas un port du web (80, 443, 8080, 8443) : il n'est pas interrogé")]
    Port(u16),
    /// The host is, or resolves to, a private or reserved address.
    #[error("le serveur « {0} » mène à une adresse privée ou réservée : il n'est pas interrogé")]
    Private(String),
    /// The name does not resolve.
    #[error("le nom « {0} » est introuvable")]
    UnknownName(String),
    /// Nobody listens.
    #[error("le serveur « {0} » refuse la connexion")]
    Closed(String),
    /// No answer to the connection.
    #[error("le serveur « {0} » ne répond pas à la connexion")]
    Silent(String),
    /// The certificate or the protocol is refused.
    #[error("la connexion chiffrée au serveur « {host} » échoue : {reason}")]
    Tls {
        /// The server.
        host: String,
        /// What is wrong, in French.
        reason: String,
    },
    /// Too many redirections, all different.
    #[error("le serveur « {host} » redirige plus de {limit} fois")]
    TooManyRedirects {
        /// The last server.
        host: String,
        /// The limit.
        limit: usize,
    },
    /// The redirections come back to the same address.
    #[error("le serveur « {0} » redirige en boucle, sans fin")]
    Loop(String),
    /// A redirection to an address that cannot be read.
    #[error("le serveur « {0} » redirige vers une adresse inutilisable")]
    BadRedirect(String),
    /// The answer is larger than what we take.
    #[error("la réponse du serveur « {host} » dépasse {limit} octets : la lecture est arrêtée")]
    TooLarge {
        /// The server.
        host: String,
        /// The limit, in bytes once decompressed.
        limit: usize,
    },
    /// The answer was not complete in time.
    #[error("le serveur « {0} » n'a pas donné sa réponse entière à temps")]
    TimedOut(String),
    /// The exchange broke, or is no HTTP.
    #[error("l'échange avec le serveur « {0} » a été interrompu, ou n'est pas du HTTP")]
    Interrupted(String),
    /// A compression that we did not ask for, or that is broken.
    #[error("la réponse du serveur « {host} » a une compression illisible ({coding})")]
    Compression {
        /// The server.
        host: String,
        /// As announced.
        coding: String,
    },
    /// The text cannot be decoded.
    #[error("le texte de la page ne se lit pas dans l'encodage annoncé ({0})")]
    Encoding(String),
    /// The answer is no HTML page.
    #[error("la réponse n'est pas une page HTML ({0})")]
    NotHtml(String),
    /// The page answers with an error.
    #[error("la page répond avec l'erreur {0}")]
    Status(u16),
    /// `robots.txt` asks us not to read the page.
    #[error("le fichier robots.txt demande de ne pas lire cette page")]
    Robots,
}

impl Unreachable {
    /// Whether our own rules refused the request, as opposed to a failure of the server.
    pub fn is_refusal(&self) -> bool {
        matches!(self, Self::Address | Self::Port(_) | Self::Private(_) | Self::Robots)
    }
}
