//! The encrypted connection of a service: protocol, certificate, chain, name, expiry.
//!
//! The handshake is made without judging the certificate, so that an expired or self-signed one is described rather than only refused; then the
//! certificate is judged as a browser would. Nothing is asked of a server beyond its handshake.

mod ancient;
mod certificate;
mod handshake;

#[cfg(test)]
mod tests;

use rustls::ProtocolVersion;
use url::Url;

use crate::fetch::{Fetcher, Unreachable};
use crate::finding::{Check, Finding, all_unknown};
use crate::options::Options;

use ancient::Ancient;
use certificate::Verdict;

/// TLS 1.2 or 1.3.
pub const PROTOCOL: Check = Check::new("tls.protocole", "Connexion chiffrée en TLS 1.2 ou 1.3");
/// No TLS 1.0 nor 1.1 (RFC 8996).
pub const ANCIENT: Check = Check::new("tls.anciens", "TLS 1.0 et 1.1 refusés");
/// A chain to an authority that browsers know.
pub const CHAIN: Check = Check::new("tls.chaine", "Certificat d'une autorité reconnue, chaîne complète");
/// The certificate names the host.
pub const NAME: Check = Check::new("tls.nom", "Certificat au nom du service");
/// More than 30 days left.
pub const EXPIRY: Check = Check::new("tls.expiration", "Certificat valable encore 30 jours");
/// What this scanner asks.
pub const CHECKS: &[Check] = &[PROTOCOL, ANCIENT, CHAIN, NAME, EXPIRY];

/// Days left under which an expiry is an alert.
pub const ALERT_DAYS: i64 = 30;

/// Judges the encrypted connection of a service.
pub async fn scan(fetcher: &Fetcher, options: &Options, url: &Url) -> Vec<Finding> {
    let Some(place) = Place::of(url) else { return all_unknown(CHECKS, "Cette adresse n'a pas de nom d'hôte.") };
    let shaken = handshake::shake(fetcher, &place).await;
    let shaken = match shaken {
        Ok(shaken) => shaken,
        Err(why) => return without(&place, &why),
    };
    let verdict = Verdict::of(&shaken.chain, &place.host, options);
    let ancient = ancient::probe(fetcher, &place).await;
    let mut found = vec![protocol(shaken.version), ancient_finding(ancient)];
    found.extend(verdict.findings());
    found
}

/// Where the encrypted connection is looked for.
pub(crate) struct Place {
    pub host: String,
    pub port: u16,
}

impl Place {
    /// The port of the address when it is encrypted or special, else the usual one.
    fn of(url: &Url) -> Option<Self> {
        let port = url.port().unwrap_or(443);
        Some(Self { host: url.host_str()?.to_owned(), port })
    }
}

fn protocol(version: Option<ProtocolVersion>) -> Finding {
    match version {
        Some(ProtocolVersion::TLSv1_3) => PROTOCOL.conforme("TLS 1.3", "La connexion est chiffrée en TLS 1.3."),
        Some(ProtocolVersion::TLSv1_2) => PROTOCOL.conforme("TLS 1.2", "La connexion est chiffrée en TLS 1.2."),
        _ => PROTOCOL.inconnu("La version de TLS n'a pas été reconnue."),
    }
}

fn ancient_finding(ancient: Ancient) -> Finding {
    match ancient {
        Ancient::Refused => ANCIENT.conforme("", "Les versions 1.0 et 1.1 de TLS sont refusées."),
        Ancient::Accepted(version) => ANCIENT.non_conforme(
            version,
            format!("Le serveur accepte encore {version}, abandonné en 2021 (RFC 8996) : le désactiver."),
        ),
        Ancient::Unclear => ANCIENT.inconnu("La réponse du serveur à une demande en TLS 1.0 ou 1.1 n'est pas claire."),
    }
}

/// No handshake: the service may have no encrypted address at all, or speak too old a TLS; what else is asked cannot be known.
fn without(place: &Place, why: &Unreachable) -> Vec<Finding> {
    let seen = format!("{}:{}", place.host, place.port);
    let why_not = match why {
        Unreachable::Tls { reason, .. } => reason.clone(),
        other => other.to_string(),
    };
    let text = format!("Pas de connexion chiffrée : {why_not}.");
    let protocol = match why {
        Unreachable::Tls { .. } | Unreachable::Closed(_) => PROTOCOL.non_conforme(seen, text.clone()),
        _ => PROTOCOL.inconnu(text.clone()),
    };
    std::iter::once(protocol).chain(all_unknown(&CHECKS[1..], &text)).collect()
}
