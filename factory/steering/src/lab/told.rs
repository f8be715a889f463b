//! What open labs say elsewhere: on the steering page of a product, in the pack of a committee.

use chrono::NaiveDate;
use kernel::{Error, Kernel};
use portfolio::phase::Phase;

use super::records::lesson::Model as Lesson;
use super::rhythm::{days_to_first_user, owed};
use super::store;

/// A product's open labs in a few words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// What is due.
    pub due: String,
    /// Whether it is late.
    pub late: bool,
    /// Lessons that wait for a decision.
    pub waiting: usize,
    /// From the start of construction to the first real user, in words; empty while unknown.
    pub first_user: String,
}

/// Where a product's open labs stand.
///
/// # Errors
/// When the database does not answer.
pub async fn told(kernel: &Kernel, product: &str, phases: &[Phase], today: NaiveDate) -> Result<Told, Error> {
    let sql = kernel.db().reader();
    let sessions = store::list(sql, Some(product)).await?;
    let first = store::first_users(sql).await?.get(product).copied();
    let owed = owed(phases, first, &sessions, today);
    let due = owed.map(|(on, what)| format!("{}, {}", what.label(), ui::format::date(on)));
    let lessons = store::lessons(sql, product).await?;
    Ok(Told {
        due: due.unwrap_or_default(),
        late: owed.is_some_and(|(on, _)| on < today),
        waiting: lessons.iter().filter(|one| one.choice.is_none()).count(),
        first_user: days_to_first_user(phases, first).map(ui::format::duration_days).unwrap_or_default(),
    })
}

/// A lesson for who reads a pack: what was said, and what became of it.
pub fn line(lesson: &Lesson) -> (String, String) {
    let became = match (lesson.choice, lesson.delivered_on) {
        (None, _) => "À décider".to_owned(),
        (Some(_), Some(on)) => format!("Livré le {} : {}", ui::format::date(on), lesson.delivery),
        (Some(choice), None) => format!("{} : {}", if choice.id() == "oui" { "Oui" } else { "Non" }, lesson.reason),
    };
    (lesson.statement.clone(), became)
}
