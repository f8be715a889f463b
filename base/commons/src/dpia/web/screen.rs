//! The questions of the screening, and the answers of a person.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use kernel::{Can, Error, Event, FieldError, Form, Kernel};
use privacy::dpia::{Criterion, Exempted};
use ui::{Choice, Filled, Frame, NavItem};

use super::{Sent, crumbs, found, read_rank};
use crate::dpia::review::Review;
use crate::dpia::screening::{Stated, declared_required, possible, stated};
use crate::dpia::screening_form::{NONE, asked, pairs, read, word};
use crate::dpia::store::{self, New};
use crate::dpia::{KeepDpia, words};

#[derive(Template)]
#[template(path = "dpia/screen.html")]
struct ScreenPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    review: Review,
    filled: Filled,
    questions: Vec<Asked>,
    derived: Vec<(Criterion, String)>,
    yes_or_no: Vec<Choice>,
    /// The lines of both lists; none when the declaration itself names one.
    lists: Option<(Vec<Choice>, Vec<Choice>)>,
}

/// A question to a person.
struct Asked {
    name: String,
    reason: String,
    label: &'static str,
    hint: String,
}

impl ScreenPage {
    fn of(frame: Frame, review: Review, filled: Filled) -> Self {
        let declared = &review.declared;
        let ask = |(criterion, said): (Criterion, String)| Asked {
            name: word(criterion),
            reason: format!("motif_{}", word(criterion)),
            label: words::ask(criterion),
            hint: if said.is_empty() { String::new() } else { format!("La déclaration dit non : {said}") },
        };
        let established = |(criterion, one): (Criterion, Stated)| match one {
            Stated::Derived { yes, why } => Some((criterion, format!("{} : {why}", if yes { "Oui" } else { "Non" }))),
            _ => None,
        };
        let required = possible(declared).into_iter().map(|line| Choice::new(word(line), line.label()));
        let exempted = Exempted::ALL.into_iter().map(|line| Choice::new(word(line), line.label()));
        let none = || std::iter::once(Choice::new(NONE, "Aucune de ces lignes"));
        let lists = (none().chain(required).collect(), none().chain(exempted).collect());
        Self {
            crumbs: crumbs(&frame, &review, "Criblage"),
            frame,
            questions: asked(declared).into_iter().map(ask).collect(),
            derived: stated(declared, None).into_iter().filter_map(established).collect(),
            yes_or_no: vec![Choice::new("oui", "Oui"), Choice::new("non", "Non")],
            lists: declared_required(declared).is_none().then_some(lists),
            filled,
            review,
        }
    }

    fn number(&self) -> i64 {
        self.review.screening.as_ref().map_or(0, |screening| screening.number)
    }
}

pub async fn edit(
    frame: Frame,
    _can: Can<KeepDpia>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let review = found(&kernel, &id).await?;
    let before = review.screening.as_ref().map(|screening| pairs(&screening.content)).unwrap_or_default();
    Ok(ui::page(&ScreenPage::of(frame, review, Filled::from_pairs(before))))
}

pub async fn answer(
    frame: Frame,
    can: Can<KeepDpia>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Error> {
    let review = found(&kernel, &id).await?;
    let page = |review: Review, errors: Vec<FieldError>| {
        let filled = Filled::from_pairs(sent.clone()).with_errors(errors);
        ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &ScreenPage::of(frame, review, filled))
    };
    let answers = match read(&review.declared, &sent) {
        Ok(answers) => answers,
        Err(errors) => return Ok(page(review, errors)),
    };
    let number = review.screening.as_ref().map_or(0, |screening| screening.number);
    let unchanged = review.screening.as_ref().is_some_and(|old| old.content == answers && old.scope == review.scope);
    if read_rank(&sent) != number && !unchanged {
        return Err(Error::Conflict(
            "Quelqu'un d'autre vient de répondre à ce criblage. Revenez en arrière, copiez vos motifs, et rechargez la page.".into(),
        ));
    }
    if !unchanged {
        let tx = can.begin().await?;
        let author = Some(&can.who().account);
        let new = New { processing: &id, after: number, content: &answers, scope: &review.scope, author };
        store::save_screening(&tx, new).await?;
        tx.commit(Event::new("dpia.screened").subject("traitement", &id).detail("version", number + 1)).await?;
    }
    Ok(Redirect::to(&format!("{}/aipd/{id}?fait=criblage", ui::Brand::of(&kernel).prefix)).into_response())
}
