//! The form of a perimeter: one entry a line.

use kernel::FieldError;
use serde::{Deserialize, Serialize};

use super::Perimeter;

/// Lines of a list, and characters of a line.
const MOST: (usize, usize) = (60, 200);

/// What the form sends.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PerimeterForm {
    categories: String,
    destinataires: String,
    durees: String,
    outils: String,
    domaines: String,
    sante: String,
    indice_cyber: String,
}

impl PerimeterForm {
    /// The form filled with a perimeter.
    pub fn of(perimeter: &Perimeter) -> Self {
        let index = perimeter.cyber_tenths.map(|tenths| format!("{},{}", tenths / 10, tenths % 10));
        Self {
            categories: perimeter.categories.join("\n"),
            destinataires: perimeter.recipients.join("\n"),
            durees: perimeter.retentions.join("\n"),
            outils: perimeter.tools.join("\n"),
            domaines: perimeter.domains.join("\n"),
            sante: if perimeter.health { "oui".to_owned() } else { String::new() },
            indice_cyber: index.unwrap_or_default(),
        }
    }

    /// The perimeter that it declares; what the form does not hold stays as it was.
    ///
    /// # Errors
    /// What is to be corrected.
    pub fn read(&self, before: &Perimeter) -> Result<Perimeter, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut list = |field: &str, text: &str| {
            let lines = lines(text);
            if lines.len() > MOST.0 || lines.iter().any(|line| line.chars().count() > MOST.1) {
                errors.push(FieldError::new(field, "Soixante lignes au plus, de deux cents caractères chacune"));
            }
            lines
        };
        let perimeter = Perimeter {
            categories: list("categories", &self.categories),
            recipients: list("destinataires", &self.destinataires),
            retentions: list("durees", &self.durees),
            tools: list("outils", &self.outils),
            domains: list("domaines", &self.domaines).iter().map(|domain| domain.to_lowercase()).collect(),
            health: !self.sante.is_empty(),
            cyber_tenths: None,
            declared: before.declared.clone(),
        };
        if let Some(wrong) = perimeter.domains.iter().find(|domain| !is_domain(domain)) {
            let text = format!("« {wrong} » n'est pas un nom de domaine (exemple : mano.exemple.fr)");
            errors.push(FieldError::new("domaines", text));
        }
        let cyber_tenths = match cyber(&self.indice_cyber) {
            Ok(tenths) => tenths,
            Err(text) => {
                errors.push(FieldError::new("indice_cyber", text));
                None
            }
        };
        if errors.is_empty() { Ok(Perimeter { cyber_tenths, ..perimeter }) } else { Err(errors) }
    }
}

fn lines(text: &str) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !kept.iter().any(|known| known == line) {
            kept.push(line.to_owned());
        }
    }
    kept
}

/// A name with a dot, without address, port or path: a single label would authorise a machine of the inner network.
fn is_domain(text: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let numbers = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    text.contains('.') && !numbers && text.len() <= 253 && text.split('.').all(label)
}

fn cyber(text: &str) -> Result<Option<i64>, &'static str> {
    let text = text.trim().replace(',', ".");
    if text.is_empty() {
        return Ok(None);
    }
    let index: f64 = text.parse().map_err(|_| "Un nombre de 0 à 5 est attendu (exemple : 3,4)")?;
    if !(0.0..=5.0).contains(&index) {
        return Err("L'indice cyber va de 0 à 5");
    }
    // Downwards: an index is never rounded into a longer validity.
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and 50")]
    let tenths = (index * 10.0 + 1e-9).floor() as i64;
    Ok(Some(tenths))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_perimeter_goes_through_its_form_unchanged() {
        let perimeter = Perimeter {
            categories: vec!["Identité".into(), "Santé".into()],
            domains: vec!["mano.exemple.fr".into()],
            health: true,
            cyber_tenths: Some(34),
            ..Perimeter::default()
        };
        assert_eq!(PerimeterForm::of(&perimeter).read(&Perimeter::default()).unwrap(), perimeter);
    }

    #[test]
    fn what_is_no_domain_and_no_index_is_refused_with_its_field() {
        for domain in ["localhost", "10.0.0.1", "https://exemple.fr", "a..fr", "-a.fr", "exemple.fr/x"] {
            let form = PerimeterForm { domaines: domain.into(), ..PerimeterForm::default() };
            assert_eq!(form.read(&Perimeter::default()).unwrap_err()[0].field, "domaines", "{domain}");
        }
        for index in ["six", "5,1", "-1", "NaN"] {
            let form = PerimeterForm { indice_cyber: index.into(), ..PerimeterForm::default() };
            assert_eq!(form.read(&Perimeter::default()).unwrap_err()[0].field, "indice_cyber", "{index}");
        }
    }

    #[test]
    fn an_index_is_never_rounded_up() {
        assert_eq!((cyber("2,99"), cyber("3"), cyber("")), (Ok(Some(29)), Ok(Some(30)), Ok(None)));
    }
}
