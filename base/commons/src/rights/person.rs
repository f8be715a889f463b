//! Who asks, or is asked about: an account, and the addresses and names by which the person is known.

use kernel::identity::{Email, find_account};
use kernel::{Config, Error, Id, Kernel, Purpose, erasures};

use super::store;

const FINDING: Purpose = Purpose::new("retrouver les données d'une personne qui exerce ses droits");

/// A person, as far as they are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Their account, when they have one.
    pub account: Option<Id>,
    /// The addresses, numbers and names by which tables know them.
    pub contacts: Vec<String>,
}

impl Known {
    /// Who these words name: an account, an address, or any other name by which tables know people. A person whom nobody knows is answered like
    /// any other.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn named<'a>(kernel: &Kernel, words: impl IntoIterator<Item = &'a str>) -> Result<Self, Error> {
        let mut known = Self::default();
        for word in words.into_iter().map(str::trim).filter(|word| !word.is_empty()) {
            if let Some(email) = Email::parse(word) {
                known.add_address(kernel.config(), email.personal().read(FINDING));
                known.account = known.account.or(find_account(kernel, &email).await?);
            } else if let Some(email) = store::find_address(kernel.platform(), word).await? {
                known.add_address(kernel.config(), email.read(FINDING));
                known.account = Id::parse(word).ok();
            } else {
                known.add_contact(word);
                // An account already gone still names lines of journals.
                known.account = known.account.or(Id::parse(word).ok());
            }
        }
        Ok(known)
    }

    /// The person of an account.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn of_account(kernel: &Kernel, account: &Id) -> Result<Self, Error> {
        let mut known = Self::named(kernel, [account.as_str()]).await?;
        known.account = Some(account.clone());
        known.contacts.retain(|contact| contact != account.as_str());
        Ok(known)
    }

    /// An address of the deployment's own domain also gives the name by which directories know its holder: `camille.martin`. With several domains,
    /// two people may bear the same name: it is then to be given apart.
    fn add_address(&mut self, config: &Config, address: &str) {
        self.add_contact(address);
        let Some((name, domain)) = address.rsplit_once('@') else { return };
        let own = match config.connexion.domaines.as_slice() {
            [only] => only.eq_ignore_ascii_case(domain),
            [] => config.is_demonstration() && domain == "exemple.fr",
            _ => false,
        };
        if own {
            self.add_contact(name);
        }
    }

    fn add_contact(&mut self, contact: &str) {
        if !self.contacts.iter().any(|known| known == contact) {
            self.contacts.push(contact.to_owned());
        }
    }

    /// What journals and proofs call the person: their account, or a keyed digest of the first name given.
    pub fn pseudonym(&self, kernel: &Kernel) -> String {
        match (&self.account, self.contacts.first()) {
            (Some(account), _) => account.as_str().to_owned(),
            (None, Some(contact)) => erasures::fingerprint(kernel, contact).as_str().to_owned(),
            (None, None) => String::new(),
        }
    }
}
