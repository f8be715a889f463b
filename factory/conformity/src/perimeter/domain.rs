//! A perimeter and its digests.

use portfolio::source::ProductSource;
use privacy::Digest;
use serde::Serialize;

/// What a product declares of its data and its surroundings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Perimeter {
    /// Categories of data.
    pub categories: Vec<String>,
    /// Recipients and processors.
    pub recipients: Vec<String>,
    /// Retentions.
    pub retentions: Vec<String>,
    /// Tools and hosts.
    pub tools: Vec<String>,
    /// Domains that may be scanned.
    pub domains: Vec<String>,
    /// Whether health data are processed.
    pub health: bool,
    /// Cyber index in tenths.
    pub cyber_tenths: Option<i64>,
    /// Digest of the declarations of a service of this base.
    pub declared: Option<Digest>,
}

/// The digests to which attestations are bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digests {
    /// Of the addresses.
    pub url: Digest,
    /// Of the data.
    pub data: Digest,
    /// Of both.
    pub both: Digest,
}

#[derive(Serialize)]
struct Addresses<'a> {
    version: u8,
    link: Option<&'a str>,
    domains: Vec<&'a str>,
}

#[derive(Serialize)]
struct Data<'a> {
    version: u8,
    categories: Vec<&'a str>,
    recipients: Vec<&'a str>,
    retentions: Vec<&'a str>,
    health: bool,
    declared: Option<&'a str>,
    fiche: (&'a [String], &'a [String]),
}

impl Digests {
    /// The digests of a product: what its fiche says, and what was declared here. The order of a list does not count.
    pub fn of(source: &ProductSource, perimeter: &Perimeter) -> Self {
        let none: &[String] = &[];
        let fiche = source.rgpd.as_ref().map_or((none, none), |rgpd| (&rgpd.finalites, &rgpd.donnees));
        let url = Addresses {
            version: 1,
            link: source.link.as_deref().map(|link| link.trim_end_matches('/')),
            domains: sorted(&perimeter.domains),
        };
        let data = Data {
            version: 1,
            categories: sorted(&perimeter.categories),
            recipients: sorted(&perimeter.recipients),
            retentions: sorted(&perimeter.retentions),
            health: perimeter.health,
            declared: perimeter.declared.as_ref().map(Digest::as_str),
            fiche,
        };
        Self { url: digest(&url), data: digest(&data), both: digest(&(&url, &data)) }
    }
}

fn sorted(list: &[String]) -> Vec<&str> {
    let mut sorted: Vec<&str> = list.iter().map(String::as_str).collect();
    sorted.sort_unstable();
    sorted
}

fn digest(value: &impl Serialize) -> Digest {
    Digest::of(&serde_json::to_vec(value).expect("texts, lists and booleans always serialise"))
}

/// Whether the team authorised the scan of this address: its host is one of the declared domains, or stands below one.
pub fn authorised(perimeter: &Perimeter, address: &str) -> bool {
    let Ok(url) = url::Url::parse(address) else { return false };
    let Some(host) = url.host_str().filter(|_| matches!(url.scheme(), "http" | "https")) else { return false };
    let host = host.to_lowercase();
    perimeter.domains.iter().any(|domain| {
        let domain = domain.to_lowercase();
        host == domain || host.strip_suffix(&domain).is_some_and(|rest| rest.ends_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn perimeter() -> Perimeter {
        Perimeter {
            categories: vec!["Identité".into(), "Santé".into()],
            recipients: vec!["Maraudes".into()],
            retentions: vec!["Dossier : 2 ans".into()],
            domains: vec!["exemple.fr".into()],
            ..Perimeter::default()
        }
    }

    #[test]
    fn a_recipient_or_a_retention_changes_the_digest_of_data_and_no_other() {
        let (source, before) = (ProductSource::default(), perimeter());
        let first = Digests::of(&source, &before);
        for after in [
            Perimeter { recipients: vec!["Maraudes".into(), "Hôpital".into()], ..perimeter() },
            Perimeter { retentions: vec!["Dossier : 3 ans".into()], ..perimeter() },
            Perimeter { declared: Some(Digest::of(b"x")), ..perimeter() },
        ] {
            let second = Digests::of(&source, &after);
            assert!(second.data != first.data && second.both != first.both && second.url == first.url);
        }
    }

    #[test]
    fn an_address_changes_the_digest_of_addresses_and_the_order_of_a_list_none() {
        let first = Digests::of(&ProductSource::default(), &perimeter());
        let moved = ProductSource { link: Some("https://autre.exemple.fr".into()), ..ProductSource::default() };
        let second = Digests::of(&moved, &perimeter());
        assert!(second.url != first.url && second.data == first.data);
        let turned = Perimeter { categories: vec!["Santé".into(), "Identité".into()], ..perimeter() };
        assert_eq!(Digests::of(&ProductSource::default(), &turned), first);
    }

    #[test]
    fn only_authorised_domains_and_those_below_may_be_scanned() {
        let perimeter = perimeter();
        for yes in ["https://exemple.fr", "https://mano.exemple.fr/stats", "http://EXEMPLE.FR:8080"] {
            assert!(authorised(&perimeter, yes), "{yes}");
        }
        for no in ["https://mauvais-exemple.fr", "ftp://exemple.fr", "exemple.fr", "https://exemple.fr.autre.org"] {
            assert!(!authorised(&perimeter, no), "{no}");
        }
        assert!(!authorised(&Perimeter::default(), "https://exemple.fr"));
    }
}
