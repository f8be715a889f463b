//! What the address of the list of products asks.

use chrono::NaiveDate;
use url::form_urlencoded;

use super::answer::Fault;
use crate::catalogue::Today;
use crate::phase::PhaseName;
use crate::source::read_date;

/// Products of a page, when the address does not say, and at most.
const PER_PAGE: usize = 50;
const MOST_PER_PAGE: usize = 1_000;

/// A question, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The day whose phases are told.
    pub on: NaiveDate,
    /// Any of these phases; `None` stands for no phase yet. Empty: whatever the phase.
    pub phases: Vec<Option<PhaseName>>,
    /// Any of these incubators. Empty: whatever the incubator.
    pub incubators: Vec<String>,
    /// Words.
    pub words: String,
    /// Page, from 1.
    pub page: usize,
    /// Products a page.
    pub per_page: usize,
}

/// Reads the address. Unknown parameters are ignored.
///
/// # Errors
/// Every parameter to correct.
pub fn read(query: &str, today: &Today) -> Result<Question, Fault> {
    let mut question = Question {
        on: today.day,
        phases: Vec::new(),
        incubators: Vec::new(),
        words: String::new(),
        page: 1,
        per_page: PER_PAGE,
    };
    let mut faults = Vec::new();
    for (name, value) in form_urlencoded::parse(query.as_bytes()).filter(|(_, value)| !value.trim().is_empty()) {
        if let Err(fault) = question.take(&name, value.trim(), today) {
            faults.push(fault);
        }
    }
    if faults.is_empty() { Ok(question) } else { Err(Fault::Parameters(faults)) }
}

impl Question {
    fn take(&mut self, name: &str, value: &str, today: &Today) -> Result<(), (&'static str, String)> {
        match name {
            "au" => {
                self.on = read_date(value)
                    .ok_or(("au", "une date AAAA-MM-JJ, entre 1990 et 2100, est attendue".to_owned()))?
            }
            "phase" if value == "aucune" => self.phases.push(None),
            "phase" => match value.parse() {
                Ok(phase) => self.phases.push(Some(phase)),
                Err(()) => {
                    let all = PhaseName::ALL.map(PhaseName::id).join(", ");
                    return Err(("phase", format!("une de ces valeurs est attendue : {all}, aucune")));
                }
            },
            "incubateur" if today.catalogue.incubator(value).is_none() => {
                return Err(("incubateur", "aucun incubateur n'a cet identifiant".to_owned()));
            }
            "incubateur" => self.incubators.push(value.to_owned()),
            "q" if value.chars().count() > 200 => return Err(("q", "200 caractères au plus".to_owned())),
            "q" => self.words = value.to_owned(),
            "page" => {
                self.page =
                    number(value, usize::MAX).ok_or(("page", "un nombre à partir de 1 est attendu".to_owned()))?
            }
            "par_page" => {
                let fault = ("par_page", format!("un nombre de 1 à {MOST_PER_PAGE} est attendu"));
                self.per_page = number(value, MOST_PER_PAGE).ok_or(fault)?;
            }
            _ => {}
        }
        Ok(())
    }
}

fn number(value: &str, most: usize) -> Option<usize> {
    value.parse().ok().filter(|number| (1..=most).contains(number))
}
