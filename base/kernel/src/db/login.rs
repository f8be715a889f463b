//! The account of its own under which each service logs in to PostgreSQL: what it may not read, no statement makes readable.
//!
//! With `SET ROLE` alone, a statement that found its way into a query would say `RESET ROLE` and be the owner again. An account that logs in as
//! itself is a member of nothing: it has nowhere to go back to. Its password is made from a key that stands with the deployment's other keys, and
//! reaches the server as a SCRAM verifier only (RFC 5802, RFC 7677), so that no log of the server ever holds it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use hmac::{Hmac, KeyInit, Mac};
use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement};
use sha2::{Digest, Sha256};
use sqlx::postgres::PgConnectOptions;

use super::postgres::{missing, schema_of};
use crate::config::{Config, Secret};
use crate::random::Random;

/// As PostgreSQL's own clients do.
const ROUNDS: u32 = 4096;

/// Which accounts the services of a deployment log in with.
#[derive(Clone, Debug)]
pub(crate) struct Logins {
    owner: Secret,
    given: BTreeMap<String, Secret>,
    key_file: PathBuf,
}

/// The account of one service.
#[derive(Clone, Debug)]
pub(crate) struct Login {
    /// Its name on the server.
    pub(crate) role: String,
    pub(crate) options: PgConnectOptions,
}

impl Logins {
    /// The accounts that the configuration gives, and where the key stands from which the passwords of others are made; nothing on SQLite.
    pub(crate) fn of(config: &Config) -> Option<Self> {
        let owner = config.base.url.clone()?;
        Some(Self { owner, given: config.base.comptes.clone(), key_file: config.keys().join("postgres.cle") })
    }

    /// The address of the account that owns the schemas.
    pub(crate) fn owner(&self) -> &str {
        self.owner.reveal()
    }

    /// The account of the service `name`, made ready by its owner in `tx`; nothing when there can be none: the service then logs in as the owner,
    /// and the log says what is missing.
    ///
    /// # Errors
    /// When an account that the configuration gives does not exist.
    pub(crate) async fn prepare(&self, tx: &DatabaseTransaction, name: &str) -> anyhow::Result<Option<Login>> {
        if let Some(login) = self.given(name)? {
            check_given(tx, name, &login.role).await?;
            return Ok(Some(login));
        }
        let may = "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user";
        if !holds(tx, Statement::from_string(tx.get_database_backend(), may)).await? {
            return Ok(None);
        }
        let login = self.made(tx, name).await?;
        let verifier = verifier(&self.password(&login.role)?, &Random::system().bytes::<16>());
        let role = &login.role;
        // Roles belong to the whole server: two starts at once may make the same one.
        tx.execute_unprepared(&format!(
            "DO $$ BEGIN CREATE ROLE {role}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
             ALTER ROLE {role} LOGIN NOINHERIT NOCREATEDB NOCREATEROLE PASSWORD '{verifier}';"
        ))
        .await?;
        Ok(Some(login))
    }

    /// The same account once it is ready; nothing when there is none.
    pub(crate) async fn find(&self, tx: &DatabaseTransaction, name: &str) -> anyhow::Result<Option<Login>> {
        if let Some(login) = self.given(name)? {
            return Ok(Some(login));
        }
        let login = self.made(tx, name).await?;
        let stands = "SELECT rolcanlogin FROM pg_roles WHERE rolname = $1";
        let stands = Statement::from_sql_and_values(tx.get_database_backend(), stands, [login.role.as_str().into()]);
        Ok(holds(tx, stands).await?.then_some(login))
    }

    fn given(&self, name: &str) -> anyhow::Result<Option<Login>> {
        let Some(url) = self.given.get(name) else { return Ok(None) };
        let options: PgConnectOptions =
            url.reveal().parse().with_context(|| format!("base.comptes.{name} n'est pas une adresse lisible"))?;
        let role = options.get_username().to_owned();
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        ensure!(
            !role.is_empty() && role.bytes().all(plain),
            "base.comptes.{name} : un nom de compte en minuscules, chiffres et « _ » est attendu"
        );
        Ok(Some(Login { role, options }))
    }

