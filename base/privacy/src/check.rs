//! What the compiler refuses: rules over declarations, evaluated while the program is built.
//!
//! Rules over one field answer yes or no, and the derive writes the message, for it knows the field. Rules over a processing answer
//! with the message of the first failure.

mod processing;
#[cfg(test)]
mod tests;
mod text;

pub use processing::processing;
pub use text::given;

use crate::{Article9, AutomatedDecision, Category, FieldDeclaration, Processing, Retention, Trigger};
use text::same;

/// The NIR is held only where the decree of article 30 of the loi Informatique et Libertés provides for it.
#[must_use]
pub const fn nir_allowed(category: Category, processing: &Processing) -> bool {
    !matches!(category, Category::Nir) || optional(processing.nir_decree)
}

/// Sensitive data need an exception of article 9 §2.
#[must_use]
pub const fn article9_stated(category: Category, processing: &Processing) -> bool {
    !category.needs_article9() || processing.article9.is_some()
}

/// Data on convictions need a text (art. 10).
#[must_use]
pub const fn article10_stated(category: Category, processing: &Processing) -> bool {
    !matches!(category, Category::Convictions) || optional(processing.article10)
}

/// A free text about people needs a guard, unless sensitive data are expected there and allowed (art. 5 §1 c).
#[must_use]
pub const fn free_text_guarded(category: Category, processing: &Processing) -> bool {
    !matches!(category, Category::FreeText) || optional(processing.free_text_guard) || processing.article9.is_some()
}

/// A machine alone decides on sensitive data only with explicit consent or for a public interest (art. 22 §4).
#[must_use]
pub const fn automated_decision_allowed(category: Category, processing: &Processing) -> bool {
    match processing.automated_decision {
        AutomatedDecision::None => true,
        AutomatedDecision::Automated { .. } => {
            !category.needs_article9()
                || matches!(processing.article9, Some(Article9::ExplicitConsent | Article9::PublicInterest { .. }))
        }
    }
}

/// A retention says where it comes from (art. 5 §1 e).
#[must_use]
pub const fn retention_sourced(retention: &Retention) -> bool {
    given(retention.source)
}

/// A retention lasts some time, in each of its stages (art. 5 §1 e).
#[must_use]
pub const fn retention_lasts(retention: &Retention) -> bool {
    match retention.intermediate {
        Some(period) => !period.is_empty() && !retention.active.is_empty(),
        None => !retention.active.is_empty(),
    }
}

/// The clock of a retention is started by a column of the table, or by the row that one of its columns names (art. 5 §1 e).
#[must_use]
pub const fn retention_triggered(retention: &Retention, fields: &[FieldDeclaration]) -> bool {
    match retention.trigger {
        Trigger::Column(column) => has_column(fields, column),
        Trigger::Parent { column, table, key, trigger } => {
            has_column(fields, column) && given(table) && given(key) && given(trigger)
        }
    }
}

const fn has_column(fields: &[FieldDeclaration], column: &str) -> bool {
    let mut index = 0;
    while index < fields.len() {
        if same(fields[index].column, column) {
            return true;
        }
        index += 1;
    }
    false
}

const fn optional(text: Option<&str>) -> bool {
    match text {
        Some(text) => given(text),
        None => false,
    }
}
