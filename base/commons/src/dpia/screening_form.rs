//! The form of the screening: no question has a default, every yes and every no has its reason.

use kernel::FieldError;
use privacy::dpia::{Criterion, Exempted};
use serde::Serialize;

use super::screening::{Answers, Named, Outcome, Reply, Stated, declared_required, outcome, possible, stated};
use crate::register::Declared;

/// Said of a list by who finds no line there.
pub const NONE: &str = "aucune";
const LONGEST: usize = 1_000;

/// The word of a criterion or of a line: its name in forms.
pub fn word<T: Serialize>(value: T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The value of a field among those sent; empty when it is missing.
pub fn value<'a>(sent: &'a [(String, String)], name: &str) -> &'a str {
    sent.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
}

/// The criteria that people answer for this processing.
pub fn asked(declared: &Declared) -> Vec<(Criterion, String)> {
    let open = |(criterion, stated)| match stated {
        Stated::Open { declared } => Some((criterion, declared)),
        _ => None,
    };
    stated(declared, None).into_iter().filter_map(open).collect()
}

/// Reads the form.
///
/// # Errors
/// What is to be answered or corrected, field by field.
pub fn read(declared: &Declared, sent: &[(String, String)]) -> Result<Answers, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut answers = Answers::default();
    for (criterion, _) in asked(declared) {
        let name = word(criterion);
        if let Some(reply) = reply(sent, &name, &mut errors) {
            answers.criteria.insert(criterion, reply);
        }
    }
    if declared_required(declared).is_none() {
        answers.required = line(sent, "liste_requise", &possible(declared), &mut errors);
        answers.exempted = line(sent, "liste_dispense", &Exempted::ALL, &mut errors);
    }
    if !value(sent, "decision").is_empty() {
        answers.decision = reply(sent, "decision", &mut errors);
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    if outcome(declared, Some(&answers)) == Outcome::Open(1) {
        return Err(vec![FieldError::new(
            "decision",
            "Un seul critère est rempli : décidez par écrit si une analyse est faite",
        )]);
    }
    Ok(answers)
}

fn reply(sent: &[(String, String)], name: &str, errors: &mut Vec<FieldError>) -> Option<Reply> {
    let yes = match value(sent, name) {
        "oui" => true,
        "non" => false,
        _ => {
            errors.push(FieldError::new(name, "Répondez par oui ou par non"));
            return None;
        }
    };
    let why = reason(sent, name, errors)?;
    Some(Reply { yes, why })
}

fn line<T: Serialize + Copy>(
    sent: &[(String, String)],
    name: &str,
    lines: &[T],
    errors: &mut Vec<FieldError>,
) -> Option<Named<T>> {
    let chosen = value(sent, name);
    let known = lines.iter().copied().find(|line| word(line) == chosen);
    if known.is_none() && chosen != NONE {
        errors.push(FieldError::new(name, "Choisissez la ligne qui décrit le traitement, ou « Aucune »"));
        return None;
    }
    let why = reason(sent, name, errors)?;
    Some(Named { line: known, why })
}

fn reason(sent: &[(String, String)], name: &str, errors: &mut Vec<FieldError>) -> Option<String> {
    let field = format!("motif_{name}");
    let why = value(sent, &field);
    let fault = match why.chars().count() {
        0 => "Dites pourquoi",
        1..=LONGEST => return Some(why.to_owned()),
        _ => "Le motif dépasse 1 000 caractères : gardez l'essentiel",
    };
    errors.push(FieldError::new(field, fault));
    None
}

/// The answers as the form shows them again.
pub fn pairs(answers: &Answers) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let mut put = |name: &str, value: String, why: &str| {
        pairs.push((format!("motif_{name}"), why.to_owned()));
        pairs.push((name.to_owned(), value));
    };
    let yes_or_no = |reply: &Reply| if reply.yes { "oui".to_owned() } else { "non".to_owned() };
    for (criterion, reply) in &answers.criteria {
        put(&word(criterion), yes_or_no(reply), &reply.why);
    }
    if let Some(named) = &answers.required {
        put("liste_requise", named.line.map_or_else(|| NONE.to_owned(), word), &named.why);
    }
    if let Some(named) = &answers.exempted {
        put("liste_dispense", named.line.map_or_else(|| NONE.to_owned(), word), &named.why);
    }
    if let Some(reply) = &answers.decision {
        put("decision", yes_or_no(reply), &reply.why);
    }
    pairs
}
