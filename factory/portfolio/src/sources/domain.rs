//! How identifiers of registries are compared, and matched with our products.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use privacy::Slug;

use super::known::{OURS, PAIRS, SOURCES};
use crate::catalogue::Catalogue;
use crate::registry::domain::External;
use crate::search::normalise;
use crate::source::{LinkKind, judge_link};

/// The most identifiers taken at once, and the longest of them.
const MOST: usize = 2_000;
const LONGEST: usize = 200;

/// A registry and what it lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub about: &'static str,
    /// Its identifiers, each with our product when we know which.
    pub listed: BTreeMap<String, Option<String>>,
}

impl Source {
    /// Our products that it lists.
    pub fn products(&self) -> BTreeSet<&str> {
        self.listed.values().flatten().map(String::as_str).collect()
    }

    /// Its identifiers that stand for no product we know.
    pub fn unmatched(&self) -> impl Iterator<Item = &str> {
        self.listed.iter().filter(|(_, product)| product.is_none()).map(|(id, _)| id.as_str())
    }
}

/// Every registry: the known ones first, then those that were added. Ours lists the products of the catalogue itself, but for those of
/// the demonstration.
pub fn sources(externals: &[External], catalogue: &Catalogue) -> Vec<Source> {
    let mut sources: Vec<Source> = SOURCES
        .iter()
        .map(|&(id, name, about)| Source { id: id.into(), name: name.into(), about, listed: BTreeMap::new() })
        .collect();
    for external in externals {
        let at = sources.iter().position(|source| source.id == external.source).unwrap_or_else(|| {
            let (id, name) = (external.source.clone(), external.source.clone());
            sources.push(Source { id, name, about: "Un registre ajouté ici.", listed: BTreeMap::new() });
            sources.len() - 1
        });
        sources[at].listed.insert(external.external.clone(), external.product.clone());
    }
    if let Some(ours) = sources.iter_mut().find(|source| source.id == OURS && source.listed.is_empty()) {
        let real = catalogue.products.iter().filter(|product| !product.demonstration);
        let ids = real.map(|product| product.source.id.clone());
        ours.listed = ids.map(|id| (id.clone(), Some(id))).collect();
    }
    sources
}

/// A product in one registry and not in another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap<'a> {
    /// The registry that lists some products.
    pub has: &'a Source,
    /// The registry that lacks them.
    pub lacks: &'a Source,
    /// The products.
    pub products: Vec<&'a str>,
}

/// What each registry has and each other lacks. A registry without anything yet is compared with none. Of ours, which holds the whole
/// network, only the products of the incubators that the other registry covers are expected in it.
pub fn gaps<'a>(sources: &'a [Source], catalogue: &Catalogue) -> Vec<Gap<'a>> {
    let incubator = |id: &&str| catalogue.product(id).map(|product| product.source.incubator.as_str());
    let mut gaps = Vec::new();
    for has in sources.iter().filter(|source| !source.listed.is_empty()) {
        for lacks in sources.iter().filter(|source| source.id != has.id && !source.listed.is_empty()) {
            let theirs = lacks.products();
            let covered: BTreeSet<Option<&str>> = theirs.iter().map(incubator).collect();
            let missing = has.products().into_iter().filter(|id| !theirs.contains(id));
            let products: Vec<&str> = missing.filter(|id| has.id != OURS || covered.contains(&incubator(id))).collect();
            if !products.is_empty() {
                gaps.push(Gap { has, lacks, products });
            }
        }
    }
    gaps
}

/// Why a list is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ListFault {
    /// No identifier in it.
    #[error("Collez au moins un identifiant, un par ligne")]
    Empty,
    /// Too many at once.
    #[error("2 000 identifiants au plus à la fois")]
    TooMany,
    /// One of them is too long.
    #[error("200 caractères au plus par identifiant : la liste a-t-elle bien un identifiant par ligne ?")]
    TooLong,
    /// Lines, from 1, that hold neither an identifier nor a web address.
    #[error("À corriger : {}. Un identifiant n'a que des lettres, des chiffres, des points, des tirets et des soulignés, ou c'est l'adresse d'un site", lines(.0))]
    Lines(Vec<usize>),
}

/// Numbers of lines in words, the first ones when there are many.
fn lines(numbers: &[usize]) -> String {
    let first: Vec<String> = numbers.iter().take(10).map(usize::to_string).collect();
    let more = if numbers.len() > 10 { "…" } else { "" };
    format!("{} {}{more}", if numbers.len() > 1 { "lignes" } else { "ligne" }, first.join(", "))
}

fn is_identifier(text: &str) -> bool {
    Slug::parse(text).is_ok() || judge_link(text) == LinkKind::Web
}

