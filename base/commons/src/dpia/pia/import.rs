//! Reads the file: what people wrote comes in, what the declarations say is compared, nothing else is taken.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::check::{self, Checked, Unreadable, level, line, list, number, place, text, value, yes};
use super::export::measures;
use crate::dpia::content::{Advice, CHARGES, Comment, Consulted, Content, Evaluation, Measure, Reply};
use crate::dpia::prefill::prefilled;
use crate::dpia::question::{Kind, find};
use crate::register::Declared;

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The name that it gives the processing.
    pub name: String,
    /// What people wrote, and every measure.
    content: Content,
    /// Its answers to the questions that the declarations answer.
    derived: BTreeMap<u16, String>,
}

/// Reads a file, whole or not at all.
///
/// # Errors
/// Why it is not read.
pub fn read(bytes: &[u8]) -> Checked<Read> {
    let file = check::object(bytes)?;
    let Some(Value::Object(pia)) = file.get("pia") else {
        return Err(Unreadable::Foreign("l'objet « pia » manque".into()));
    };
    let name = line(pia.get("name").and_then(Value::as_str).unwrap_or_default(), "le nom de l'analyse")?;
    if name.is_empty() {
        return Err(Unreadable::Foreign("l'analyse n'a pas de nom".into()));
    }
    let mut read = Read { name, ..Read::default() };
    answers(&file, &mut read)?;
    let titles = read_measures(&file, &mut read.content)?;
    evaluations(&file, &titles, &mut read.content)?;
    comments(&file, &titles, &mut read.content)?;
    opinions(pia, &mut read.content)?;
    read.content.returned = text(pia, "rejection_reason")?;
    read.content.adjusted = text(pia, "applied_adjustments")?;
    Ok(read)
}

/// Is the file named after this processing? The tool writes `(IMPORT)` or `(COPY)` before a name that it read.
pub fn is_named(read: &Read, declared: &Declared) -> bool {
    let mut name = read.name.as_str();
    while let Some((_, rest)) = name.strip_prefix('(').and_then(|inside| inside.split_once(')')) {
        name = rest.trim_start();
    }
    name == declared.processing.name
}

/// What the file brings to the assessment of this processing; nothing when it says what `before` says already. Measures of the declaration stay those
/// of the declaration; the officer's opinion is theirs again only once they have given it here.
pub fn adopt(read: Read, declared: &Declared, before: Option<&Content>) -> Option<Content> {
    let mut content = read.content;
    let stated = measures(declared, &Content::default());
    content.measures.retain(|measure| stated.iter().all(|known| known.title != measure.title));
    content.differing = differing(&read.derived, declared);
    let same = before.is_some_and(|before| {
        let told = |one: &Content| Content { differing: BTreeMap::new(), ..one.ungiven() };
        told(before) == told(&content) && (content.differing.is_empty() || content.differing == before.differing)
    });
    (!same).then_some(content)
}

/// Where a file's answers differ from those of the declarations: what the file says, by number.
fn differing(said: &BTreeMap<u16, String>, declared: &Declared) -> BTreeMap<u16, String> {
    let ours = prefilled(declared);
    let differs = |(id, text): (&u16, &String)| {
        (ours.get(id).map(|ours| super::html::tidy(ours)).as_ref() != Some(text)).then(|| (*id, text.clone()))
    };
    said.iter().filter_map(differs).collect()
}

fn answers(file: &Map<String, Value>, read: &mut Read) -> Checked<()> {
    let mut seen = BTreeSet::new();
    for one in list(file, "answers", true, 500)? {
        let id = number(one, "reference_to", 999)?.and_then(|id| u16::try_from(id).ok());
        let question = id.and_then(find).ok_or_else(|| value("une réponse se rapporte à une question inconnue"))?;
        if !seen.insert(question.id) {
            return Err(value(format!("la question {} a deux réponses", question.id)));
        }
        let data = match one.get("data") {
            Some(Value::Object(data)) => data,
            _ => return Err(value(format!("la réponse à la question {} n'a pas de contenu", question.id))),
        };
        let text = text(data, "text")?;
        if question.prefilled {
            read.derived.insert(question.id, text);
            continue;
        }
        let reply = match question.kind {
            Kind::Text => Reply { text, ..Reply::default() },
            Kind::Level => Reply { text, level: level(data, "gauge")?, ..Reply::default() },
            Kind::List => Reply { list: items(data)?, ..Reply::default() },
        };
        if !reply.is_empty() {
            read.content.answers.insert(question.id, reply);
        }
    }
    Ok(())
}

