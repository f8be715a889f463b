//! Writes the file. The same assessment gives the same bytes.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

use super::html::to_html;
use crate::dpia::content::{Comment, Content, Evaluation, Measure};
use crate::dpia::prefill::prefilled;
use crate::dpia::question::{Kind, QUESTIONS};
use crate::dpia::state::{Assessed, State};
use crate::register::Declared;

/// The number under which the file names itself: the tool gives its own when it reads.
const ITSELF: u64 = 1;

/// The file of an assessment; of one not yet begun, the answers of the declarations alone, dated `now`.
pub fn export(declared: &Declared, latest: Option<&Assessed>, now: DateTime<Utc>) -> String {
    let empty = Content::default();
    let content = latest.map_or(&empty, |version| &version.content);
    let date = instant(latest.map_or(now, |version| version.written_at));
    let measures = measures(declared, content);
    let file = json!({
        "pia": pia(declared, content, latest.map(|version| version.state), &date),
        "answers": answers(declared, content, &date),
        "measures": measures.iter().zip(1u64..).map(|(measure, id)| json!({
            "id": id,
            "pia_id": ITSELF,
            "title": measure.title,
            "content": to_html(&measure.content),
            "placeholder": "",
            "created_at": date,
            "updated_at": date,
        })).collect::<Vec<_>>(),
        "evaluations": content.evaluations.iter().filter(|one| !one.is_empty()).zip(1u64..).filter_map(|(one, id)| evaluation(one, id, &measures, &date)).collect::<Vec<_>>(),
        "comments": content.comments.iter().zip(1u64..).map(|(one, id)| comment(one, id, &measures, &date)).collect::<Vec<_>>(),
    });
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

/// The measures of the declaration, then those that people added.
pub fn measures(declared: &Declared, content: &Content) -> Vec<Measure> {
    let stated = |kind: &str, texts: &[&str]| -> Vec<Measure> {
        texts
            .iter()
            .map(|text| Measure {
                title: (*text).to_owned(),
                content: format!("Mesure {kind} inscrite dans la déclaration du traitement"),
            })
            .collect()
    };
    let mut all = stated("technique", declared.processing.technical_measures);
    all.extend(stated("organisationnelle", declared.processing.organisational_measures));
    all.extend(content.measures.iter().cloned());
    all
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

fn pia(declared: &Declared, content: &Content, state: Option<State>, date: &str) -> Value {
    let processing = declared.processing;
    let advice = content.advice.as_ref();
    let consulted = content.consulted.as_ref();
    let sought = consulted.is_some_and(|one| one.sought);
    let text = |when: bool| consulted.filter(|_| when).map(|one| to_html(&one.text)).unwrap_or_default();
    json!({
        "id": ITSELF,
        "name": processing.name,
        "category": "",
        "status": match state { Some(State::Validated) => 2, Some(State::Returned) => 1, _ => 0 },
        "author_name": "Équipe produit",
        "evaluator_name": processing.dpo.name,
        "validator_name": processing.controller.name,
        "dpo_status": advice.map(|one| u8::from(one.favourable)),
        "dpo_opinion": advice.map(|one| to_html(&one.text)).unwrap_or_default(),
        "dpos_names": processing.dpo.name,
        "concerned_people_searched_opinion": consulted.map(|one| one.sought),
        "concerned_people_searched_content": text(!sought),
        "concerned_people_status": consulted.and_then(|one| one.favourable).map(u8::from),
        "concerned_people_opinion": text(sought),
        "people_names": processing.people.join(" ; "),
        "rejection_reason": to_html(&content.returned),
        "applied_adjustments": to_html(&content.adjusted),
        "is_example": 0,
        "is_archive": 0,
        "created_at": date,
        "updated_at": date,
    })
}

fn answers(declared: &Declared, content: &Content, date: &str) -> Vec<Value> {
    let mut given = prefilled(declared);
    let mut all = Vec::new();
    for (question, id) in QUESTIONS.iter().zip(1u64..) {
        let data = match (given.remove(&question.id), content.answers.get(&question.id)) {
            (Some(text), _) => json!({"text": to_html(&text), "gauge": 0, "list": []}),
            (None, Some(reply)) if !reply.is_empty() => match question.kind {
                Kind::Text => json!({"text": to_html(&reply.text), "gauge": 0, "list": []}),
                Kind::List => json!({"text": null, "gauge": null, "list": reply.list}),
                Kind::Level => json!({"text": to_html(&reply.text), "gauge": reply.level, "list": []}),
            },
            _ => continue,
        };
        all.push(json!({
            "id": id,
            "pia_id": ITSELF,
            "reference_to": question.id,
            "data": data,
            "created_at": date,
            "updated_at": date,
        }));
    }
    all
}

/// The number of a measure, by its title.
fn numbered(measures: &[Measure], title: &str) -> Option<usize> {
    measures.iter().position(|measure| measure.title == title).map(|place| place + 1)
}

fn evaluation(one: &Evaluation, id: u64, measures: &[Measure], date: &str) -> Option<Value> {
    let point = if one.measure.is_empty() {
        one.point.clone()
    } else {
        format!("{}.{}", one.point, numbered(measures, &one.measure)?)
    };
    Some(json!({
        "id": id,
        "pia_id": ITSELF,
        "reference_to": point,
        "status": one.status,
        "global_status": if one.status > 0 { 2 } else { 0 },
        "evaluation_comment": to_html(&one.finding),
        "action_plan_comment": to_html(&one.action),
        "estimated_implementation_date": one.due.map(|day| format!("{day}T00:00:00.000Z")),
        "person_in_charge": one.charge,
        "gauges": {"x": one.severity, "y": one.likelihood},
        "created_at": date,
        "updated_at": date,
    }))
}

fn comment(one: &Comment, id: u64, measures: &[Measure], date: &str) -> Value {
    let measure = numbered(measures, &one.measure);
    let point = match (measure, one.point.parse::<u64>()) {
        (Some(number), _) => json!(number),
        (None, Ok(number)) => json!(number),
        (None, Err(_)) => json!(one.point),
    };
    json!({
        "id": id,
        "pia_id": ITSELF,
        "reference_to": point,
        "for_measure": measure.is_some(),
        "description": to_html(&one.text),
        "created_at": date,
        "updated_at": date,
    })
}
