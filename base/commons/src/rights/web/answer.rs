//! The officer's side: the requests, and their answers.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use kernel::clock::french_date;
use kernel::{Can, Digest, Error, Event, Form, Kernel, Purpose};
use privacy::Ground;
use privacy::rights::Right;
use serde::{Deserialize, Serialize};
use ui::{Choice, Filled, Frame, NavItem};

use super::{cell, opened};
use crate::rights::request::{NEAR, State as Standing, extended_due, right_of};
use crate::rights::restriction::{self, Restriction};
use crate::rights::store::requests::{self, Stored};
use crate::rights::store::{Kept, list_proofs};
use crate::rights::{AnswerRights, jobs, letters};

// The person asks for it: a restriction of their own data does not stand in the way.
const ANSWERING: Purpose =
    Purpose::new("répondre à une personne qui exerce ses droits").despite_restriction(Ground::Consent);

#[derive(Template)]
#[template(path = "rights/list.html")]
struct ListPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    requests: Vec<Stored>,
    restrictions: Vec<Restriction>,
    proofs: Vec<Kept>,
    now: chrono::DateTime<chrono::Utc>,
}

#[derive(Template)]
#[template(path = "rights/show.html")]
pub struct ShowPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    request: Stored,
    label: &'static str,
    email: String,
    message: String,
    answer: String,
    restriction: Option<Restriction>,
    filled: Filled,
    choices: Vec<Choice>,
}

fn label(request: &Stored) -> &'static str {
    right_of(&request.right).map_or("", Right::label)
}

impl ListPage {
    fn label(request: &Stored) -> &'static str {
        label(request)
    }

    /// The requests that wait for an answer, the most urgent first, or the others.
    fn those(&self, open: bool) -> Vec<&Stored> {
        self.requests.iter().filter(|request| request.state.is_open() == open).collect()
    }

    fn late(&self) -> usize {
        self.requests.iter().filter(|request| self.is_late(request)).count()
    }

    /// What is left before the term, or how long it is past.
    fn left(&self, request: &Stored) -> String {
        let days = (french_date(request.due_at) - french_date(self.now)).num_days();
        match days {
            0 => "aujourd'hui".to_owned(),
            days if days > 0 => format!("dans {}", ui::format::plural(days, "jour", "jours")),
            days => format!("depuis {}", ui::format::plural(-days, "jour", "jours")),
        }
    }

    fn is_near(&self, request: &Stored) -> bool {
        !self.is_late(request) && request.due_at - self.now <= NEAR
    }

    fn is_late(&self, request: &Stored) -> bool {
        request.state.is_open() && request.due_at < self.now
    }
}

/// The requests, the most urgent first, and the proofs of erasures.
pub async fn list(frame: Frame, _can: Can<AnswerRights>, State(kernel): State<Kernel>) -> Result<Response, Error> {
    let requests = requests::list_requests(kernel.db()).await?;
    let restrictions = restriction::list_running(kernel.db()).await?;
    let proofs = list_proofs(kernel.db()).await?;
    let crumbs = vec![NavItem::new(frame.home(), "Accueil"), NavItem::new("", "Demandes de droits")];
    Ok(ui::page(&ListPage { frame, crumbs, requests, restrictions, proofs, now: kernel.clock().now() }))
}

/// One request, with the form of its answer.
pub async fn show(
    frame: Frame,
    can: Can<AnswerRights>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let request = requests::find_request(kernel.db(), &id).await?.ok_or(Error::NotFound)?;
    Ok(ui::page(&page(frame, &can, &kernel, request, Filled::new()).await?))
}

/// The page of a request.
pub async fn page(
    frame: Frame,
    can: &Can<AnswerRights>,
    kernel: &Kernel,
    request: Stored,
    filled: Filled,
) -> Result<ShowPage, Error> {
    let readings = can.readings().about::<crate::rights::Request>(&request.id);
    let message = opened(kernel, &request.id, "message", request.message.as_ref(), ANSWERING, &readings).await?;
    let answer = opened(kernel, &request.id, "answer", request.answer.as_ref(), ANSWERING, &readings).await?;
    let restriction = restriction::find_for_request(kernel.db(), &request.id).await?;
    let list = NavItem::new(format!("{}/droits", frame.brand.prefix), "Demandes de droits");
    Ok(ShowPage {
        crumbs: vec![NavItem::new(frame.home(), "Accueil"), list, NavItem::new("", label(&request))],
        frame,
        label: label(&request),
        email: request.email.read(ANSWERING).clone(),
        message,
        answer,
        restriction,
        filled,
        choices: choices(&request),
        request,
    })
}

