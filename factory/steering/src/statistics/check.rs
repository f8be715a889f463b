//! Texts of a file into measures: every fault is found before anything is written.

use std::collections::HashMap;

use chrono::NaiveDate;
use privacy::Id;

use super::schema::{Fault, Field, Raw};
use crate::impact::domain::decimal::Decimal;
use crate::impact::domain::measure::{Measure, day_refusal, territory};
use crate::impact::frequency::Frequency;
use crate::impact::records::indicator::Model as Indicator;
use crate::impact::unit::Unit;
use crate::impact::words::Dataviz;

/// What a file is about.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The identifier of the product.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// What it follows.
    pub indicators: &'a [Indicator],
    /// The day.
    pub today: NaiveDate,
}

/// A measure of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The indicator.
    pub indicator: Id,
    /// The measure.
    pub measure: Measure,
}

/// Longest source.
const SOURCE: usize = 200;
/// Longest comments.
const COMMENTS: usize = 500;

/// Reads every line.
///
/// # Errors
/// Every fault of every line.
pub fn check(raws: &[Raw], subject: Subject<'_>) -> Result<Vec<Line>, Vec<Fault>> {
    let (mut lines, mut faults) = (Vec::new(), Vec::new());
    let mut keys: HashMap<(Id, Frequency, NaiveDate), usize> = HashMap::new();
    for raw in raws {
        let mut reading = Reading { raw, faults: &mut faults };
        let Some(line) = reading.line(subject) else { continue };
        let key = (line.indicator.clone(), line.measure.frequency, line.measure.on);
        match keys.insert(key, raw.at) {
            Some(other) => {
                let text = format!("Même indicateur, même fréquence et même jour que la ligne {other}");
                faults.push(Fault::new(raw.at, Field::Date.name(), text));
            }
            None => lines.push(line),
        }
    }
    if faults.is_empty() { Ok(lines) } else { Err(faults) }
}

