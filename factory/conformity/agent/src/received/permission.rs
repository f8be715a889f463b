//! Who reads what the agents saw.

use kernel::Permission;

/// Reading the observations: they name tables and columns of others.
pub struct ReadObservations;

impl Permission for ReadObservations {
    const NAME: &'static str = "ReadObservations";
    const PHRASE: &'static str = "lire les observations des bases construites ailleurs";
    const ROLES: &'static [&'static str] = &["administrateur", "dpd", "rssi"];
    const EVERYWHERE: bool = true;
}
