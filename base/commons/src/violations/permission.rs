//! Who handles violations: the officer, the security officer.

use kernel::Permission;

/// Opening, following and closing violations of personal data.
pub struct HandleViolations;

impl Permission for HandleViolations {
    const NAME: &'static str = "HandleViolations";
    const PHRASE: &'static str = "traiter les violations de données personnelles";
    const ROLES: &'static [&'static str] = &["dpd", "rssi", "administrateur"];
    const EVERYWHERE: bool = true;
}

/// The role whose people are alerted before the term.
pub const ALERTED: &str = "dpd";
