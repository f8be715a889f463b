//! The fictitious people of demonstrations, who sign in by one click. Nothing here answers outside a demonstration.

use privacy::{Id, OwnUrl};

use super::accounts::{create_account, find_account};
use super::records::session::How;
use super::rules::Email;
use super::sessions::{Visit, open_session};
use super::signed_in::SignedIn;
use crate::Error;
use crate::db::Tx;
use crate::kernel::Kernel;

/// Somebody who does not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FictitiousPerson {
    /// What the form sends: `camille`.
    pub key: &'static str,
    /// The address.
    pub email: &'static str,
    /// The name.
    pub name: &'static str,
    /// What they do, as the sign-in page tells it.
    pub role: &'static str,
}

/// The people of the demonstration; the demonstration gives each the roles that their line tells.
pub const PEOPLE: [FictitiousPerson; 3] = [
    FictitiousPerson {
        key: "camille",
        email: "camille.martin@exemple.fr",
        name: "Camille Martin",
        role: "membre d'une équipe",
    },
    FictitiousPerson {
        key: "amadou",
        email: "amadou.diallo@exemple.fr",
        name: "Amadou Diallo",
        role: "responsable d'incubateur",
    },
    FictitiousPerson { key: "ines", email: "ines.benali@exemple.fr", name: "Inès Benali", role: "administratrice" },
];

/// Makes the accounts of [`PEOPLE`], once. `tx` is a write on the platform's database; the caller commits.
///
/// # Errors
/// When the database does not answer.
pub async fn create_people(tx: &Tx) -> Result<Vec<(FictitiousPerson, Id)>, Error> {
    let mut made = Vec::with_capacity(PEOPLE.len());
    for person in PEOPLE {
        made.push((person, create_account(tx, &person.email.into(), &person.name.into()).await?));
    }
    Ok(made)
}

/// Those of [`PEOPLE`] whose account the demonstration made.
///
/// # Errors
/// When the database does not answer.
pub async fn list_people(platform: &Kernel) -> Result<Vec<FictitiousPerson>, Error> {
    let mut present = Vec::new();
    if platform.config().is_demonstration() {
        for person in PEOPLE {
            if find_account(platform, &email(&person)?).await?.is_some() {
                present.push(person);
            }
        }
    }
    Ok(present)
}

/// Signs in as one of [`PEOPLE`].
///
/// # Errors
/// [`Error::NotFound`] outside a demonstration, for an unknown key or an account not made yet; or when the database does not answer.
pub async fn sign_in(platform: &Kernel, key: &str, return_to: OwnUrl, visit: &Visit) -> Result<SignedIn, Error> {
    let person = PEOPLE
        .iter()
        .find(|person| person.key == key && platform.config().is_demonstration())
        .ok_or(Error::NotFound)?;
    let account = find_account(platform, &email(person)?).await?.ok_or(Error::NotFound)?;
    let session = open_session(platform, &account, How::Demonstration, None, visit).await?;
    Ok(SignedIn { cookies: vec![session], return_to })
}

fn email(person: &FictitiousPerson) -> Result<Email, Error> {
    Email::parse(person.email).ok_or_else(|| anyhow::anyhow!("adresse de démonstration illisible").into())
}
