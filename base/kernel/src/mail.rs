//! How letters leave: by SMTP, or into a folder when no server is configured (demonstration, tests).

use std::path::PathBuf;

use anyhow::Context;
use lettre::message::Mailbox;
use lettre::{AsyncSmtpTransport, Tokio1Executor};

/// The way out of letters.
#[derive(Clone)]
pub enum Mailer {
    /// A mail server.
    Smtp {
        /// The connection pool.
        transport: AsyncSmtpTransport<Tokio1Executor>,
        /// Who writes.
        sender: Mailbox,
    },
    /// One `.eml` file per letter.
    Folder {
        /// The folder; created at the first letter.
        folder: PathBuf,
        /// Who writes.
        sender: Mailbox,
    },
}

impl Mailer {
    /// A way out by `smtp_url` (`smtps://user:password@host`), or into `folder` when there is none.
    ///
    /// # Errors
    /// When the address of the sender or of the server is not readable.
    pub fn open(smtp_url: Option<&str>, sender: &str, folder: PathBuf) -> anyhow::Result<Self> {
        let sender: Mailbox = sender.parse().context("courriel.expediteur n'est pas une adresse lisible")?;
        match smtp_url {
            None => Ok(Self::Folder { folder, sender }),
            Some(url) => {
                let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
                    .map_err(|_| anyhow::anyhow!("courriel.smtp n'est pas une adresse lisible"))?;
                Ok(Self::Smtp { transport: transport.build(), sender })
            }
        }
    }

    pub(crate) fn sender(&self) -> &Mailbox {
        match self {
            Self::Smtp { sender, .. } | Self::Folder { sender, .. } => sender,
        }
    }
}
