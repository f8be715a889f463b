//! Reads and writes what other registries list.

use kernel::{Error, Kernel};

use super::known::{DASHLORD, PAIRS};
use crate::catalogue::{Catalogue, Product};
use crate::registry::domain::External;
use crate::registry::store::list_externals;

/// What registries list, the pairs known beforehand whose product is here, and the pages of DashLord that the fiches name.
pub async fn for_pages(kernel: &Kernel, catalogue: &Catalogue) -> Result<Vec<External>, Error> {
    let mut externals = list_externals(kernel.db().reader()).await?;
    for (theirs, ours) in PAIRS.iter().filter(|(_, ours)| catalogue.product(ours).is_some()) {
        let listed = externals.iter().any(|one| one.source == "fabrique" && one.external == *theirs);
        if !listed {
            let (source, external) = ("fabrique".to_owned(), (*theirs).to_owned());
            externals.push(External { source, external, product: Some((*ours).to_owned()) });
        }
    }
    let dashlord: Vec<External> = catalogue.products.iter().filter_map(in_dashlord).collect();
    for external in dashlord {
        let listed = externals.iter().any(|one| one.source == external.source && one.external == external.external);
        if !listed {
            externals.push(external);
        }
    }
    Ok(externals)
}

/// The site of a product in DashLord, when its fiche names it.
pub fn in_dashlord(product: &Product) -> Option<External> {
    let id = product.source.dashlord_url.as_deref()?.strip_prefix(DASHLORD)?.trim_matches('/');
    let product = Some(product.source.id.clone());
    (!id.is_empty()).then(|| External { source: "dashlord".to_owned(), external: id.to_owned(), product })
}
