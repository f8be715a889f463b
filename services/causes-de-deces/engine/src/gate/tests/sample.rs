//! Synthetic certificates for the tests of the gate.

use std::sync::OnceLock;

use crate::columns::{Builder, Columns};
use crate::gate::Rule;
use crate::generator::{Generator, Wanted, blank};
use crate::noise::{Conditions, Noise};

/// Two years of 40 000 certificates.
pub fn columns() -> &'static Columns {
    static COLUMNS: OnceLock<Columns> = OnceLock::new();
    COLUMNS.get_or_init(|| {
        let wanted = Wanted { seed: 7, first_year: 2023, years: 2, per_year: 40_000 };
        let (mut generator, mut builder, mut certificate) = (Generator::new(wanted), Builder::new(99), blank());
        while generator.next_into(&mut certificate) {
            builder.push(&certificate);
        }
        builder.build()
    })
}

/// The rule by default.
pub fn rule() -> Rule {
    static RULE: OnceLock<Rule> = OnceLock::new();
    RULE.get_or_init(|| Rule::new(Noise::new(Conditions::default()).unwrap())).clone()
}
