//! Reads and writes what other registries list.

use kernel::{Error, Kernel, Tx};

use super::known::PAIRS;
use crate::catalogue::Catalogue;
use crate::registry::domain::External;
use crate::registry::store::{list_externals, save_external};

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

/// Keeps a list of identifiers, each with the product that it stands for when that is known.
pub async fn save(tx: &Tx, externals: &[External]) -> Result<(), Error> {
    for external in externals {
        save_external(tx, external).await?;
    }
    Ok(())
}
