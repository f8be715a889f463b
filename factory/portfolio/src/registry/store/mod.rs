//! The only code that speaks to the portfolio's tables.

mod externals;
mod missions;
mod origin;
mod people;
mod products;
mod references;
mod rows;
mod save;

pub use externals::{add_externals, link_external, list_externals};
pub use missions::{Engaged, engaged, join, names, prolong};
pub use origin::{Ids, list_demonstration, mark_demonstration, withdraw};
pub use people::{Written, digests_of_people, list_people, save_people, team};
pub use products::{
    beliefs, count_edits, find_product, first_edits_after, list_edited_fields, list_products, page_of_edits,
    phases_believed,
};
pub use references::{
    list_incubators, list_organisations, list_phase_texts, save_incubators, save_organisations, save_phase_texts,
};
pub use save::{Author, change_product, create_products, decide_phase, edit_product};

use kernel::Error;
use privacy::Slug;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel};

/// PostgreSQL takes 65 535 parameters in one statement, SQLite 32 766: with 40 columns at most, this is below both.
const ROWS_AT_ONCE: usize = 500;

/// Inserts rows, many at once.
async fn insert_all<A, C>(sql: &C, rows: Vec<A>) -> Result<(), Error>
where
    A: ActiveModelTrait + Send,
    <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
    C: ConnectionTrait,
{
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let some: Vec<A> = rows.by_ref().take(ROWS_AT_ONCE).collect();
        <A::Entity as EntityTrait>::insert_many(some).exec_without_returning(sql).await?;
    }
    Ok(())
}

/// An identifier as a column holds it. The readers of the source refuse what this cannot hold before it comes here.
fn slug(id: &str) -> Result<Slug, Error> {
    Slug::parse(id).map_err(|error| Error::Internal(anyhow::Error::new(error).context("identifiant de fiche")))
}
