//! The whole assessment on one page, with the way into each part.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use kernel::http::extract::Query;
use kernel::{Can, Error, Kernel};
use serde::Deserialize;
use std::collections::BTreeMap;
use ui::{Frame, NavItem};

use super::{crumbs, found};
use crate::dpia::content::{Content, Evaluation};
use crate::dpia::part_form::JUDGEMENTS;
use crate::dpia::prefill::prefilled;
use crate::dpia::question::{Kind, Part, Question, find, level};
use crate::dpia::review::Review;
use crate::dpia::{KeepDpia, pia};

#[derive(Template)]
#[template(path = "dpia/read.html")]
struct ReadPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    review: Review,
    content: Content,
    derived: BTreeMap<u16, String>,
    /// What was just done, or nothing.
    done: &'static str,
}

impl ReadPage {
    fn parts() -> [Part; 9] {
        Part::ALL
    }

    /// The lines that answer a question; none when nobody did.
    fn lines(&self, question: &Question) -> Vec<String> {
        if let Some(text) = self.derived.get(&question.id) {
            return text.lines().map(str::to_owned).collect();
        }
        let Some(reply) = self.content.answers.get(&question.id) else { return Vec::new() };
        match question.kind {
            Kind::Text => reply.text.lines().map(str::to_owned).collect(),
            Kind::List => reply.list.clone(),
            Kind::Level => {
                std::iter::once(level(reply.level).to_owned()).chain(reply.text.lines().map(str::to_owned)).collect()
            }
        }
    }

    /// What a file that was read back says otherwise, if it still differs.
    fn differs(&self, question: &Question) -> Option<&String> {
        self.content.differing.get(&question.id).filter(|said| self.derived.get(&question.id) != Some(said))
    }

    fn measures(&self) -> Vec<crate::dpia::content::Measure> {
        pia::measures(&self.review.declared, &self.content)
    }

    /// What remains of a risk, in words.
    fn remains(&self, part: &Part) -> Option<String> {
        let (severity, likelihood) = self.content.remains(*part)?;
        Some(format!("gravité {}, vraisemblance {}", level(severity).to_lowercase(), level(likelihood).to_lowercase()))
    }

    fn is_risk(part: &Part) -> bool {
        Part::RISKS.contains(part)
    }

    /// What an evaluation is about.
    fn about(one: &Evaluation) -> String {
        if !one.measure.is_empty() {
            return format!("Mesure : {}", one.measure);
        }
        let question = one.point.rsplit('.').next().and_then(|id| id.parse().ok()).and_then(find);
        let part = Part::ALL.into_iter().find(|part| part.reference() == one.point && !one.point.is_empty());
        part.map(Part::title).or(question.map(|question| question.label)).unwrap_or("Un point").to_owned()
    }

    fn judgement(one: &Evaluation) -> &'static str {
        JUDGEMENTS.iter().find(|(status, ..)| *status == one.status).map_or("Non jugé", |(_, _, label)| label)
    }

    fn address(&self, part: &Part) -> String {
        format!("{}/aipd/{}/analyse/{}", self.frame.brand.prefix, self.review.declared.processing.id, part.slug())
    }
}

/// What the address says was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Done {
    fait: String,
}

pub async fn read(
    frame: Frame,
    _can: Can<KeepDpia>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response, Error> {
    let review = found(&kernel, &id).await?;
    Ok(ui::page(&ReadPage {
        crumbs: crumbs(&frame, &review, "Analyse"),
        frame,
        content: review.latest.as_ref().map(|latest| latest.content.clone()).unwrap_or_default(),
        derived: prefilled(&review.declared),
        review,
        done: if done.fait == "partie" { "La partie est enregistrée." } else { "" },
    }))
}
