//! The public form of requests. Whoever asks is answered the same, known or not.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use kernel::http::extract::Query;
use kernel::identity::{self, Email};
use kernel::{Digest, Error, Event, FieldError, Form, Kernel, Purpose, Who, erasures};
use privacy::rights::Right;
use serde::{Deserialize, Serialize};
use ui::{Choice, Filled, Frame, NavItem};

use super::cell;
use crate::rights::letters;
use crate::rights::request::State as Standing;
use crate::rights::request::{Asked, due, offered, read, word};
use crate::rights::store::requests::{New, Stored, insert_request};

const OWN: Purpose = Purpose::new("répondre à la personne connectée qui exerce ses droits");

/// What the form sends.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Typed {
    droit: String,
    courriel: String,
    message: String,
}

#[derive(Template)]
#[template(path = "rights/ask.html")]
struct AskPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    filled: Filled,
    choices: Vec<Choice>,
}

impl AskPage {
    fn new(frame: Frame, kernel: &Kernel, filled: Filled) -> Self {
        let notice = NavItem::new(format!("{}/donnees-personnelles", frame.brand.prefix), "Données personnelles");
        let crumbs = vec![NavItem::new(frame.home(), "Accueil"), notice, NavItem::new("", "Exercer mes droits")];
        let choices = choices(&offered(&kernel.outline().relied_on()));
        Self { frame, crumbs, filled, choices }
    }
}

/// Each right, in the words of who asks.
pub fn choices(offered: &[Right]) -> Vec<Choice> {
    let choice = |right: &Right| {
        let label = match right {
            Right::Access => "Savoir quelles données vous avez sur moi et en recevoir une copie",
            Right::Rectification => "Faire corriger des données inexactes",
            Right::Erasure => "Faire effacer mes données",
            Right::Restriction => "Faire suspendre l'usage de mes données",
            Right::Portability => "Recevoir mes données pour les emporter ailleurs",
            Right::Objection => "M'opposer à l'usage de mes données, ou retirer mon accord",
        };
        Choice::new(word(*right), label).hint(format!("{} (RGPD, {})", right.label(), right.article()))
    };
    offered.iter().map(choice).collect()
}

/// The form; the address may say what is asked.
pub async fn show(frame: Frame, State(kernel): State<Kernel>, Query(typed): Query<Typed>) -> Response {
    let filled = Filled::new().with("droit", typed.droit);
    ui::page(&AskPage::new(frame, &kernel, filled))
}

/// Receives a request: the identity is that of the session, or is proved by a code sent to the address.
pub async fn receive(
    frame: Frame,
    who: Who,
    State(kernel): State<Kernel>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let own = match who.person() {
        Some(person) => Email::parse(identity::own_email(&kernel, person).await?.read(OWN)),
        None => None,
    };
    match read(&typed.droit, &typed.courriel, &typed.message, own, &offered(&kernel.outline().relied_on())) {
        Ok(asked) => {
            let follow = save(&kernel, &who, asked, frame.brand.prefix).await?;
            Ok(Redirect::to(&format!("{}/donnees-personnelles/demande/{follow}", frame.brand.prefix)).into_response())
        }
        Err(errors) => Ok(ask_again(frame, &kernel, &typed, errors)),
    }
}

fn ask_again(frame: Frame, kernel: &Kernel, typed: &Typed, errors: Vec<FieldError>) -> Response {
    let filled = Filled::of(typed).with_errors(errors);
    ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &AskPage::new(frame, kernel, filled))
}

/// Keeps the request and acknowledges it. Answers the token by which it is followed.
async fn save(kernel: &Kernel, who: &Who, asked: Asked, path: &str) -> Result<String, Error> {
    let (follow, code) = (kernel.random().token(), kernel.random().digits(6));
    let account = who.person().map(|person| &person.account);
    let tx = kernel.begin_as_anonymous().await?;
    let id = tx.new_id();
    let message = match asked.message.as_str() {
        "" => None,
        message => Some(kernel.vault().seal(&id, cell("message", &id), message).await?),
    };
    let due_at = due(tx.now());
    let new = New {
        id: &id,
        right: word(asked.right),
        email: asked.email.personal(),
        account,
        message,
        code: account.is_none().then(|| code_digest(kernel, &id, &code)),
        follow: Digest::of(follow.as_bytes()),
        due_at,
    };
    insert_request(&tx, new).await?;
    let request = Stored {
        right: word(asked.right).to_owned(),
        email: asked.email.personal().clone(),
        account: account.cloned(),
        message: None,
        answer: None,
        state: Standing::Received,
        received_at: tx.now(),
        verified_at: None,
        due_at,
        extended_at: None,
        answered_at: None,
        code: None,
        tries: 0,
        id: id.clone(),
    };
    tx.letter(letters::received(kernel, path, &request, &follow, account.is_none().then_some(code.as_str()))).await?;
    tx.commit(Event::new("rights.requested").subject("demande", &id).detail("droit", word(asked.right))).await?;
    Ok(follow)
}

/// The code of one request, as it is kept.
pub fn code_digest(kernel: &Kernel, id: &kernel::Id, code: &str) -> Digest {
    erasures::fingerprint(kernel, &format!("code:{id}:{code}"))
}