/// What may be decided about this request.
fn choices(request: &Stored) -> Vec<Choice> {
    let yes = match right_of(&request.right) {
        Some(Right::Access | Right::Portability) => {
            vec![Choice::new("export", "Remettre les données, par une adresse à usage unique")]
        }
        Some(Right::Erasure) => vec![Choice::new("effacer", "Effacer la personne")],
        Some(Right::Objection) => vec![
            Choice::new("fait", "Faire droit à la demande"),
            Choice::new("effacer", "Faire droit à l'opposition et effacer la personne").hint("RGPD, art. 17 §1 c"),
        ],
        Some(Right::Restriction) => {
            let hint =
                "Elles sont gardées ; la purge les épargne, le coffre les refuse aux usages courants (RGPD, art. 18)";
            vec![Choice::new("limiter", "Limiter l'usage des données de la personne").hint(hint)]
        }
        _ => vec![Choice::new("fait", "Faire droit à la demande").hint("Dites ce qui a été corrigé ou suspendu")],
    };
    let refuse = Choice::new("refuser", "Refuser")
        .hint("La raison est obligatoire ; les voies de recours sont ajoutées à la lettre");
    let extend = Choice::new("prolonger", "Prolonger de deux mois")
        .hint("Dans le premier mois seulement, une fois, avec la raison");
    let may_extend = request.state == Standing::Received;
    yes.into_iter().chain([refuse]).chain(may_extend.then_some(extend)).collect()
}

/// What the form of the answer sends.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Typed {
    decision: String,
    texte: String,
}

/// Decides: the answer, its letter and what it sets off are written together.
pub async fn decide(
    frame: Frame,
    can: Can<AnswerRights>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let request = requests::find_request(kernel.db(), &id).await?.ok_or(Error::NotFound)?;
    if !request.state.is_open() {
        return Err(Error::Conflict(
            "Cette demande n'attend pas de réponse : l'identité n'est pas vérifiée, ou la réponse est déjà faite."
                .into(),
        ));
    }
    let filled = check(&request, &typed);
    if filled.invalid() {
        let page = page(frame, &can, &kernel, request, filled).await?;
        return Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    write(&kernel, &can, &request, &typed, frame.brand.prefix).await?;
    Ok(Redirect::to(&format!("{}/droits/{id}", frame.brand.prefix)).into_response())
}

fn check(request: &Stored, typed: &Typed) -> Filled {
    let mut filled = Filled::of(typed);
    if choices(request).iter().all(|choice| choice.value != typed.decision) {
        filled = filled.with_error("decision", "Choisissez une décision");
    }
    let needs_text = matches!(typed.decision.as_str(), "refuser" | "prolonger" | "fait" | "limiter");
    if needs_text && typed.texte.trim().is_empty() {
        filled = filled.with_error("texte", "Écrivez la réponse : la personne doit en connaître la raison");
    }
    filled
}

async fn write(
    kernel: &Kernel,
    can: &Can<AnswerRights>,
    request: &Stored,
    typed: &Typed,
    path: &str,
) -> Result<(), Error> {
    let text = letter_text(&typed.decision, typed.texte.trim());
    let answer = kernel.vault().seal(&request.id, cell("answer", &request.id), &text).await?;
    let token = (typed.decision == "export").then(|| kernel.random().token());
    let tx = can.begin().await?;
    let done = match typed.decision.as_str() {
        "prolonger" => match extended_due(request.received_at, request.state, tx.now()) {
            Some(due) => requests::extend(&tx, &request.id, due, answer).await?,
            None => {
                return Err(Error::Refused(
                    "Le premier mois est passé : le délai ne se prolonge plus (RGPD, art. 12 §3).".into(),
                ));
            }
        },
        decision => {
            let state = if decision == "refuser" { Standing::Refused } else { Standing::Answered };
            let download = token.as_ref().map(|token| Digest::of(token.as_bytes()));
            requests::answer(&tx, &request.id, state, answer, download.as_ref()).await?
        }
    };
    if !done {
        return Err(Error::Conflict("Quelqu'un d'autre vient de répondre à cette demande.".into()));
    }
    tx.letter(letters::answered(kernel, path, request, &text, token.as_deref())).await?;
    if typed.decision == "effacer" {
        tx.enqueue(jobs::ERASE, &request.id).await?;
    }
    if typed.decision == "limiter" {
        restriction::insert(&tx, &request.id, request.account.as_ref(), &request.email).await?;
        tx.enqueue(restriction::RESTRICT, &request.id).await?;
    }
    tx.commit(Event::new("rights.decided").subject("demande", &request.id).detail("decision", typed.decision.as_str()))
        .await
}

/// The answer as the person reads it.
fn letter_text(decision: &str, text: &str) -> String {
    let start = match decision {
        "export" => "Vos données sont à votre disposition.",
        "effacer" => {
            "Vos données sont effacées. Ce que la loi oblige à garder reste, sans vous nommer dans ce service."
        }
        "limiter" => {
            "L'usage de vos données est limité : elles sont gardées et ne sont plus utilisées, sauf avec votre accord, pour défendre un droit en justice, pour protéger quelqu'un d'autre ou pour un intérêt public important. Vous serez averti avant la fin de cette limitation."
        }
        "refuser" => "Votre demande est refusée, pour la raison suivante.",
        "prolonger" => "Le délai de réponse est prolongé de deux mois, pour la raison suivante.",
        _ => "Votre demande est satisfaite.",
    };
    if text.is_empty() { start.to_owned() } else { format!("{start}\n\n{text}") }
}