/// The identifiers of a pasted list or of the first column of a CSV, each once. A first line that names the column is left out.
///
/// # Errors
/// When there is none, or too many, or one too long, or lines that hold no identifier.
pub fn read_list(text: &str) -> Result<Vec<String>, ListFault> {
    let mut ids: Vec<String> = Vec::new();
    let mut seen = BTreeSet::new();
    let mut bad = Vec::new();
    for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let cell = line.split([';', ',', '\t']).next().unwrap_or_default().trim().trim_matches('"').trim();
        let heading = at == 0 && matches!(cell.to_lowercase().as_str(), "id" | "identifiant" | "slug" | "source");
        if cell.is_empty() || heading {
            continue;
        }
        if cell.chars().count() > LONGEST {
            return Err(ListFault::TooLong);
        }
        if !is_identifier(cell) {
            bad.push(at + 1);
            continue;
        }
        if seen.insert(cell.to_owned()) {
            ids.push(cell.to_owned());
        }
    }
    if !bad.is_empty() {
        return Err(ListFault::Lines(bad));
    }
    match ids.len() {
        0 => Err(ListFault::Empty),
        count if count > MOST => Err(ListFault::TooMany),
        _ => Ok(ids),
    }
}

/// The identifier of a registry, as typed.
///
/// # Errors
/// With what to correct, in French.
pub fn read_source(text: &str) -> Result<String, &'static str> {
    let id = text.trim().to_lowercase();
    let usual = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.' || c == '-';
    match id.len() {
        0 => Err("Choisissez un registre"),
        1..=60 if id.chars().all(usual) => Ok(id),
        _ => Err("Lettres sans accent, chiffres, points et tirets : 60 caractères au plus"),
    }
}

/// The identifiers of a list that are not stored yet, each with its product when nobody needs to confirm it.
pub fn new_externals(source: &str, ids: &[String], stored: &[External], matcher: &Matcher<'_>) -> Vec<External> {
    let known = |id: &String| stored.iter().any(|one| one.source == source && one.external == *id);
    let external = |id: &String| External {
        source: source.to_owned(),
        external: id.clone(),
        product: matcher.suggest(id).filter(|suggestion| suggestion.sure).map(|suggestion| suggestion.product),
    };
    ids.iter().filter(|id| !known(id)).map(external).collect()
}

/// A product that an identifier may stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The product.
    pub product: String,
    /// Why it may be.
    pub reason: &'static str,
    /// Whether nobody needs to confirm it.
    pub sure: bool,
}

/// What our products are known by: identifiers, titles and sites, made comparable.
pub struct Matcher<'a> {
    catalogue: &'a Catalogue,
    names: HashMap<String, &'a str>,
    sites: HashMap<String, &'a str>,
}

impl<'a> Matcher<'a> {
    /// Prepares the comparison.
    pub fn of(catalogue: &'a Catalogue) -> Self {
        let (mut names, mut sites) = (HashMap::new(), HashMap::new());
        for product in &catalogue.products {
            let (source, id) = (&product.source, product.source.id.as_str());
            names.entry(squeezed(&source.title)).or_insert(id);
            for link in source.link.iter().chain(&source.repository) {
                sites.entry(site(link)).or_insert(id);
            }
        }
        // An identifier says more than a title: it comes last, over it.
        for product in &catalogue.products {
            names.insert(squeezed(&product.source.id), &product.source.id);
        }
        names.remove("");
        sites.remove("");
        Self { catalogue, names, sites }
    }

    /// The product that an identifier may stand for.
    pub fn suggest(&self, external: &str) -> Option<Suggestion> {
        let suggestion = |product: &str, reason, sure| Suggestion { product: product.to_owned(), reason, sure };
        if self.catalogue.product(external).is_some() {
            return Some(suggestion(external, "même identifiant", true));
        }
        if let Some((_, ours)) =
            PAIRS.iter().find(|(theirs, ours)| *theirs == external && self.catalogue.product(ours).is_some())
        {
            return Some(suggestion(ours, "paire connue", true));
        }
        if let Some(product) = self.sites.get(&site(external)) {
            return Some(suggestion(product, "même adresse", false));
        }
        self.names.get(&squeezed(external)).map(|product| suggestion(product, "nom très proche", false))
    }
}

/// What is left of a name without accents, case, spaces and signs.
fn squeezed(text: &str) -> String {
    normalise(text).replace(' ', "")
}

/// The host and the path of an address, without what does not tell sites apart.
fn site(text: &str) -> String {
    let text = text.trim().to_lowercase();
    let text = text.split_once("://").map_or(text.as_str(), |(_, rest)| rest);
    let text = text.trim_start_matches("www.").trim_end_matches('/');
    if text.contains('.') && text.len() > 4 { text.to_owned() } else { String::new() }
}
