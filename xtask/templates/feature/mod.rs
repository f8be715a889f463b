//! __Title__: what a person can do here, in one sentence.

mod domain;
mod records;
#[cfg(test)]
mod samples;
mod store;
#[cfg(test)]
mod tests;
mod web;

use kernel::{Feature, Migration, Permission, get, post};

const SCHEMA: &[Migration] = &[Migration::new(
    "__stamp___create___feature__",
    include_str!("schema/__stamp___create___feature__.sql"),
)];

/// Routes and tables.
pub fn feature() -> Feature {
    Feature::new("__feature__")
        .public(get("__path__", web::list))
        .guarded::<Add__Feature__>(get("__path__/nouveau", web::edit))
        .guarded::<Add__Feature__>(post("__path__", web::add))
        .migrations(SCHEMA)
        .record::<records::Model>()
}

/// Who may add an entry.
pub struct Add__Feature__;

impl Permission for Add__Feature__ {
    const NAME: &'static str = "Add__Feature__";
    const PHRASE: &'static str = "ajouter un élément";
    const ROLES: &'static [&'static str] = &["equipe"];
}
