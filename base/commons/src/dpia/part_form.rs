//! The form of one part of an assessment: texts as sent become content, or what is to be corrected.

use chrono::NaiveDate;
use kernel::FieldError;

use super::content::{CHARGES, Content, Evaluation, Measure, Reply};
use super::pia;
use super::question::{Kind, Part, Question};
use super::screening_form::value;
use crate::register::Declared;

const LONGEST: usize = 20_000;
const LONGEST_LINE: usize = 500;
/// Rows read of a table of the form.
const MOST_ROWS: usize = 300;

/// The name of a question's field.
pub fn name(id: u16) -> String {
    format!("q{id}")
}

/// Reads a part into what was written before.
///
/// # Errors
/// What is to be corrected, field by field.
pub fn read(
    part: Part,
    sent: &[(String, String)],
    before: &Content,
    declared: &Declared,
) -> Result<Content, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut content = before.clone();
    for question in part.questions().filter(|question| !question.prefilled) {
        content.answers.insert(question.id, reply(question, sent, &mut errors));
    }
    match part {
        Part::Measures => content.measures = measures(sent, declared, &mut errors),
        Part::Plan => content.evaluations = plan(sent, before, declared, &mut errors),
        Part::Access | Part::Change | Part::Loss => remains(part, sent, &mut content, &mut errors),
        _ => {}
    }
    if errors.is_empty() { Ok(content.tidied()) } else { Err(errors) }
}

fn bounded<'a>(sent: &'a [(String, String)], field: &str, most: usize, errors: &mut Vec<FieldError>) -> &'a str {
    let text = value(sent, field);
    if text.chars().count() > most {
        errors.push(FieldError::new(
            field,
            format!("Ce texte dépasse {} caractères : gardez l'essentiel", ui::format::integer(most as u64)),
        ));
    }
    text
}

fn level(sent: &[(String, String)], field: &str, errors: &mut Vec<FieldError>) -> u8 {
    match value(sent, field) {
        "" => 0,
        given => given.parse().ok().filter(|level| (1..=4).contains(level)).unwrap_or_else(|| {
            errors.push(FieldError::new(field, "Choisissez l'un des quatre niveaux"));
            0
        }),
    }
}

fn reply(question: &Question, sent: &[(String, String)], errors: &mut Vec<FieldError>) -> Reply {
    let field = name(question.id);
    match question.kind {
        Kind::Text => Reply { text: bounded(sent, &field, LONGEST, errors).to_owned(), ..Reply::default() },
        Kind::Level => Reply {
            level: level(sent, &field, errors),
            text: bounded(sent, &format!("{field}_motif"), LONGEST, errors).to_owned(),
            ..Reply::default()
        },
        Kind::List => Reply { list: list(sent, &field, errors), ..Reply::default() },
    }
}

fn list(sent: &[(String, String)], field: &str, errors: &mut Vec<FieldError>) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for line in value(sent, field).lines() {
        let item = line.trim_start_matches(['-', '•', '*']).split_whitespace().collect::<Vec<_>>().join(" ");
        if !item.is_empty() && !items.contains(&item) {
            items.push(item);
        }
    }
    if items.len() > 100 || items.iter().any(|item| item.chars().count() > LONGEST_LINE) {
        errors.push(FieldError::new(field, "100 lignes au plus, de 500 caractères au plus"));
    }
    items
}

fn measures(sent: &[(String, String)], declared: &Declared, errors: &mut Vec<FieldError>) -> Vec<Measure> {
    let mut all = pia::measures(declared, &Content::default());
    let stated = all.len();
    for row in 0..MOST_ROWS {
        let field = format!("titre_{row}");
        let title = bounded(sent, &field, LONGEST_LINE, errors).split_whitespace().collect::<Vec<_>>().join(" ");
        let content = bounded(sent, &format!("contenu_{row}"), LONGEST, errors).to_owned();
        if title.is_empty() && content.is_empty() {
            continue;
        }
        if title.is_empty() {
            errors.push(FieldError::new(&field, "Nommez la mesure"));
        } else if all.iter().any(|known| known.title == title) {
            errors.push(FieldError::new(&field, "Une autre mesure porte déjà ce nom"));
        }
        all.push(Measure { title, content });
    }
    all.split_off(stated)
}