    /// Named after the database too: a server may hold several deployments, each with its passwords.
    async fn made(&self, tx: &DatabaseTransaction, name: &str) -> anyhow::Result<Login> {
        let database = Statement::from_string(tx.get_database_backend(), "SELECT current_database()::text");
        let row = tx.query_one_raw(database).await?.context("le serveur ne nomme pas la base")?;
        let tag = crate::hex(&Sha256::digest(row.try_get_by_index::<String>(0)?.as_bytes())[..4]);
        let role = format!("fabrique_{}_{tag}", schema_of(name));
        let owner: PgConnectOptions =
            self.owner().parse().context("l'adresse de la base PostgreSQL n'est pas lisible")?;
        let options = owner.username(&role).password(&self.password(&role)?);
        Ok(Login { role, options })
    }

    fn password(&self, role: &str) -> anyhow::Result<String> {
        let key = crate::files::read_or_create_secret(&self.key_file, || Random::system().token())?;
        Ok(crate::hex(&mac(key.trim().as_bytes(), &[b"postgres:", role.as_bytes()])))
    }
}

/// An account given must exist; one that may become the owner protects nothing more than the owner's own.
async fn check_given(tx: &DatabaseTransaction, name: &str, role: &str) -> anyhow::Result<()> {
    let backend = tx.get_database_backend();
    let find = Statement::from_sql_and_values(backend, "SELECT true FROM pg_roles WHERE rolname = $1", [role.into()]);
    ensure!(holds(tx, find).await?, "le compte « {role} » de base.comptes.{name} n'existe pas sur le serveur");
    let owns = "SELECT rolsuper OR pg_has_role(oid, current_user::regrole, 'MEMBER') FROM pg_roles WHERE rolname = $1";
    if holds(tx, Statement::from_sql_and_values(backend, owns, [role.into()])).await? {
        missing(
            &schema_of(name),
            "the account of this service may become the owner of its schema: give it one that may not",
        );
    }
    Ok(())
}

async fn holds(tx: &DatabaseTransaction, statement: Statement) -> anyhow::Result<bool> {
    Ok(tx.query_one_raw(statement).await?.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(false))
}

/// What the server keeps of a password, in the form that `ALTER ROLE` takes.
fn verifier(password: &str, salt: &[u8]) -> String {
    let mut block = mac(password.as_bytes(), &[salt, &1_u32.to_be_bytes()]);
    let mut salted = block;
    for _ in 1..ROUNDS {
        block = mac(password.as_bytes(), &[&block]);
        salted.iter_mut().zip(block).for_each(|(sum, byte)| *sum ^= byte);
    }
    let stored = Sha256::digest(mac(&salted, &[b"Client Key"]));
    let server = mac(&salted, &[b"Server Key"]);
    format!("SCRAM-SHA-256${ROUNDS}:{}${}:{}", BASE64.encode(salt), BASE64.encode(stored), BASE64.encode(server))
}

fn mac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("HMAC takes keys of any length");
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The exchange of RFC 7677, section 3: password `pencil`, its salt, and the server's signature that a client would check.
    #[test]
    fn a_verifier_is_the_one_of_the_standard_s_example() {
        let salt = BASE64.decode("W22ZaJ0SNY7soEsUEjb6gQ==").unwrap();
        let verifier = verifier("pencil", &salt);
        let server = verifier.rsplit(':').next().unwrap();
        let exchange = "n=user,r=rOprNGfwEbeRWgbNEkqO,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
        let signature = mac(&BASE64.decode(server).unwrap(), &[exchange.as_bytes()]);
        assert_eq!(BASE64.encode(signature), "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
    }
}
