//! The letter to a team whose product has lost something.

use kernel::{Kernel, Letter, Personal};

use crate::board::Board;
use crate::referential::Criterion;

/// The alert; nothing when nothing fell, or when the fiche has no address to write to.
pub fn fallen(kernel: &Kernel, board: &Board, row: usize, fallen: &[&Criterion]) -> Option<Letter> {
    let subject = &board.subjects[row];
    let contact = &board.portfolio().catalogue.product(&subject.id)?.source.contact;
    if fallen.is_empty() || !contact.contains('@') {
        return None;
    }
    let criteria: Vec<String> = fallen.iter().map(|criterion| format!("- {}", criterion.label)).collect();
    let body = include_str!("mail_fallen.txt")
        .replace("{product}", &subject.title)
        .replace("{criteria}", &criteria.join("\n"))
        .replace("{page}", &format!("{}{}", kernel.config().public_url(), subject.carnet()))
        .replace("{title}", kernel.manifest().title);
    Some(Letter {
        recipient: Personal::new(contact.clone()),
        subject: format!(
            "Conformité de {} : {}",
            subject.title,
            ui::format::plural(fallen.len(), "point perdu", "points perdus")
        ),
        body: Personal::new(body),
    })
}
