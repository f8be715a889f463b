//! A request that waits for its answer, so that the demonstration shows the work of who answers.

use anyhow::Context as _;
use kernel::identity::Email;
use kernel::{Event, Id, Kernel};
use privacy::Digest;
use privacy::rights::Right;

use super::request::{due, word};
use super::store::requests::{New, insert_request};
use super::web::cell;

const MESSAGE: &str =
    "Je quitte l'équipe à la fin du mois : je souhaite une copie de ce que la fabrique conserve à mon sujet.";

/// Writes a request for access made by this fictitious person, signed in.
///
/// # Errors
/// When the database does not answer.
pub async fn load(kernel: &Kernel, account: &Id, email: &str) -> anyhow::Result<()> {
    let email = Email::parse(email).context("a fictitious address")?;
    let tx = kernel.begin_as_system("demonstration").await?;
    let id = tx.new_id();
    let new = New {
        id: &id,
        right: word(Right::Access),
        email: email.personal(),
        account: Some(account),
        message: Some(kernel.vault().seal(&id, cell("message", &id), MESSAGE).await?),
        code: None,
        follow: Digest::of(kernel.random().token().as_bytes()),
        due_at: due(tx.now()),
    };
    insert_request(&tx, new).await?;
    tx.commit(Event::new("rights.requested").subject("demande", &id).detail("droit", word(Right::Access))).await?;
    Ok(())
}
