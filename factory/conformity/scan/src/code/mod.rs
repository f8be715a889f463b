//! The source code of a service: public, under a free licence, described, tested, and without dependency known as vulnerable.

mod dependencies;
mod forge;
mod licence;
mod practices;
mod providers;

#[cfg(test)]
mod tests;

use scraper::{Html, Selector};
use url::Url;

use crate::fetch::{Fetcher, Page, Unreachable};
use crate::finding::{Check, Finding, all_unknown};
use crate::options::Options;
use crate::reading::nesting::bounded;

pub use forge::Repository;

/// CRPA L.300-2: source code is an administrative document.
pub const PUBLIC: Check = Check::new("code.public", "Code source public");
/// A licence of free software, by its SPDX name.
pub const LICENCE: Check = Check::new("code.licence", "Licence libre");
/// <https://docs.italia.it/italia/developers-italia/publiccodeyml-en/>
pub const PUBLICCODE: Check = Check::new("code.publiccode", "Fichier publiccode.yml");
/// What it is and how to start it.
pub const README: Check = Check::new("code.lisezmoi", "Fichier LISEZMOI (README)");
/// Automatic checks at each change.
pub const INTEGRATION: Check = Check::new("code.integration", "Intégration continue");
/// A tool that holds the style.
pub const LINTER: Check = Check::new("code.linter", "Vérificateur de style (linter)");
/// Automatic tests.
pub const TESTS: Check = Check::new("code.tests", "Tests automatiques");
/// Against OSV, which gathers RustSec, GitHub's and the ecosystems' own advisories.
pub const DEPENDENCIES: Check = Check::new("code.dependances", "Dépendances sans vulnérabilité connue");
/// Whose services the code calls (RGPD 28).
pub const PROVIDERS: Check = Check::new("code.fournisseurs", "Fournisseurs dont le code emploie la bibliothèque");
/// What this scanner asks.
pub const CHECKS: &[Check] =
    &[PUBLIC, LICENCE, PUBLICCODE, README, INTEGRATION, LINTER, TESTS, DEPENDENCIES, PROVIDERS];

/// Forges that a link is recognised by.
const FORGES: &[&str] = &[
    "github.com",
    "gitlab.com",
    "framagit.org",
    "codeberg.org",
    "code.gouv.fr",
    "gitlab.inria.fr",
    "forge.apps.education.fr",
];

/// Judges the repository that the caller names, or that the home page links to.
pub async fn scan(fetcher: &Fetcher, options: &Options, home: Option<&Page>) -> Vec<Finding> {
    let address = options.repository.clone().or_else(|| home.and_then(linked));
    let Some(address) = address else {
        return all_unknown(CHECKS, "Aucun dépôt de code n'est déclaré ni lié depuis la page d'accueil.");
    };
    match Repository::open(fetcher, options, &address).await {
        Ok(repository) => judge(fetcher, options, &repository).await,
        Err(Closed::Absent) => {
            let private = PUBLIC.non_conforme(
                address.as_str(),
                "Le dépôt n'est pas public : la forge répond qu'il n'existe pas, ou le réserve à ses membres.",
            );
            let rest = all_unknown(&CHECKS[1..], "Le dépôt n'est pas public.");
            std::iter::once(private).chain(rest).collect()
        }
        Err(Closed::Unknown(why)) => all_unknown(CHECKS, &format!("Le dépôt n'a pas pu être lu : {why}.")),
    }
}

/// Why a repository is not readable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closed {
    /// The forge says that there is none, or asks to sign in.
    Absent,
    /// The forge cannot be asked, or is of a kind that we do not know.
    Unknown(String),
}

impl From<Unreachable> for Closed {
    fn from(why: Unreachable) -> Self {
        Self::Unknown(why.to_string())
    }
}

async fn judge(fetcher: &Fetcher, options: &Options, repository: &Repository) -> Vec<Finding> {
    let public = PUBLIC.conforme(repository.address.as_str(), "Le code source est public.");
    if repository.files.is_empty() {
        let rest = all_unknown(&CHECKS[1..], "La liste des fichiers du dépôt n'a pas pu être lue.");
        return std::iter::once(public).chain(rest).collect();
    }
    let described = practices::publiccode(fetcher, repository).await;
    let [vulnerable, called] = dependencies::judge(fetcher, options, repository).await;
    vec![
        public,
        licence::judge(fetcher, repository).await,
        described,
        practices::readme(fetcher, repository).await,
        practices::integration(repository),
        practices::linter(repository),
        practices::tests(repository),
        vulnerable,
        called,
    ]
}

/// The repository that a page links to: on a forge that we know, with an owner and a name.
pub fn linked(page: &Page) -> Option<Url> {
    let document = Html::parse_document(bounded(&page.body));
    let anchors = Selector::parse("a[href]").ok()?;
    let mut links = document.select(&anchors).filter_map(|anchor| page.url.join(anchor.value().attr("href")?).ok());
    links.find_map(|url| {
        let host = url.host_str()?;
        let forge = FORGES.contains(&host) || host.starts_with("gitlab.") || host.starts_with("forge.");
        let parts: Vec<&str> =
            url.path_segments()?.filter(|part| !part.is_empty()).take_while(|part| *part != "-").collect();
        let kept = if host == "github.com" { parts.get(..2)? } else { parts.as_slice() };
        let named = forge && kept.len() >= 2 && kept[0] != "orgs" && kept[0] != "sponsors";
        let address = format!(
            "{}://{}/{}",
            url.scheme(),
            &url[url::Position::BeforeHost..url::Position::AfterPort],
            kept.join("/")
        );
        named.then(|| Url::parse(&address).ok()).flatten()
    })
}
