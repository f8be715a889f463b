//! One processing: its screening, its assessment, its history.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use chrono::{DateTime, Utc};
use kernel::http::extract::Query;
use kernel::{Can, Error, Grant, Kernel};
use privacy::dpia::Criterion;
use serde::Deserialize;
use ui::{Frame, NavItem};

use super::{crumbs, found, name};
use crate::dpia::review::Review;
use crate::dpia::screening::{Stated, stated};
use crate::dpia::state::{Standing, submit};
use crate::dpia::{AdviseDpia, KeepDpia, ValidateDpia, state, store, words};

#[derive(Template)]
#[template(path = "dpia/show.html")]
struct ShowPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    review: Review,
    stated: Vec<(Criterion, Stated)>,
    screened_by: Vec<(i64, String, DateTime<Utc>)>,
    past: Vec<Line>,
    /// What was just done, or nothing.
    done: &'static str,
    /// Why it cannot be submitted; nothing when it can.
    not_yet: Option<String>,
    may_advise: bool,
    may_validate: bool,
}

/// One version of the assessment.
struct Line {
    number: i64,
    state: &'static str,
    author: String,
    at: DateTime<Utc>,
    is_today_s: bool,
}

impl ShowPage {
    fn outcome(&self) -> String {
        words::outcome(&self.review.outcome)
    }

    fn source(&self) -> &'static str {
        words::source(&self.review.outcome)
    }

    fn badge(&self) -> (&'static str, &'static str) {
        words::badge(&self.review.outcome)
    }

    fn answer(stated: &Stated) -> &'static str {
        match stated {
            Stated::Derived { yes: true, .. } => "Oui",
            Stated::Derived { yes: false, .. } => "Non",
            Stated::Person(reply) => {
                if reply.yes {
                    "Oui"
                } else {
                    "Non"
                }
            }
            Stated::Open { .. } => "Sans réponse",
        }
    }

    fn reason(stated: &Stated) -> &str {
        match stated {
            Stated::Derived { why, .. } => why,
            Stated::Person(reply) => &reply.why,
            Stated::Open { .. } => "Question à répondre",
        }
    }

    fn origin(stated: &Stated) -> &'static str {
        match stated {
            Stated::Derived { .. } => "Déclaration",
            Stated::Person(_) => "Une personne",
            Stated::Open { .. } => "",
        }
    }

    fn lists(&self) -> Vec<(&'static str, String, &str)> {
        let none = || "Aucune ligne ne le décrit".to_owned();
        let Some(answers) = self.review.screening.as_ref().map(|screening| &screening.content) else {
            return Vec::new();
        };
        let required = answers.required.as_ref().map(|named| {
            (words::REQUIRED_LIST, named.line.map_or_else(none, |line| line.label().to_owned()), named.why.as_str())
        });
        let exempted = answers.exempted.as_ref().map(|named| {
            (words::EXEMPT_LIST, named.line.map_or_else(none, |line| line.label().to_owned()), named.why.as_str())
        });
        required.into_iter().chain(exempted).collect()
    }

    fn to_check() -> &'static str {
        words::TO_CHECK
    }

    fn waits(&self) -> bool {
        self.review.standing() == Standing::At(state::State::Submitted)
    }
}

/// What the address says was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Done {
    fait: String,
}

pub async fn show(
    frame: Frame,
    can: Can<KeepDpia>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response, Error> {
    let review = found(&kernel, &id).await?;
    let mut past = Vec::new();
    for one in store::list_past(kernel.db(), &id).await? {
        let author = name(&kernel, one.author.as_ref()).await?;
        let is_today_s = one.scope == review.scope;
        past.push(Line { number: one.number, state: one.state.label(), author, at: one.at, is_today_s });
    }
    let mut screened_by = Vec::new();
    for (number, author, at) in store::list_screened(kernel.db(), &id).await? {
        screened_by.push((number, name(&kernel, author.as_ref()).await?, at));
    }
    Ok(ui::page(&ShowPage {
        crumbs: crumbs(&frame, &review, ""),
        frame,
        stated: stated(&review.declared, review.screening.as_ref().map(|version| &version.content)),
        not_yet: submit(review.latest.as_ref(), &review.declared).err().map(|refusal| refusal.to_string()),
        review,
        screened_by,
        past,
        done: told(&done.fait),
        may_advise: can.grants().iter().any(Grant::gives::<AdviseDpia>),
        may_validate: can.grants().iter().any(Grant::gives::<ValidateDpia>),
    }))
}

fn told(word: &str) -> &'static str {
    match word {
        "criblage" => "Les réponses au criblage sont enregistrées.",
        "avis" => "Les avis sont enregistrés.",
        "soumission" => "L'analyse est soumise au responsable de traitement.",
        "validation" => "L'analyse est validée, pour le périmètre d'aujourd'hui.",
        "renvoi" => "L'analyse est renvoyée à ses auteurs.",
        "import" => "Le fichier est repris dans un nouveau brouillon.",
        "identique" => "Le fichier dit ce que l'analyse dit déjà : rien n'a été écrit.",
        _ => "",
    }
}
