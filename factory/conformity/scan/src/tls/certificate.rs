//! Judging a certificate: its authority, its name, its dates.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use rustls::client::danger::ServerCertVerifier;
use rustls::client::{WebPkiServerVerifier, verify_server_name};
use rustls::pki_types::{CertificateDer, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{CertificateError, Error};
use x509_parser::parse_x509_certificate;

use super::handshake::server_name;
use super::{ALERT_DAYS, CHAIN, EXPIRY, NAME};
use crate::fetch::trusted_roots;
use crate::finding::Finding;
use crate::options::Options;

/// What is said of a certificate.
pub(super) struct Verdict {
    chain: Finding,
    name: Finding,
    expiry: Finding,
}

impl Verdict {
    pub fn of(chain: &[CertificateDer<'static>], host: &str, options: &Options) -> Self {
        let read = chain.first().and_then(|leaf| Facts::read(leaf).map(|facts| (leaf, facts)));
        let Some((leaf, facts)) = read else {
            let unread = "Le certificat du serveur est illisible.";
            return Self { chain: CHAIN.inconnu(unread), name: NAME.inconnu(unread), expiry: EXPIRY.inconnu(unread) };
        };
        Self {
            chain: facts.chain(chain, host, options),
            name: facts.name(leaf, host),
            expiry: facts.expiry(options.clock.now()),
        }
    }

    pub fn findings(self) -> [Finding; 3] {
        [self.chain, self.name, self.expiry]
    }
}

struct Facts {
    issuer: String,
    self_signed: bool,
    names: Vec<String>,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
}

impl Facts {
    fn read(leaf: &CertificateDer<'_>) -> Option<Self> {
        let (_, certificate) = parse_x509_certificate(leaf).ok()?;
        let alternatives = certificate.subject_alternative_name().ok().flatten();
        let names = alternatives.map(|found| found.value.general_names.iter().map(ToString::to_string).collect());
        let instant = |time: x509_parser::time::ASN1Time| DateTime::from_timestamp(time.timestamp(), 0);
        Some(Self {
            issuer: certificate.issuer().to_string(),
            self_signed: certificate.issuer() == certificate.subject(),
            names: names.unwrap_or_default(),
            from: instant(certificate.validity().not_before)?,
            until: instant(certificate.validity().not_after)?,
        })
    }

    fn chain(&self, chain: &[CertificateDer<'static>], host: &str, options: &Options) -> Finding {
        // Judged in the middle of its life: its dates are another question.
        let middle = self.from + (self.until - self.from) / 2;
        match verify(chain, host, middle, &options.extra_roots) {
            Ok(()) | Err(Error::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) => CHAIN.conforme(&self.issuer, "Le certificat vient d'une autorité que les navigateurs reconnaissent."),
            Err(Error::InvalidCertificate(CertificateError::UnknownIssuer)) if self.self_signed => {
                CHAIN.non_conforme(&self.issuer, "Le certificat est signé par lui-même : les navigateurs le refusent.")
            }
            Err(Error::InvalidCertificate(CertificateError::UnknownIssuer)) => CHAIN.non_conforme(
                &self.issuer,
                "L'autorité du certificat n'est pas reconnue, ou le serveur n'envoie pas les certificats intermédiaires.",
            ),
            Err(Error::InvalidCertificate(_)) => {
                CHAIN.non_conforme(&self.issuer, "La chaîne de certificats n'est pas valable.")
            }
            Err(_) => CHAIN.inconnu("La chaîne de certificats n'a pas pu être vérifiée."),
        }
    }

    fn name(&self, leaf: &CertificateDer<'_>, host: &str) -> Finding {
        let names = self.names.join(", ");
        let verified = ParsedCertificate::try_from(leaf).ok().zip(server_name(host));
        match verified.map(|(certificate, name)| verify_server_name(&certificate, &name)) {
            Some(Ok(())) => NAME.conforme(names, format!("Le certificat est au nom de {host}.")),
            Some(Err(_)) => NAME.non_conforme(names, format!("Le certificat n'est pas au nom de {host}.")),
            None => NAME.inconnu("Le nom du certificat n'a pas pu être vérifié."),
        }
    }

    fn expiry(&self, now: DateTime<Utc>) -> Finding {
        let day = kernel::clock::french_date(self.until).format("%d/%m/%Y");
        let left = (self.until - now).num_days();
        let seen = self.until.to_rfc3339();
        if now < self.from {
            let begins = kernel::clock::french_date(self.from).format("%d/%m/%Y");
            EXPIRY.non_conforme(seen, format!("Le certificat n'est valable qu'à partir du {begins}."))
        } else if now > self.until {
            EXPIRY.non_conforme(seen, format!("Le certificat a expiré le {day} : le renouveler."))
        } else if left < ALERT_DAYS {
            EXPIRY.non_conforme(seen, format!("Le certificat expire le {day}, dans {left} jours : le renouveler."))
        } else {
            EXPIRY.conforme(seen, format!("Le certificat expire le {day}, dans {left} jours."))
        }
    }
}

fn verify(chain: &[CertificateDer<'static>], host: &str, at: DateTime<Utc>, extra_roots: &[u8]) -> Result<(), Error> {
    let general = |text: &str| Error::General(text.to_owned());
    let roots = trusted_roots(extra_roots).map_err(Error::General)?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider).build();
    let verifier = verifier.map_err(|_| general("no authority"))?;
    let (leaf, intermediates) = chain.split_first().ok_or_else(|| general("no certificate"))?;
    let name = server_name(host).ok_or_else(|| general("no name"))?;
    let seconds = u64::try_from(at.timestamp()).map_err(|_| general("before 1970"))?;
    let at = UnixTime::since_unix_epoch(Duration::from_secs(seconds));
    verifier.verify_server_cert(leaf, intermediates, &name, &[], at).map(|_| ())
}
