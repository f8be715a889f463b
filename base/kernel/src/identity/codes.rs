//! Sign-in by a code sent by e-mail: ten minutes, one use, five tries, in the browser that asked.
//!
//! Asking does the same work for every address: one line is written, one job is put in the queue. Whether the address may sign in is looked at
//! by the job, later and out of sight, so that neither the answer nor its time tells who has an account.

use http::{HeaderMap, HeaderValue};
use privacy::{Digest, Id, OwnUrl, Personal};
use subtle::ConstantTimeEq;

use super::accounts::{ensure, may_sign_up};
use super::cookie::Cookie;
use super::records::code::Model;
use super::records::session::How;
use super::rules::{CODE_LIFE, CODE_RATE, CODE_TRIES, Email, NETWORK_RATES, network_of};
use super::seal::seal_digest;
use super::sessions::{Visit, open_session};
use super::signed_in::SignedIn;
use super::store;
use crate::Error;
use crate::db::{Actor, Tx};
use crate::http::client_address::ClientAddress;
use crate::jobs::Letter;
use crate::journal::Event;
use crate::kernel::Kernel;

pub(super) const SEND_CODE: &str = "identity.send_code";

const COUNTING: privacy::Purpose = privacy::Purpose::new("compter les codes demandés pour une adresse");
const WRITING: privacy::Purpose = privacy::Purpose::new("envoyer le code de connexion à son adresse");

/// Why a code opens nothing.
#[derive(Debug, thiserror::Error)]
pub enum CodeError {
    /// It is not made of six digits; no try is counted.
    #[error("Le code compte six chiffres.")]
    Unreadable,
    /// It is not the right one.
    #[error("Ce code n'est pas le bon. Vérifiez les six chiffres du dernier message reçu.")]
    Wrong,
    /// It was used, replaced, tried too often, is too old, or was asked for in another browser.
    #[error("Ce code n'est plus valable. Demandez-en un nouveau.")]
    Over,
    /// The write did not succeed.
    #[error(transparent)]
    Failed(#[from] Error),
}

/// Asks for a code; answers the cookie that binds it to this browser. The same for every address. A code asked for in another browser keeps
/// its life: whoever asks for somebody else's address takes nothing from them.
///
/// # Errors
/// [`Error::TooManyRequests`] when the address was asked about too often, known or not, and when the database does not answer.
pub async fn request_code(
    platform: &Kernel,
    headers: &HeaderMap,
    from: ClientAddress,
    email: &Email,
    return_to: &OwnUrl,
) -> Result<HeaderValue, Error> {
    let context = platform.random().token();
    let network = seal_network(platform, email, from);
    let tx = platform.platform().begin(Actor::Anonymous).await?;
    tx.take_turn(&seal_digest(platform, "code.address", email.personal().read(COUNTING))).await?;
    check_rates(&tx, email, &network).await?;
    if let Some(before) = Cookie::Code.read(platform, headers) {
        store::codes::replace(&tx, email, &Digest::of(before.as_bytes())).await?;
    }
    let asked = store::codes::Asked { email, network, context: Digest::of(context.as_bytes()), return_to };
    let id = store::codes::insert(&tx, asked).await?;
    tx.enqueue(SEND_CODE, &id).await?;
    tx.commit(Event::new("code.requested").subject("code", &id)).await?;
    Ok(Cookie::Code.set(platform, &context))
}

async fn check_rates(tx: &Tx, email: &Email, network: &Digest) -> Result<(), Error> {
    for (most, within) in NETWORK_RATES {
        if store::codes::count_from(tx, network, tx.now() - within).await? >= most {
            return Err(Error::TooManyRequests);
        }
    }
    let (most, within) = CODE_RATE;
    let asked = store::codes::count_since(tx, email, tx.now() - within).await?;
    if asked >= most { Err(Error::TooManyRequests) } else { Ok(()) }
}

/// Sends the code `id`, if its address may sign in. Done twice, it sends one letter.
pub(super) async fn send_code(platform: Kernel, payload: serde_json::Value) -> anyhow::Result<()> {
    let id: Id = serde_json::from_value(payload)?;
    let Some(asked) = store::codes::find(platform.platform(), &id).await? else { return Ok(()) };
    let is_late = platform.clock().now() > asked.created_at + CODE_LIFE;
    if is_late || asked.used_at.is_some() || !may_sign_in(&platform, &asked).await? {
        return Ok(());
    }
    let code = platform.random().digits(6);
    let tx = platform.platform().begin(Actor::System(SEND_CODE)).await?;
    if store::codes::set_code(&tx, &id, &seal_code(&platform, &id, &code)).await? {
        tx.letter(letter(&platform, asked.email, &code)).await?;
        tx.commit(Event::new("code.sent").subject("code", &id)).await?;
    }
    Ok(())
}

/// Does this browser wait for a code that can still be typed?
///
/// # Errors
/// When the database does not answer.
pub async fn awaits_code(platform: &Kernel, headers: &HeaderMap) -> Result<bool, Error> {
    let Some(context) = Cookie::Code.read(platform, headers) else { return Ok(false) };
    let since = platform.clock().now() - CODE_LIFE;
    store::codes::is_pending(platform.platform(), &Digest::of(context.as_bytes()), since).await
}

/// Signs in with the code typed. The try is counted before the code is looked at, in one statement: five tries are five, however many
/// requests run at once.
///
/// # Errors
/// See [`CodeError`].
pub async fn redeem_code(
    platform: &Kernel,
    headers: &HeaderMap,
    typed: &str,
    visit: &Visit,
) -> Result<SignedIn, CodeError> {
    let typed: String = typed.chars().filter(|one| !one.is_whitespace()).collect();
    if typed.len() != 6 || !typed.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(CodeError::Unreadable);
    }
    let context = Cookie::Code.read(platform, headers).ok_or(CodeError::Over)?;
    let asked = judge(platform, &Digest::of(context.as_bytes()), &typed).await?;
    let account = account_of(platform, &asked).await?;
    let session = open_session(platform, &account, How::Code, None, visit).await?;
    Ok(SignedIn { cookies: vec![session, Cookie::Code.clear(platform)], return_to: asked.return_to })
}

