//! Accounts: made, found, closed.

use privacy::{Digest, Id, Personal, Purpose};

use super::rules::Email;
use super::store;
use crate::access::Person;
use crate::config::Config;
use crate::db::{Actor, Tx};
use crate::journal::Event;
use crate::kernel::Kernel;
use crate::{Error, FieldError};

const READING: Purpose = Purpose::new("reconnaître une adresse au moment de la connexion");

/// The domain of the people of demonstrations.
pub(super) const DEMONSTRATION_DOMAIN: &str = "exemple.fr";

/// Makes an account, or finds the one that has this address. `tx` is a write on the platform's database; the caller commits.
///
/// # Errors
/// [`Error::Invalid`] when the address is none, or when the database does not answer.
pub async fn create_account(tx: &Tx, email: &Personal<String>, name: &Personal<String>) -> Result<Id, Error> {
    let unreadable = || Error::Invalid(vec![FieldError::new("email", "L'adresse n'a pas la forme nom@domaine.fr.")]);
    let email = Email::parse(email.read(READING)).ok_or_else(unreadable)?;
    ensure(tx, &email, name).await
}

/// The account of this address, made when there is none.
pub(super) async fn ensure(tx: &Tx, email: &Email, name: &Personal<String>) -> Result<Id, Error> {
    if let Some(known) = store::accounts::find_by_email(tx.sql(), email).await? {
        return Ok(known.id);
    }
    let id = store::accounts::insert(tx, email, name.clone(), None).await?;
    tx.note(Event::new("account.created").subject("compte", &id)).await?;
    Ok(id)
}

/// The account that has this address, open or closed.
///
/// # Errors
/// When the database does not answer.
pub async fn find_account(platform: &Kernel, email: &Email) -> Result<Option<Id>, Error> {
    Ok(store::accounts::find_by_email(platform.platform().reader(), email).await?.map(|account| account.id))
}

/// The address of the person's own account, to be shown to them.
///
/// # Errors
/// [`Error::NotFound`] when the account is gone, or when the database does not answer.
pub async fn own_email(platform: &Kernel, person: &Person) -> Result<Personal<String>, Error> {
    let account = store::accounts::find(platform.platform().reader(), &person.account).await?;
    account.map(|account| account.email).ok_or(Error::NotFound)
}

/// Closes an account to sign-in and ends its sessions. `tx` is a write on the platform's database; the caller commits.
/// Closed twice, it is closed once.
///
/// # Errors
/// When the database does not answer.
pub async fn disable_account(tx: &Tx, account: &Id) -> Result<(), Error> {
    if store::accounts::disable(tx, account).await? {
        let ended = store::sessions::end_others(tx, account, "").await?;
        tx.note(Event::new("account.disabled").subject("compte", account).detail("sessions", ended)).await?;
    }
    Ok(())
}

/// Whom an identity provider vouches for.
pub(super) struct Vouched {
    pub subject: Digest,
    pub email: Email,
    pub name: Personal<String>,
}

/// Why nobody can be signed in with what a provider says.
pub(super) enum NoAccount {
    /// No account has this address, and its domain is not among those that may sign up.
    Unknown,
    /// The account of this address belongs to another subject of the provider.
    Linked,
}

/// The account of whom a provider vouches for: by subject, then by address, then a new one if the address may sign up.
pub(super) async fn find_or_create(platform: &Kernel, vouched: Vouched) -> Result<Result<Id, NoAccount>, Error> {
    if let Some(known) = store::accounts::find_by_subject(platform.platform().reader(), &vouched.subject).await? {
        return Ok(Ok(known.id));
    }
    let tx = platform.platform().begin(Actor::System("identity.vouched_account")).await?;
    if let Some(known) = store::accounts::find_by_email(tx.sql(), &vouched.email).await? {
        if !store::accounts::link(&tx, &known.id, &vouched.subject).await? {
            return Ok(Err(NoAccount::Linked));
        }
        tx.commit(Event::new("account.linked").subject("compte", &known.id)).await?;
        return Ok(Ok(known.id));
    }
    if !may_sign_up(platform.config(), &vouched.email) {
        return Ok(Err(NoAccount::Unknown));
    }
    let id = store::accounts::insert(&tx, &vouched.email, vouched.name, Some(Personal::new(vouched.subject))).await?;
    tx.commit(Event::new("account.created").subject("compte", &id)).await?;
    Ok(Ok(id))
}

/// May an address that no account has make one by signing in?
pub(super) fn may_sign_up(config: &Config, email: &Email) -> bool {
    let demonstration = config.is_demonstration() && email.is_of(&[DEMONSTRATION_DOMAIN.to_owned()]);
    demonstration || email.is_of(&config.connexion.domaines)
}