fn remains(part: Part, sent: &[(String, String)], content: &mut Content, errors: &mut Vec<FieldError>) {
    let severity = level(sent, "reste_gravite", errors);
    let likelihood = level(sent, "reste_vraisemblance", errors);
    if (severity == 0) != (likelihood == 0) {
        let field = if severity == 0 { "reste_gravite" } else { "reste_vraisemblance" };
        errors.push(FieldError::new(field, "Estimez les deux, ou aucune des deux"));
    }
    let point = part.reference();
    let place = content.evaluations.iter().position(|one| one.point == point && one.measure.is_empty());
    let one = match place {
        Some(place) => &mut content.evaluations[place],
        None => {
            content.evaluations.push(Evaluation { point: point.to_owned(), ..Evaluation::default() });
            content.evaluations.last_mut().expect("one was just added")
        }
    };
    (one.severity, one.likelihood) = (severity, likelihood);
    if one.status == 0 && severity > 0 {
        one.status = 3;
    }
}

/// What can be judged: its value in the form and its label.
pub fn points(declared: &Declared, content: &Content) -> Vec<(String, String)> {
    let mut points: Vec<(String, String)> = Vec::new();
    for part in [Part::Overview, Part::Data] {
        points.push((part.reference().to_owned(), part.title().to_owned()));
    }
    for part in [Part::Necessity, Part::Rights] {
        let questions = part.questions();
        points.extend(questions.map(|one| (format!("{}.{}", part.reference(), one.id), one.label.to_owned())));
    }
    let measures = pia::measures(declared, content).into_iter().zip(1..);
    points.extend(measures.map(|(measure, rank)| (format!("3.1.{rank}"), format!("Mesure : {}", measure.title))));
    points.extend(Part::RISKS.map(|part| (part.reference().to_owned(), part.title().to_owned())));
    points
}

/// The value of an evaluation's point in the form.
pub fn point_of(one: &Evaluation, declared: &Declared, content: &Content) -> String {
    if one.measure.is_empty() {
        return one.point.clone();
    }
    let measures = pia::measures(declared, content);
    let rank = measures.iter().position(|measure| measure.title == one.measure).map_or(0, |place| place + 1);
    format!("3.1.{rank}")
}

fn plan(
    sent: &[(String, String)],
    before: &Content,
    declared: &Declared,
    errors: &mut Vec<FieldError>,
) -> Vec<Evaluation> {
    let known = points(declared, before);
    let measures = pia::measures(declared, before);
    let mut rows: Vec<Evaluation> = Vec::new();
    for row in 0..MOST_ROWS {
        let field = |what: &str| format!("{what}_{row}");
        let chosen = value(sent, &field("point"));
        let mut one = Evaluation {
            status: judged(value(sent, &field("jugement"))),
            finding: bounded(sent, &field("constat"), LONGEST, errors).to_owned(),
            action: bounded(sent, &field("action"), LONGEST, errors).to_owned(),
            due: due(sent, &field("echeance"), errors),
            charge: CHARGES
                .iter()
                .find(|known| **known == value(sent, &field("charge")))
                .map_or("", |known| known)
                .to_owned(),
            ..Evaluation::default()
        };
        if one.is_empty() {
            continue;
        }
        match chosen.strip_prefix("3.1.").and_then(|rank| rank.parse::<usize>().ok()) {
            _ if known.iter().all(|(value, _)| value != chosen) => {
                errors.push(FieldError::new(field("point"), "Dites de quoi il s'agit"));
            }
            Some(rank) => {
                one.point = "3.1".to_owned();
                one.measure =
                    measures.get(rank.wrapping_sub(1)).map(|measure| measure.title.clone()).unwrap_or_default();
            }
            None => one.point = chosen.to_owned(),
        }
        if one.status == 0 {
            errors
                .push(FieldError::new(field("jugement"), "Dites si ce point est acceptable, à améliorer ou à refaire"));
        }
        if one.status == 2 && one.action.is_empty() {
            errors.push(FieldError::new(field("action"), "Dites ce qui sera fait pour améliorer ce point"));
        }
        if rows.iter().any(|other| other.point == one.point && other.measure == one.measure) && !one.point.is_empty() {
            errors.push(FieldError::new(field("point"), "Ce point est déjà jugé sur une autre ligne"));
        }
        rows.push(one);
    }
    keep_levels(&mut rows, before);
    rows
}