async fn judge(platform: &Kernel, context: &Digest, typed: &str) -> Result<Model, CodeError> {
    let tx = platform.platform().begin(Actor::Anonymous).await?;
    let since = tx.now() - CODE_LIFE;
    let Some(asked) = store::codes::count_try(&tx, context, since).await? else { return Err(CodeError::Over) };
    let sealed = seal_code(platform, &asked.id, typed);
    let right =
        asked.code.as_ref().is_some_and(|code| code.as_str().as_bytes().ct_eq(sealed.as_str().as_bytes()).into());
    if right {
        store::codes::use_up(&tx, &asked.id).await?;
        tx.commit(Event::new("code.accepted").subject("code", &asked.id)).await?;
        return Ok(asked);
    }
    let refused = Event::new("code.refused").subject("code", &asked.id).detail("essai", asked.tries);
    tx.commit(refused).await?;
    Err(if asked.tries >= CODE_TRIES { CodeError::Over } else { CodeError::Wrong })
}

/// Whoever typed the code reads the letters of the address: a new account is theirs.
async fn account_of(platform: &Kernel, asked: &Model) -> Result<Id, Error> {
    let email = email_of(asked)?;
    if let Some(known) = store::accounts::find_by_email(platform.platform().reader(), &email).await? {
        return Ok(known.id);
    }
    let tx = platform.platform().begin(Actor::System(SEND_CODE)).await?;
    let id = ensure(&tx, &email, &email.guessed_name()).await?;
    tx.commit(Event::new("account.proved").subject("compte", &id)).await?;
    Ok(id)
}

async fn may_sign_in(platform: &Kernel, asked: &Model) -> Result<bool, Error> {
    let email = email_of(asked)?;
    let known = store::accounts::find_by_email(platform.platform().reader(), &email).await?;
    Ok(known.map_or_else(|| may_sign_up(platform.config(), &email), |account| account.disabled_at.is_none()))
}

fn email_of(asked: &Model) -> Result<Email, Error> {
    Email::parse(asked.email.read(WRITING)).ok_or_else(|| anyhow::anyhow!("adresse enregistrée illisible").into())
}

fn seal_code(platform: &Kernel, id: &Id, code: &str) -> Digest {
    seal_digest(platform, "code", &format!("{id}:{code}"))
}

fn seal_network(platform: &Kernel, email: &Email, ClientAddress(from): ClientAddress) -> Digest {
    let message = format!("{}\0{}", email.personal().read(COUNTING), network_of(from));
    seal_digest(platform, "code.network", &message)
}

fn letter(platform: &Kernel, recipient: Personal<String>, code: &str) -> Letter {
    let (title, address) = (platform.manifest().title, platform.config().public_url());
    Letter {
        recipient,
        subject: format!("Votre code de connexion à {title}"),
        body: Personal::new(
            include_str!("mail_code.txt")
                .replace("{title}", title)
                .replace("{address}", &address)
                .replace("{code}", code),
        ),
    }
}
