//! The demonstration: what fictitious teams proved, attested, contested and forgot.

mod story;

use chrono::{Days, TimeDelta};
use kernel::access::SentFile;
use kernel::identity::demonstration::FictitiousPerson;
use kernel::{Error, Event, Kernel, Tx};
use privacy::Id;

use crate::board::{self, Board, Subject};
use crate::constat::store::{self, New};
use crate::perimeter;
use crate::referential::{self, Criterion};
use crate::scan;
use crate::state::{Kind, Origin, Status};

use story::{Told, perimeters, told};

/// Writes the demonstration's constats, for the products of the portfolio's own. Answers whether it wrote any.
///
/// # Errors
/// When the database does not answer.
pub async fn load(kernel: &Kernel, people: &[(FictitiousPerson, Id)]) -> Result<bool, Error> {
    let board = board::today(kernel).await?;
    let ours =
        |subject: &&Subject| board.portfolio().catalogue.product(&subject.id).is_some_and(|one| one.demonstration);
    if !board.subjects.iter().any(|subject| ours(&subject)) {
        return Ok(false);
    }
    let tx = kernel.begin_as_system("demonstration").await?;
    for rule in story::rules() {
        referential::store::save_rule(&tx, &rule, None).await?;
    }
    for (product, perimeter) in perimeters() {
        perimeter::store::save(&tx, product, &perimeter, None).await?;
    }
    tx.commit(Event::new("conformity.demonstration_declared")).await?;
    // The attestations of the demonstration are bound to the perimeters that it has just declared.
    let board = board::today(kernel).await?;
    let author = people.iter().find(|(person, _)| person.key == "ines").map(|(_, account)| account.clone());
    let tx = kernel.begin_as_system("demonstration").await?;
    let mut all = Vec::new();
    for subject in board.subjects.iter().filter(ours) {
        all.extend(constats(&tx, kernel, &board, subject, author.as_ref()).await?);
    }
    for (weeks, counts) in [(4, [31, 9, 3]), (3, [33, 8, 2]), (2, [36, 6, 1]), (1, [35, 7, 1])] {
        let at = tx.now() - TimeDelta::weeks(weeks);
        scan::store::keep_past(&tx, "mano", "https://mano.exemple.fr", at, counts).await?;
    }
    let count = all.len();
    store::save(&tx, all).await?;
    tx.commit(Event::new("conformity.demonstration_loaded").detail("constats", count)).await?;
    Ok(true)
}

async fn constats(
    tx: &Tx,
    kernel: &Kernel,
    board: &Board,
    subject: &Subject,
    author: Option<&Id>,
) -> Result<Vec<New>, Error> {
    let mut all = Vec::new();
    for criterion in &board.criteria {
        for one in told(&subject.id, criterion) {
            let mut new = constat(tx, subject, criterion, &one, author);
            if let (Origin::Piece, Some(account)) = (one.origin, author) {
                let content = format!("Pièce fictive : {}, pour {}.", criterion.label, subject.title).into_bytes();
                let file = SentFile { name: "piece-de-demonstration.txt".to_owned(), content };
                new.piece = Some(store::save_piece(tx, kernel.vault(), &subject.id, account, &file).await?);
            }
            all.push(new);
        }
    }
    Ok(all)
}

fn constat(tx: &Tx, subject: &Subject, criterion: &Criterion, told: &Told, author: Option<&Id>) -> New {
    let at = tx.now() - TimeDelta::days(told.days_ago);
    let life = told.lasts.unwrap_or_else(|| criterion.life.0.into());
    let person = told.kind != Kind::Machine;
    let role = criterion.attesters.first().map_or("administrateur", String::as_str);
    New {
        product: subject.id.clone(),
        criterion: criterion.id.clone(),
        kind: told.kind,
        status: told.status,
        origin: told.origin,
        author: author.filter(|_| person).map(|account| (account.clone(), role.to_owned())),
        note: (person && !told.text.is_empty()).then(|| told.text.to_owned()),
        message: if person { String::new() } else { told.text.to_owned() },
        evidence: None,
        piece: None,
        scope: criterion.scope(&subject.digests).filter(|_| person).cloned(),
        expires_on: (told.status != Status::Inconnu).then(|| kernel::clock::french_date(at) + Days::new(life)),
        at: Some(at),
    }
}
