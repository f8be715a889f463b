//! The form of the two opinions: that of the data protection officer, that of the people concerned.

use kernel::FieldError;

use super::content::{Advice, Consulted, Content};
use super::screening_form::value;

const LONGEST: usize = 20_000;

/// Reads the opinions into what was written before.
///
/// # Errors
/// What is to be corrected, field by field.
pub fn read(sent: &[(String, String)], before: &Content) -> Result<Content, Vec<FieldError>> {
    let mut errors = Vec::new();
    let favourable = choice(sent, "avis", ["favorable", "defavorable"], "Dites si l'avis est favorable", &mut errors);
    let text = said(sent, "texte", "Motivez l'avis", &mut errors);
    let sought = choice(sent, "demande", ["oui", "non"], "Dites si leur avis a été demandé", &mut errors);
    let people =
        said(sent, "texte_personnes", "Résumez leur avis, ou dites pourquoi il n'a pas été demandé", &mut errors);
    let sense = match sought {
        Some(true) => {
            choice(sent, "sens", ["favorable", "defavorable"], "Dites si leur avis est favorable", &mut errors)
        }
        _ => None,
    };
    match (favourable, sought, errors.is_empty()) {
        (Some(favourable), Some(sought), true) => Ok(Content {
            advice: Some(Advice { favourable, text, given: true }),
            consulted: Some(Consulted { sought, favourable: sense, text: people }),
            ..before.clone()
        }
        .tidied()),
        _ => Err(errors),
    }
}

fn choice(
    sent: &[(String, String)],
    field: &str,
    [yes, no]: [&str; 2],
    ask: &str,
    errors: &mut Vec<FieldError>,
) -> Option<bool> {
    let given = value(sent, field);
    if given == yes || given == no {
        return Some(given == yes);
    }
    errors.push(FieldError::new(field, ask));
    None
}

fn said(sent: &[(String, String)], field: &str, ask: &str, errors: &mut Vec<FieldError>) -> String {
    let text = value(sent, field);
    match text.chars().count() {
        0 => errors.push(FieldError::new(field, ask)),
        1..=LONGEST => {}
        _ => errors.push(FieldError::new(field, "Ce texte dépasse 20 000 caractères : gardez l'essentiel")),
    }
    text.to_owned()
}

/// The opinions, as the form shows them again.
pub fn pairs(content: &Content) -> Vec<(String, String)> {
    let sense = |favourable: bool| if favourable { "favorable" } else { "defavorable" };
    let mut pairs: Vec<(&str, String)> = Vec::new();
    if let Some(advice) = &content.advice {
        pairs.push(("avis", sense(advice.favourable).into()));
        pairs.push(("texte", advice.text.clone()));
    }
    if let Some(consulted) = &content.consulted {
        pairs.push(("demande", if consulted.sought { "oui" } else { "non" }.into()));
        pairs.push(("sens", consulted.favourable.map(sense).unwrap_or_default().into()));
        pairs.push(("texte_personnes", consulted.text.clone()));
    }
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
