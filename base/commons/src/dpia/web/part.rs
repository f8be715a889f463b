//! One part of the assessment as a form.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use kernel::{Can, Error, Event, Form, Kernel};
use ui::{Choice, Filled, Frame, NavItem};

use super::{Sent, add, crumbs, found, same_rank};
use crate::dpia::content::{CHARGES, Content, Measure};
use crate::dpia::part_form::{JUDGEMENTS, name, pairs, points, read};
use crate::dpia::prefill::prefilled;
use crate::dpia::question::{Kind, Part, Question, level};
use crate::dpia::review::Review;
use crate::dpia::state::{Standing, State as Written};
use crate::dpia::{KeepDpia, pia};

/// Empty rows offered after those that are written.
const MORE_ROWS: usize = 3;

#[derive(Template)]
#[template(path = "dpia/part.html")]
struct PartPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    review: Review,
    part: Part,
    filled: Filled,
    /// The questions, each with the names of its field and of its reason.
    fields: Vec<(&'static Question, String, String)>,
    derived: BTreeMap<u16, String>,
    levels: Vec<Choice>,
    rows: Vec<Row>,
    points: Vec<Choice>,
    charges: Vec<Choice>,
    judgements: Vec<Choice>,
    stated: Vec<Measure>,
}

/// The names of the fields of one row of a table of the form.
struct Row {
    rank: usize,
    title: String,
    content: String,
    point: String,
    judgement: String,
    finding: String,
    action: String,
    due: String,
    charge: String,
}

impl Row {
    fn of(rank: usize) -> Self {
        let field = |what: &str| format!("{what}_{rank}");
        Self {
            rank: rank + 1,
            title: field("titre"),
            content: field("contenu"),
            point: field("point"),
            judgement: field("jugement"),
            finding: field("constat"),
            action: field("action"),
            due: field("echeance"),
            charge: field("charge"),
        }
    }
}

impl PartPage {
    fn of(frame: Frame, review: Review, part: Part, filled: Filled) -> Self {
        let empty = Content::default();
        let content = review.latest.as_ref().map_or(&empty, |latest| &latest.content);
        let written = match part {
            Part::Measures => content.measures.len(),
            Part::Plan => content.evaluations.len(),
            _ => 0,
        };
        let table = matches!(part, Part::Measures | Part::Plan);
        Self {
            crumbs: crumbs(&frame, &review, part.title()),
            frame,
            fields: part.questions().map(|one| (one, name(one.id), format!("{}_motif", name(one.id)))).collect(),
            part,
            filled,
            derived: prefilled(&review.declared),
            levels: (1..=4).map(|one| Choice::new(one.to_string(), level(one))).collect(),
            rows: if table { (0..written + MORE_ROWS).map(Row::of).collect() } else { Vec::new() },
            points: points(&review.declared, content)
                .into_iter()
                .map(|(value, label)| Choice::new(value, label))
                .collect(),
            charges: CHARGES.into_iter().map(|charge| Choice::new(charge, charge)).collect(),
            judgements: JUDGEMENTS.into_iter().map(|(_, word, label)| Choice::new(word, label)).collect(),
            stated: pia::measures(&review.declared, &empty),
            review,
        }
    }

    fn text(question: &Question) -> bool {
        question.kind == Kind::Text
    }

    fn list(question: &Question) -> bool {
        question.kind == Kind::List
    }

    fn lines(&self, question: &Question) -> Vec<&str> {
        self.derived.get(&question.id).map(|text| text.lines().collect()).unwrap_or_default()
    }

    fn is_risk(&self) -> bool {
        Part::RISKS.contains(&self.part)
    }

    fn undoes(&self) -> bool {
        matches!(self.review.standing(), Standing::At(Written::Submitted | Written::Validated))
    }

    fn address(&self) -> String {
        format!("{}/aipd/{}/analyse", self.frame.brand.prefix, self.review.declared.processing.id)
    }
}

pub async fn edit(
    frame: Frame,
    _can: Can<KeepDpia>,
    State(kernel): State<Kernel>,
    Path((id, slug)): Path<(String, String)>,
) -> Result<Response, Error> {
    let part = Part::of(&slug).ok_or(Error::NotFound)?;
    let review = found(&kernel, &id).await?;
    let written = review.latest.as_ref().map(|latest| pairs(part, &latest.content, &review.declared));
    Ok(ui::page(&PartPage::of(frame, review, part, Filled::from_pairs(written.unwrap_or_default()))))
}

pub async fn save(
    frame: Frame,
    can: Can<KeepDpia>,
    State(kernel): State<Kernel>,
    Path((id, slug)): Path<(String, String)>,
    Form(sent): Form<Sent>,
) -> Result<Response, Error> {
    let part = Part::of(&slug).ok_or(Error::NotFound)?;
    let review = found(&kernel, &id).await?;
    let empty = Content::default();
    let before = review.latest.as_ref().map_or(&empty, |latest| &latest.content);
    let content = match read(part, &sent, before, &review.declared) {
        Ok(content) => content,
        Err(errors) => {
            let filled = Filled::from_pairs(sent).with_errors(errors);
            let page = PartPage::of(frame, review, part, filled);
            return Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    if content != *before {
        same_rank(&review, &sent)?;
        let event = Event::new("dpia.edited").detail("partie", part.slug());
        add(&can, &review, &content.ungiven(), Written::Draft, event).await?;
    }
    let address = format!("{}/aipd/{id}/analyse?fait=partie#{}", frame.brand.prefix, part.slug());
    Ok(Redirect::to(&address).into_response())
}
