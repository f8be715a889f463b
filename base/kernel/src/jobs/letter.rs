//! The outbox: letters written with the change that they tell, sent once it is certain, and emptied once sent.
//!
//! A letter may hold a code or a name, so its text is sealed by a key of its own, destroyed once it is sent: a copy of the database made in between
//! tells nothing of it.

use chrono::{DateTime, Utc};
use lettre::message::Mailbox;
use lettre::{AsyncTransport, Message};
use privacy::{Id, Personal, Purpose};
use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement};

use crate::Error;
use crate::kernel::Kernel;
use crate::mail::Mailer;
use crate::vault::{Cell, Encrypted, Vault};

const SENDING: Purpose = Purpose::new("envoyer la lettre à son destinataire");

/// A letter in plain text.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The address that receives it.
    pub recipient: Personal<String>,
    /// Its subject, without personal values.
    pub subject: String,
    /// Its text.
    pub body: Personal<String>,
}

impl Letter {
    pub(crate) async fn insert(
        &self,
        sql: &DatabaseTransaction,
        vault: &Vault,
        id: Id,
        now: DateTime<Utc>,
    ) -> Result<String, Error> {
        let body = vault.seal(&id, cell(&id), self.body.read(SENDING)).await?;
        let insert = "INSERT INTO kernel_letter (id, recipient, subject, body, created_at) VALUES ($1, $2, $3, $4, $5)";
        let values =
            [id.as_str().into(), self.recipient.clone().into(), self.subject.as_str().into(), body.into(), now.into()];
        sql.execute_raw(Statement::from_sql_and_values(sql.get_database_backend(), insert, values)).await?;
        Ok(id.as_str().to_owned())
    }
}

/// Sends the letter `id`, then empties it: what was sent is no longer here. A letter already sent is left alone.
pub(super) async fn send(kernel: &Kernel, id: &str) -> anyhow::Result<()> {
    let database = kernel.db();
    let find = "SELECT recipient, subject, body FROM kernel_letter WHERE id = $1 AND sent_at IS NULL";
    let backend = database.reader().get_database_backend();
    let found = database.writer().query_one_raw(Statement::from_sql_and_values(backend, find, [id.into()])).await?;
    let Some(row) = found else { return Ok(()) };
    let id = Id::parse(id)?;
    let Some(key) = database.vault().key(&id).await? else {
        anyhow::bail!("la clé de la lettre n'est plus dans le coffre")
    };
    let body: Encrypted = row.try_get_by_index(2)?;
    let letter = Letter {
        recipient: row.try_get_by_index(0)?,
        subject: row.try_get_by_index(1)?,
        body: Personal::new(key.open(cell(&id), &body)?),
    };
    deliver(kernel.mailer(), &letter).await?;
    let sent = "UPDATE kernel_letter SET recipient = '', body = $1, sent_at = $2 WHERE id = $3";
    let values = [Encrypted::emptied().into(), database.clock().now().into(), id.as_str().into()];
    database.writer().execute_raw(Statement::from_sql_and_values(backend, sent, values)).await?;
    database.vault().destroy(&id).await?;
    Ok(())
}

fn cell(id: &Id) -> Cell<'_> {
    Cell { table: "kernel_letter", column: "body", row: id.as_str() }
}

async fn deliver(mailer: &Mailer, letter: &Letter) -> anyhow::Result<()> {
    let recipient: Mailbox = letter
        .recipient
        .read(SENDING)
        .parse()
        .map_err(|_| anyhow::anyhow!("l'adresse du destinataire n'est pas lisible"))?;
    let message = Message::builder()
        .from(mailer.sender().clone())
        .to(recipient)
        .subject(&letter.subject)
        .body(letter.body.read(SENDING).clone())?;
    match mailer {
        Mailer::Smtp { transport, .. } => {
            transport
                .send(message)
                .await
                .map_err(|error| anyhow::anyhow!("le serveur de courriel a refusé ({})", reason(&error)))?;
        }
        Mailer::Folder { folder, .. } => {
            let file = folder.join(format!("{}.eml", crate::random::Random::system().digits(12)));
            crate::files::create_private_folder(folder)?;
            crate::files::create_private(&file, &message.formatted())?;
        }
    }
    Ok(())
}

/// The kind of an SMTP error only: its message can quote an address.
fn reason(error: &lettre::transport::smtp::Error) -> &'static str {
    if error.is_permanent() {
        "refus définitif"
    } else if error.is_transient() {
        "refus passager"
    } else if error.is_timeout() {
        "délai dépassé"
    } else {
        "connexion"
    }
}
