//! Reading a repository through the public interfaces of GitHub, GitLab and Forgejo (or Gitea): no clone, no account.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use url::Url;

use super::Closed;
use crate::fetch::{Fetcher, Unreachable};
use crate::options::Options;

/// The most pages of a listing that are read: 100 files each.
const LISTING_PAGES: usize = 10;

/// A public repository.
#[derive(Clone, Debug)]
pub struct Repository {
    /// Its address for a person.
    pub address: Url,
    /// The paths of its files on the main branch.
    pub files: Vec<String>,
    /// The licence that the forge itself recognises, by its SPDX name.
    pub licence: Option<String>,
    /// Where the raw files are, ending with a slash.
    raw: String,
}

enum Kind {
    GitHub,
    GitLab,
    Forgejo,
}

struct Forge<'a> {
    fetcher: &'a Fetcher,
    /// Where the interface is, without a final slash.
    api: String,
    /// Where raw files of GitHub are.
    raw: String,
    /// The site's own address, without a final slash.
    site: String,
    owner_and_name: String,
}

impl Repository {
    /// Asks the forge.
    ///
    /// # Errors
    /// See [`Closed`].
    pub(super) async fn open(fetcher: &Fetcher, options: &Options, address: &Url) -> Result<Self, Closed> {
        let path = address.path().trim_matches('/').trim_end_matches(".git");
        if !path.contains('/') {
            return Err(Closed::Unknown("l'adresse n'a pas la forme propriétaire/dépôt".into()));
        }
        let site = address.origin().ascii_serialization();
        let kind = kind(fetcher, options, address, path).await?;
        let api = match kind {
            Kind::GitHub => options.github.api.as_str().trim_end_matches('/').to_owned(),
            Kind::GitLab => format!("{site}/api/v4/projects/{}", utf8_percent_encode(path, NON_ALPHANUMERIC)),
            Kind::Forgejo => format!("{site}/api/v1"),
        };
        let raw = options.github.raw.as_str().trim_end_matches('/').to_owned();
        let forge = Forge { fetcher, api, raw, site, owner_and_name: path.to_owned() };
        match kind {
            Kind::GitHub => forge.github(address).await,
            Kind::GitLab => forge.gitlab(address).await,
            Kind::Forgejo => forge.forgejo(address).await,
        }
    }

    /// The text of a file of the main branch.
    pub(super) async fn read(&self, fetcher: &Fetcher, path: &str) -> Result<String, Unreachable> {
        let url = Url::parse(&format!("{}{path}", self.raw)).map_err(|_| Unreachable::Address)?;
        let answer = fetcher.get(&url).await?;
        if answer.status >= 300 {
            return Err(Unreachable::Status(answer.status));
        }
        Ok(String::from_utf8_lossy(&answer.body).into_owned())
    }

    /// The first file of the root whose name, in lower case, satisfies `wanted`.
    pub(super) fn at_root(&self, wanted: impl Fn(&str) -> bool) -> Option<&str> {
        let root = |path: &&String| !path.contains('/') && wanted(&path.to_lowercase());
        self.files.iter().find(root).map(String::as_str)
    }
}

async fn kind(fetcher: &Fetcher, options: &Options, address: &Url, path: &str) -> Result<Kind, Closed> {
    if address.origin() == options.github.site.origin() {
        return Ok(Kind::GitHub);
    }
    let site = address.origin().ascii_serialization();
    let encoded = utf8_percent_encode(path, NON_ALPHANUMERIC);
    let asked = json(fetcher, &format!("{site}/api/v4/projects/{encoded}")).await;
    match asked {
        // An unknown or private project answers 404 in JSON with a `message`; another software answers with a page.
        Ok((_, Some(answer))) if answer.get("path_with_namespace").is_some() => return Ok(Kind::GitLab),
        Ok((404, Some(answer))) if answer["message"] == "404 Project Not Found" => return Err(Closed::Absent),
        Ok(_) => {}
        Err(why) => return Err(why.into()),
    }
    match json(fetcher, &format!("{site}/api/v1/repos/{path}")).await? {
        (_, Some(answer)) if answer.get("full_name").is_some() => Ok(Kind::Forgejo),
        (404, Some(_)) => Err(Closed::Absent),
        _ => Err(Closed::Unknown("la forge n'est ni GitHub, ni GitLab, ni Forgejo".into())),
    }
}

async fn json(fetcher: &Fetcher, address: &str) -> Result<(u16, Option<Value>), Unreachable> {
    let url = Url::parse(address).map_err(|_| Unreachable::Address)?;
    let answer = fetcher.get(&url).await?;
    Ok((answer.status, serde_json::from_slice(&answer.body).ok()))
}

fn text(value: &Value) -> Option<String> {
    value.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

impl Forge<'_> {
    async fn ask(&self, path: &str) -> Result<Value, Closed> {
        match json(self.fetcher, &format!("{}{path}", self.api)).await? {
            (200..300, Some(value)) => Ok(value),
            (401 | 404, _) => Err(Closed::Absent),
            (403 | 429, _) => Err(Closed::Unknown("la forge limite nos questions pour l'instant".into())),
            (status, _) => Err(Closed::Unknown(format!("la forge répond {status}"))),
        }
    }

    async fn github(&self, address: &Url) -> Result<Repository, Closed> {
        let path = &self.owner_and_name;
        let project = self.ask(&format!("/repos/{path}")).await?;
        let tree = self.ask(&format!("/repos/{path}/git/trees/HEAD?recursive=1")).await;
        let files = tree.map(|tree| blobs(&tree["tree"])).unwrap_or_default();
        let licence = text(&project["license"]["spdx_id"]).filter(|id| id != "NOASSERTION");
        Ok(Repository { address: address.clone(), files, licence, raw: format!("{}/{path}/HEAD/", self.raw) })
    }

    async fn gitlab(&self, address: &Url) -> Result<Repository, Closed> {
        let project = self.ask("?license=true").await?;
        let mut files = Vec::new();
        for page in 1..=LISTING_PAGES {
            let listing = self.ask(&format!("/repository/tree?recursive=true&per_page=100&page={page}")).await;
            let found = listing.map(|listing| blobs(&listing)).unwrap_or_default();
            let last = found.is_empty();
            files.extend(found);
            if last {
                break;
            }
        }
        let licence = text(&project["license"]["key"]).and_then(|key| super::licence::named(&key));
        let raw = format!("{}/{}/-/raw/HEAD/", self.site, self.owner_and_name);
        Ok(Repository { address: address.clone(), files, licence, raw })
    }

    async fn forgejo(&self, address: &Url) -> Result<Repository, Closed> {
        let path = &self.owner_and_name;
        let project = self.ask(&format!("/repos/{path}")).await?;
        let branch = text(&project["default_branch"]).unwrap_or_else(|| "main".into());
        let tree = self.ask(&format!("/repos/{path}/git/trees/{branch}?recursive=true&per_page=1000")).await;
        let files = tree.map(|tree| blobs(&tree["tree"])).unwrap_or_default();
        let raw = format!("{}/{path}/raw/branch/{branch}/", self.site);
        Ok(Repository { address: address.clone(), files, licence: None, raw })
    }
}

fn blobs(list: &Value) -> Vec<String> {
    let entries = list.as_array().into_iter().flatten().filter(|entry| entry["type"] == "blob");
    entries.filter_map(|entry| text(&entry["path"])).collect()
}
