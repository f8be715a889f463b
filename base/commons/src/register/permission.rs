//! Who may read the restricted part of the register.

use kernel::access::grants_of;
use kernel::{Error, Grant, Kernel, Permission, Who};

/// Reading the full register.
pub struct ReadRegister;

impl Permission for ReadRegister {
    const NAME: &'static str = "ReadRegister";
    const PHRASE: &'static str = "lire le registre complet des traitements";
    const ROLES: &'static [&'static str] = &["administrateur", "dpd"];
    const EVERYWHERE: bool = true;
}

/// Whether who asks may read it: for the addresses that show anybody the public part.
///
/// # Errors
/// When the database does not answer.
pub async fn may_read(kernel: &Kernel, who: &Who) -> Result<bool, Error> {
    let Some(person) = who.person() else { return Ok(false) };
    let grants = grants_of(kernel.db(), &person.account).await?;
    Ok(grants.iter().any(Grant::gives::<ReadRegister>))
}
