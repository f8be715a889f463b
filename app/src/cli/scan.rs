//! `fabrique scan`: which addresses, and what may be reached.

use clap::Args;
use url::Url;

/// Options of `scan`.
#[derive(Args, Clone, Debug)]
pub struct ScanArgs {
    /// Adresse du service (exemple : `https://service.exemple.fr`)
    #[arg(value_name = "ADRESSE", required = true, num_args = 1.., value_parser = web_address)]
    pub urls: Vec<Url>,
    /// Écrire les constats en JSON
    #[arg(long)]
    pub json: bool,
    /// Ne pas ouvrir de navigateur : ce qui demande d'exécuter la page reste inconnu
    #[arg(long)]
    pub sans_navigateur: bool,
    /// Permettre une adresse privée : celle du service, ou un réseau (10.0.0.0/8), ou un hôte et son port (localhost:3000)
    #[arg(long, value_name = "LIEU", num_args = 0..=1, require_equals = true, default_missing_value = "", value_parser = place)]
    pub autoriser_prive: Vec<Place>,
    /// Dépôt du code source, s'il n'est pas lié depuis la page d'accueil
    #[arg(long, value_name = "ADRESSE", value_parser = web_address)]
    pub depot: Option<Url>,
}

/// A private place that may be reached: one that is named, or the service's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The host and port of each address that is analysed.
    Own,
    /// A network, or a host and its port.
    Named(conformity_scan::Allowed),
}

fn place(text: &str) -> Result<Place, String> {
    if text.is_empty() { Ok(Place::Own) } else { text.parse().map(Place::Named) }
}

/// An address as people write it: `exemple.fr` is `https://exemple.fr/`.
fn web_address(text: &str) -> Result<Url, String> {
    let whole = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    let url = Url::parse(&whole).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    let url = url.filter(|url| url.username().is_empty() && url.password().is_none());
    url.ok_or_else(|| format!("« {text} » n'est pas une adresse web"))
}
