//! Reads and writes what other registries list.

use kernel::{Error, Kernel};

use super::known::PAIRS;
use crate::catalogue::Catalogue;
use crate::registry::domain::External;
use crate::registry::store::list_externals;

/// What registries list, and the pairs known beforehand whose product is here.
pub async fn for_pages(kernel: &Kernel, catalogue: &Catalogue) -> Result<Vec<External>, Error> {
    let mut externals = list_externals(kernel.db().reader()).await?;
    for (theirs, ours) in PAIRS.iter().filter(|(_, ours)| catalogue.product(ours).is_some()) {
        let listed = externals.iter().any(|one| one.source == "fabrique" && one.external == *theirs);
        if !listed {
            let (source, external) = ("fabrique".to_owned(), (*theirs).to_owned());
            externals.push(External { source, external, product: Some((*ours).to_owned()) });
        }
    }
    Ok(externals)
}
