//! The vault: one key per person, apart from the data that it encrypts.
//!
//! A value is sealed for one person, in one cell (table, column, row): moved anywhere else it no longer opens. Destroying a person's key makes all
//! their sealed values unreadable at once, in the database and in every copy of it ever made. So the keys never travel with the data: they stand
//! in a store of their own (a file `coffre/<service>.db` on SQLite, a schema `<service>_coffre` on PostgreSQL, so that several processes share it),
//! which `fabrique backup` leaves out unless `--coffre` names another place. In the store, keys are themselves wrapped by a master key that stands
//! with the deployment's other keys: a thief needs the database, the store and the master key.

mod cipher;
mod copy;
mod place;
mod record;
mod store;
#[cfg(test)]
mod tests;

pub use cipher::{Cell, Encrypted, PersonKey, Unreadable};
pub use copy::{backup, restore};
pub use record::VaultKey;

use std::sync::Arc;

use hmac::{Hmac, KeyInit, Mac};
use privacy::{Digest, Id, Purpose, Readings, Sensitive};
use sea_orm::DatabaseConnection;
use sha2::Sha256;
use tokio::sync::OnceCell;

use crate::Error;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::Engine;
use crate::schema::{Difference, check_vault};

/// The keys of one service's database. Cheap to clone; its store is opened, and made, the first time that a key is wanted.
#[derive(Clone)]
pub struct Vault(Arc<Inner>);

struct Inner {
    place: place::StorePlace,
    master: [u8; 32],
    clock: Clock,
    store: OnceCell<DatabaseConnection>,
    index_key: OnceCell<[u8; 32]>,
}

/// The name under which the key of blind indexes stands among those of people.
const INDEX: &str = "index:aveugle";

/// What the name of a mark of restriction begins with, before that of the key.
const MARK: &str = "limitation:";

const RESTRICTED: &str = "L'usage de ces données est limité à la demande de la personne (RGPD, art. 18) : elles sont gardées, et ne sont pas lues pour cette finalité.";

fn mark(person: &Id) -> Result<Id, Error> {
    Ok(Id::parse(format!("{MARK}{person}")).map_err(anyhow::Error::from)?)
}

impl Vault {
    /// The vault of the database `name`. Nothing is opened yet.
    ///
    /// # Errors
    /// When the master key can be neither read nor made.
    pub(crate) fn of(config: &Config, name: &str, clock: Clock) -> anyhow::Result<Self> {
        let make = || crate::hex(&crate::random::Random::system().bytes::<32>());
        let file = config.keys().join("coffre.cle");
        let text = crate::files::read_or_create_secret(&file, make)?;
        let Some(master) = cipher::key_from(text.trim()) else {
            anyhow::bail!("la clé du coffre ({}) n'est pas lisible", file.display());
        };
        let place = place::StorePlace::of(config, name);
        Ok(Self(Arc::new(Inner { place, master, clock, store: OnceCell::new(), index_key: OnceCell::new() })))
    }