fn items(data: &Map<String, Value>) -> Checked<Vec<String>> {
    let given = match data.get("list") {
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(Value::Array(given)) if given.len() <= 100 => given,
        _ => return Err(value("« list » doit être une liste de 100 textes au plus")),
    };
    let mut items = Vec::new();
    for item in given {
        let item = line(
            item.as_str().ok_or_else(|| value("« list » contient autre chose que des textes"))?,
            "un élément de liste",
        )?;
        if !item.is_empty() && !items.contains(&item) {
            items.push(item);
        }
    }
    Ok(items)
}

/// Reads the measures; answers their titles by number.
fn read_measures(file: &Map<String, Value>, content: &mut Content) -> Checked<BTreeMap<u64, String>> {
    let mut titles = BTreeMap::new();
    for one in list(file, "measures", false, 200)? {
        let title = line(one.get("title").and_then(Value::as_str).unwrap_or_default(), "le titre d'une mesure")?;
        let said = text(one, "content")?;
        if title.is_empty() && said.is_empty() {
            continue;
        }
        if title.is_empty() || content.measures.iter().any(|known| known.title == title) {
            return Err(value("une mesure n'a pas de titre, ou porte celui d'une autre"));
        }
        if let Some(id) = number(one, "id", u64::MAX)? {
            titles.insert(id, title.clone());
        }
        content.measures.push(Measure { title, content: said });
    }
    Ok(titles)
}

fn evaluations(file: &Map<String, Value>, titles: &BTreeMap<u64, String>, content: &mut Content) -> Checked<()> {
    for one in list(file, "evaluations", false, 400)? {
        let place = place(one)?;
        let measure = place.strip_prefix("3.1.").and_then(|id| id.parse().ok()).and_then(|id: u64| titles.get(&id));
        if place.starts_with("3.1.") && measure.is_none() {
            continue;
        }
        let gauges = one.get("gauges").and_then(Value::as_object).cloned().unwrap_or_default();
        let charge = line(one.get("person_in_charge").and_then(Value::as_str).unwrap_or_default(), "une charge")?;
        let read = Evaluation {
            point: if measure.is_some() { "3.1".to_owned() } else { place },
            measure: measure.cloned().unwrap_or_default(),
            status: number(one, "status", 3)?.and_then(|status| u8::try_from(status).ok()).unwrap_or(0),
            finding: text(one, "evaluation_comment")?,
            action: text(one, "action_plan_comment")?,
            due: day(one)?,
            charge: if CHARGES.contains(&charge.as_str()) { charge } else { String::new() },
            severity: level(&gauges, "x")?,
            likelihood: level(&gauges, "y")?,
        };
        let same = |known: &&Evaluation| known.point == read.point && known.measure == read.measure;
        if content.evaluations.iter().find(same).is_some() {
            return Err(value("un même point est évalué deux fois"));
        }
        if !read.is_empty() {
            content.evaluations.push(read);
        }
    }
    Ok(())
}

fn day(one: &Map<String, Value>) -> Checked<Option<NaiveDate>> {
    let given = match one.get("estimated_implementation_date") {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::String(given)) if given.is_empty() => return Ok(None),
        Some(Value::String(given)) => given.get(..10).and_then(|day| day.parse().ok()),
        Some(_) => None,
    };
    given.map(Some).ok_or_else(|| value("« estimated_implementation_date » n'est pas une date"))
}

fn comments(file: &Map<String, Value>, titles: &BTreeMap<u64, String>, content: &mut Content) -> Checked<()> {
    for one in list(file, "comments", false, 500)? {
        let (point, text) = (place(one)?, text(one, "description")?);
        let of_measure = yes(one, "for_measure")?.unwrap_or(false);
        let measure = point.parse().ok().and_then(|id: u64| titles.get(&id)).filter(|_| of_measure).cloned();
        if text.is_empty() || (of_measure && measure.is_none()) {
            continue;
        }
        let point = if of_measure { "3.1".to_owned() } else { point };
        content.comments.push(Comment { point, measure: measure.unwrap_or_default(), text });
    }
    Ok(())
}

fn opinions(pia: &Map<String, Value>, content: &mut Content) -> Checked<()> {
    let opinion = text(pia, "dpo_opinion")?;
    content.advice = yes(pia, "dpo_status")?.map(|favourable| Advice { favourable, text: opinion, given: false });
    let favourable = yes(pia, "concerned_people_status")?;
    let (said, why_not) = (text(pia, "concerned_people_opinion")?, text(pia, "concerned_people_searched_content")?);
    content.consulted = match yes(pia, "concerned_people_searched_opinion")? {
        Some(true) => Some(Consulted { sought: true, favourable, text: said }),
        Some(false) if !why_not.is_empty() => Some(Consulted { sought: false, favourable: None, text: why_not }),
        _ => None,
    };
    Ok(())
}
