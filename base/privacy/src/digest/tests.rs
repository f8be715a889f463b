//! What changes the digest and what does not.

use super::*;
use crate::house::{DOSSIERS, FIVE_YEARS};
use crate::{Period, Personal, Record, Retention};
use chrono::{DateTime, Utc};

const SIX_YEARS: Retention = Retention { active: Period::years(3), ..FIVE_YEARS };
const OTHER: Processing = Processing { id: "autre", ..DOSSIERS };

macro_rules! table {
    ($name:ident, $table:literal, $processing:ident, $retention:ident) => {
        #[derive(Record)]
        #[record(table = $table, processing = $processing, subject(contact = "email"))]
        #[allow(dead_code)]
        struct $name {
            #[field(personal(category = Identification, retention = $retention, erasure = delete))]
            email: Personal<String>,
            #[field(technical = "déclencheur de la conservation")]
            closed_at: DateTime<Utc>,
        }
    };
}

table!(Five, "dossier", DOSSIERS, FIVE_YEARS);
table!(Six, "dossier", DOSSIERS, SIX_YEARS);
table!(Second, "second", DOSSIERS, FIVE_YEARS);
table!(Foreign, "foreign", OTHER, FIVE_YEARS);

#[test]
fn a_retention_or_a_recipient_changes_the_digest() {
    let before = scope_digest(&DOSSIERS, &[Five::declaration()]);
    assert_ne!(before, scope_digest(&DOSSIERS, &[Six::declaration()]));
    assert_ne!(before, scope_digest(&Processing { recipients: &[], ..DOSSIERS }, &[Five::declaration()]));
    assert_ne!(before, scope_digest(&DOSSIERS, &[Five::declaration(), Second::declaration()]));
}

#[test]
fn order_and_foreign_tables_do_not() {
    let before = scope_digest(&DOSSIERS, &[Five::declaration(), Second::declaration()]);
    let after = scope_digest(&DOSSIERS, &[Second::declaration(), Foreign::declaration(), Five::declaration()]);
    assert_eq!(before, after);
}