    /// The key of `person` (an account, or the pseudonym that a blind index makes of an address), made when there is none.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn make_key(&self, person: &Id) -> Result<PersonKey, Error> {
        if let Some(key) = self.key(person).await? {
            return Ok(key);
        }
        let new = cipher::wrap(&self.0.master, person, &cipher::new_key());
        store::insert(self.store().await?, person, &new, self.0.clock.now()).await?;
        // Another process may have been quicker: what is stored is what counts.
        self.key(person).await?.ok_or_else(|| anyhow::anyhow!("une clé du coffre vient d'être détruite").into())
    }

    /// The key of `person`; nothing when none was made, or it was destroyed.
    ///
    /// # Errors
    /// When the store does not answer, or the key was altered.
    pub async fn key(&self, person: &Id) -> Result<Option<PersonKey>, Error> {
        if !self.exists().await? {
            return Ok(None);
        }
        let Some(wrapped) = store::find(self.store().await?, person).await? else { return Ok(None) };
        Ok(Some(PersonKey::new(cipher::unwrap(&self.0.master, person, &wrapped)?)))
    }

    /// Seals a value for a person: what store.rs writes.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn seal(&self, person: &Id, cell: Cell<'_>, value: &str) -> Result<Encrypted, Error> {
        Ok(self.make_key(person).await?.seal(cell, value))
    }

    /// Opens a sensitive value for a purpose, and leaves the line that the journal will keep; nothing when the person's key is destroyed.
    ///
    /// # Errors
    /// [`Error::Refused`] when the person's data are restricted and the purpose has no ground for them; when the store does not answer, or the value
    /// was altered or moved.
    pub async fn open(
        &self,
        person: &Id,
        cell: Cell<'_>,
        stored: &Sensitive<Encrypted>,
        purpose: Purpose,
        readings: &Readings,
    ) -> Result<Option<String>, Error> {
        let Some(key) = self.key(person).await? else { return Ok(None) };
        if purpose.ground().is_none() && self.is_restricted(person).await? {
            return Err(Error::Refused(RESTRICTED.into()));
        }
        Ok(Some(key.open(cell, stored.read(purpose, readings))?))
    }

    /// Destroys the key of a person. Answers whether there was one.
    ///
    /// # Errors
    /// When the store does not answer: the key may then still be there.
    pub async fn destroy(&self, person: &Id) -> Result<bool, Error> {
        if !self.exists().await? {
            return Ok(false);
        }
        store::delete(self.store().await?, &mark(person)?).await?;
        store::delete(self.store().await?, person).await
    }

    /// Refuses what is sealed under this key to every purpose that has no ground for restricted data (RGPD, art. 18). Done twice, it holds once.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn restrict(&self, person: &Id) -> Result<(), Error> {
        self.make_key(&mark(person)?).await.map(drop)
    }

    /// Gives what is sealed under this key back to every purpose. Answers whether it was restricted.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn lift(&self, person: &Id) -> Result<bool, Error> {
        if !self.exists().await? {
            return Ok(false);
        }
        store::delete(self.store().await?, &mark(person)?).await
    }

    /// Whether what is sealed under this key is restricted.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn is_restricted(&self, person: &Id) -> Result<bool, Error> {
        Ok(self.exists().await? && store::find(self.store().await?, &mark(person)?).await?.is_some())
    }

    /// The people whose data are restricted.
    ///
    /// # Errors
    /// When the store does not answer.
    pub(crate) async fn list_restricted(&self) -> Result<Vec<Id>, Error> {
        if !self.exists().await? {
            return Ok(Vec::new());
        }
        let marks = store::list_beginning(self.store().await?, MARK).await?;
        Ok(marks.iter().filter_map(|mark| Id::parse(mark.strip_prefix(MARK)?).ok()).collect())
    }

    /// The blind index of a value: equal values of one column have equal indexes, and without the vault nobody can try values out. The caller
    /// brings the value to one writing first (small letters, no spaces).
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn blind(&self, table: &str, column: &str, value: &str) -> Result<Digest, Error> {
        let key = self.0.index_key.get_or_try_init(async || {
            let index = Id::parse(INDEX).map_err(anyhow::Error::from)?;
            Ok::<_, Error>(self.make_key(&index).await?.bytes())
        });
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key.await?).map_err(anyhow::Error::from)?;
        for part in [table, column, value] {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part.as_bytes());
        }
        Ok(Digest::from_bytes(mac.finalize().into_bytes().into()))
    }

    /// How many keys the store holds; none when it was never needed.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn count(&self) -> Result<u64, Error> {
        if self.exists().await? { store::count(self.store().await?).await } else { Ok(0) }
    }

    /// What of the store is not declared.
    pub(crate) async fn differences(&self) -> Result<Vec<Difference>, Error> {
        if !self.exists().await? {
            return Ok(Vec::new());
        }
        check_vault(self.store().await?, self.engine(), &self.0.place.schema()).await
    }

    pub(crate) fn engine(&self) -> Engine {
        self.0.place.engine()
    }

    pub(crate) async fn close(&self) {
        if let Some(store) = self.0.store.get() {
            let _ = store.clone().close().await;
        }
    }

    /// Was a key ever wanted here?
    async fn exists(&self) -> Result<bool, Error> {
        Ok(self.0.store.get().is_some() || self.0.place.exists().await?)
    }

    async fn store(&self) -> Result<&DatabaseConnection, Error> {
        Ok(self.0.store.get_or_try_init(|| self.0.place.open()).await?)
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault(<masqué>)")
    }
}