struct Reading<'a> {
    raw: &'a Raw,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Reading<'a> {
    fn text(&self, field: Field) -> &'a str {
        self.raw.text(field)
    }

    fn fault(&mut self, field: Field, text: impl Into<String>) {
        self.faults.push(Fault::new(self.raw.at, field.name(), text));
    }

    fn line(&mut self, subject: Subject<'_>) -> Option<Line> {
        let before = self.faults.len();
        self.service(subject);
        let indicator = self.indicator(subject.indicators);
        let value = self.value(indicator);
        let target = self.boolean(Field::EstCible);
        let frequency = Frequency::of(&self.text(Field::Frequence).to_lowercase());
        if frequency.is_none() {
            let known: Vec<_> = Frequency::ALL.into_iter().map(Frequency::id).collect();
            self.fault(Field::Frequence, format!("Écrivez l'une de : {}", known.join(", ")));
        }
        let on = self.day(indicator, target == Some(true), subject.today);
        let period = self.boolean(Field::EstPeriode);
        let starts_on = self.start(period, on);
        let automated = self.boolean(Field::EstAutomatise);
        let source = self.words(Field::Source, SOURCE);
        if source.is_empty() {
            self.fault(Field::Source, "Dites d'où vient ce chiffre");
        }
        let code = self.text(Field::CodeInsee);
        let territory = territory(code);
        if !code.is_empty() && territory.is_none() {
            self.fault(Field::CodeInsee, "Donnez un code INSEE de région, de département ou de commune");
        }
        let wish = self.text(Field::Dataviz);
        let dataviz = Dataviz::of(&wish.to_lowercase());
        if !wish.is_empty() && dataviz.is_none() {
            let known: Vec<_> = Dataviz::ALL.into_iter().map(Dataviz::id).collect();
            self.fault(Field::Dataviz, format!("Écrivez l'une de : {}", known.join(", ")));
        }
        let comments = self.words(Field::Commentaires, COMMENTS);
        if self.faults.len() > before {
            return None;
        }
        let measure = Measure {
            value: value?,
            target: target?,
            frequency: frequency?,
            on: on?,
            period: period?,
            starts_on,
            automated: automated?,
            source,
            territory,
            dataviz,
            comments,
        };
        Some(Line { indicator: indicator?.id.clone(), measure })
    }

    fn service(&mut self, subject: Subject<'_>) {
        let named = self.text(Field::Service).to_lowercase();
        if named != subject.title.to_lowercase() && named != subject.id {
            self.fault(Field::Service, format!("Ce fichier doit parler de « {} »", subject.title));
        }
        if self.text(Field::Administration).is_empty() {
            self.fault(Field::Administration, "Nommez l'administration");
        }
    }

    fn indicator<'b>(&mut self, known: &'b [Indicator]) -> Option<&'b Indicator> {
        let named = self.text(Field::Indicateur).to_lowercase();
        let is_it =
            |one: &&Indicator| one.name.to_lowercase() == named || one.kind.is_some_and(|kind| kind.id() == named);
        let found = known.iter().find(is_it);
        if found.is_none() {
            let text = "Ce produit ne suit pas cet indicateur : ajoutez-le d'abord, avec son mode de calcul";
            self.fault(Field::Indicateur, text);
        }
        found
    }

    fn value(&mut self, of: Option<&Indicator>) -> Option<Decimal> {
        let unit = Unit::of(self.text(Field::Unite));
        match (unit, of) {
            (None, _) => {
                let known: Vec<_> = Unit::ALL.into_iter().map(Unit::id).collect();
                self.fault(Field::Unite, format!("Cette unité n'existe pas. Écrivez l'une de : {}", known.join(", ")));
            }
            (Some(unit), Some(of)) if unit != of.unit => {
                self.fault(Field::Unite, format!("Cet indicateur se mesure en : {}", of.unit.id()));
            }
            _ => {}
        }
        let read = Decimal::parse(self.text(Field::Valeur));
        let refusal = match (&read, unit) {
            (Err(fault), _) => Some(fault.to_string()),
            (Ok(value), Some(unit)) => unit.refusal(*value).map(str::to_owned),
            _ => None,
        };
        if let Some(text) = refusal {
            self.fault(Field::Valeur, text);
        }
        read.ok()
    }

    fn boolean(&mut self, field: Field) -> Option<bool> {
        let said = match self.text(field).to_lowercase().as_str() {
            "true" | "vrai" | "oui" | "1" => Some(true),
            "false" | "faux" | "non" | "0" => Some(false),
            _ => None,
        };
        if said.is_none() {
            self.fault(field, "Écrivez « true » ou « false »");
        }
        said
    }

    fn day(&mut self, of: Option<&Indicator>, target: bool, today: NaiveDate) -> Option<NaiveDate> {
        let Some(on) = portfolio::source::read_date(self.text(Field::Date)) else {
            self.fault(Field::Date, "Écrivez le jour en AAAA-MM-JJ");
            return None;
        };
        let since = of.map_or(on, |of| of.since);
        if let Some(text) = day_refusal(on, target, since, today) {
            self.fault(Field::Date, text);
        }
        Some(on)
    }

    fn start(&mut self, period: Option<bool>, on: Option<NaiveDate>) -> Option<NaiveDate> {
        let text = self.text(Field::DateDebut);
        if text.is_empty() {
            return None;
        }
        let start = portfolio::source::read_date(text);
        if start.is_none() {
            self.fault(Field::DateDebut, "Écrivez le jour en AAAA-MM-JJ");
        } else if period == Some(false) {
            self.fault(Field::DateDebut, "Un premier jour demande « est_periode » à « true »");
        } else if start > on && on.is_some() {
            self.fault(Field::DateDebut, "Le premier jour de la période est après le dernier");
        }
        start
    }

    fn words(&mut self, field: Field, most: usize) -> String {
        let text = self.text(field);
        if text.chars().count() > most {
            self.fault(field, format!("{most} caractères au plus"));
        } else if !privacy::detect::findings(text).is_empty() {
            self.fault(field, "Ce texte semble contenir une donnée qui désigne quelqu'un : retirez-la");
        }
        text.to_owned()
    }
}
