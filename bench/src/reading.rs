//! A list of products read through the wrappers of personal values, beside the same rows read as plain texts.

use kernel::Purpose;
use privacy::{Id, Personal};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, EntityTrait};

use crate::{tell, timed};

const READING: Purpose = Purpose::new("mesurer ce que coûte la lecture");
/// As many as the portfolio has.
const ROWS: i64 = 700;
const ROUNDS: u32 = 200;

mod wrapped {
    //! The rows as the program declares them.
    use super::{Id, Personal};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "product")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id,
        pub title: String,
        pub mission: String,
        pub body: String,
        pub contact: Personal<String>,
        pub contact_dinum: Option<Personal<String>>,
        pub contact_incubator: Option<Personal<String>>,
        pub author: Personal<String>,
        pub role: Personal<String>,
        pub employer: Personal<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod plain {
    //! The same rows as texts, under the same identifier: it is no wrapper of a personal value.
    use super::Id;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "product")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id,
        pub title: String,
        pub mission: String,
        pub body: String,
        pub contact: String,
        pub contact_dinum: Option<String>,
        pub contact_incubator: Option<String>,
        pub author: String,
        pub role: String,
        pub employer: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Reads both in turn, so that the machine's moods are shared, and keeps the best round of each.
pub async fn measure() -> anyhow::Result<()> {
    let sql = Database::connect("sqlite::memory:").await?;
    fill(&sql).await?;
    let (mut best, mut beside) = (f64::MAX, f64::MAX);
    for _ in 0..ROUNDS {
        let (seconds, through) = timed(read_wrapped(&sql)).await?;
        let (plainly, straight) = timed(read_plain(&sql)).await?;
        anyhow::ensure!(through == straight && through > 0, "both must read the same");
        (best, beside) = (best.min(seconds), beside.min(plainly));
    }
    tell("reading a list of products", best, beside);
    Ok(())
}

async fn fill(sql: &DatabaseConnection) -> anyhow::Result<()> {
    sql.execute_unprepared(&format!(
        "CREATE TABLE product (id TEXT PRIMARY KEY, title TEXT NOT NULL, mission TEXT NOT NULL, body TEXT NOT NULL, contact TEXT NOT NULL,
             contact_dinum TEXT, contact_incubator TEXT, author TEXT NOT NULL, role TEXT NOT NULL, employer TEXT NOT NULL);
         INSERT INTO product WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {ROWS})
             SELECT 'produit-' || i, 'Produit ' || i, 'Une mission en une phrase, pour qui et pour quoi.', 'Un texte. ' || i,
                 'equipe-' || i || '@exemple.fr', 'suivi@exemple.fr', NULL, 'Camille Martin', 'Conception', 'Administration' FROM n"
    ))
    .await?;
    Ok(())
}

async fn read_wrapped(sql: &DatabaseConnection) -> anyhow::Result<usize> {
    let text = |value: &Option<Personal<String>>| value.as_ref().map_or(0, |value| value.read(READING).len());
    let rows = wrapped::Entity::find().all(sql).await?;
    let length = |row: &wrapped::Model| {
        let personal = [&row.contact, &row.author, &row.role, &row.employer];
        let personal: usize = personal.iter().map(|value| value.read(READING).len()).sum();
        personal + text(&row.contact_dinum) + text(&row.contact_incubator) + row.title.len() + row.body.len()
    };
    Ok(rows.iter().map(length).sum())
}

async fn read_plain(sql: &DatabaseConnection) -> anyhow::Result<usize> {
    let text = |value: &Option<String>| value.as_ref().map_or(0, String::len);
    let rows = plain::Entity::find().all(sql).await?;
    let length = |row: &plain::Model| {
        let personal: usize =
            [&row.contact, &row.author, &row.role, &row.employer].iter().map(|value| value.len()).sum();
        personal + text(&row.contact_dinum) + text(&row.contact_incubator) + row.title.len() + row.body.len()
    };
    Ok(rows.iter().map(length).sum())
}