/// The levels that remain of a risk are written with the risk, and stay when the plan changes.
fn keep_levels(rows: &mut Vec<Evaluation>, before: &Content) {
    for old in before.evaluations.iter().filter(|one| one.severity > 0 || one.likelihood > 0) {
        match rows.iter_mut().find(|one| one.point == old.point && one.measure == old.measure) {
            Some(one) => (one.severity, one.likelihood) = (old.severity, old.likelihood),
            None => rows.push(Evaluation {
                point: old.point.clone(),
                measure: old.measure.clone(),
                status: 3,
                severity: old.severity,
                likelihood: old.likelihood,
                ..Evaluation::default()
            }),
        }
    }
}

/// The judgements of the form, as the file numbers them.
pub const JUDGEMENTS: [(u8, &str, &str); 3] =
    [(3, "acceptable", "Acceptable"), (2, "ameliorer", "À améliorer"), (1, "refaire", "À refaire")];

fn judged(word: &str) -> u8 {
    JUDGEMENTS.iter().find(|(_, known, _)| *known == word).map_or(0, |(status, ..)| *status)
}

fn due(sent: &[(String, String)], field: &str, errors: &mut Vec<FieldError>) -> Option<NaiveDate> {
    let given = value(sent, field);
    if given.is_empty() {
        return None;
    }
    let day = given.parse().ok();
    if day.is_none() {
        errors.push(FieldError::new(field, "Saisissez une date qui existe"));
    }
    day
}

/// What was written, as the form of this part shows it.
pub fn pairs(part: Part, content: &Content, declared: &Declared) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for question in part.questions() {
        let Some(reply) = content.answers.get(&question.id) else { continue };
        let field = name(question.id);
        match question.kind {
            Kind::Text => pairs.push((field, reply.text.clone())),
            Kind::List => pairs.push((field, reply.list.join("\n"))),
            Kind::Level => {
                pairs.push((format!("{field}_motif"), reply.text.clone()));
                pairs.push((field, reply.level.to_string()));
            }
        }
    }
    if let Some(one) = content.evaluation(part.reference()) {
        pairs.push(("reste_gravite".into(), one.severity.to_string()));
        pairs.push(("reste_vraisemblance".into(), one.likelihood.to_string()));
    }
    if part == Part::Measures {
        for (row, measure) in content.measures.iter().enumerate() {
            pairs.push((format!("titre_{row}"), measure.title.clone()));
            pairs.push((format!("contenu_{row}"), measure.content.clone()));
        }
    }
    if part == Part::Plan {
        for (row, one) in content.evaluations.iter().enumerate() {
            let judgement =
                JUDGEMENTS.iter().find(|(status, ..)| *status == one.status).map_or("", |(_, word, _)| word);
            pairs.push((format!("point_{row}"), point_of(one, declared, content)));
            pairs.push((format!("jugement_{row}"), judgement.to_owned()));
            pairs.push((format!("constat_{row}"), one.finding.clone()));
            pairs.push((format!("action_{row}"), one.action.clone()));
            pairs.push((format!("echeance_{row}"), one.due.map(|day| day.to_string()).unwrap_or_default()));
            pairs.push((format!("charge_{row}"), one.charge.clone()));
        }
    }
    pairs
}
