//! What the address of the picture asks: a period, and which durations to list.

use chrono::{Datelike, Months, NaiveDate};
use url::form_urlencoded;

use crate::phase::{Guide, Pace, PhaseName};
use crate::statistics::Month;

/// How far back the history goes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Period {
    /// Since the first product.
    #[default]
    Whole,
    /// The last years.
    Years(u32),
}

/// Every choice of period, in the order of a page: value in the address, label.
pub const PERIODS: [(Period, &str, &str); 4] = [
    (Period::Whole, "tout", "Depuis le début"),
    (Period::Years(5), "5-ans", "5 dernières années"),
    (Period::Years(2), "2-ans", "2 dernières années"),
    (Period::Years(1), "1-an", "12 derniers mois"),
];

/// Every pace, in the order of a page: value in the address, label.
pub const PACES: [(Pace, &str, &str); 3] = [
    (Pace::Over, "au-dela", "Au-delà du repère"),
    (Pace::Within, "dans-le-repere", "Dans le repère"),
    (Pace::Early, "en-cours", "En deçà du repère"),
];

/// What the address asks.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The period of the history.
    pub period: Period,
    /// Durations of this phase only.
    pub phase: Option<PhaseName>,
    /// Durations at this pace only.
    pub pace: Option<Pace>,
    /// Durations of this incubator only.
    pub incubator: Option<String>,
    /// Page of the durations.
    pub page: usize,
    /// What could not be understood, in French, ready to be shown.
    pub faults: Vec<String>,
    /// The parameters understood.
    known: Vec<(&'static str, String)>,
}

/// Reads the address; `incubators` are those that exist.
pub fn read(query: &str, exists: impl Fn(&str) -> bool) -> Asked {
    let mut asked = Asked { page: 1, ..Asked::default() };
    for (name, value) in form_urlencoded::parse(query.as_bytes()).filter(|(_, value)| !value.trim().is_empty()) {
        let value = value.trim();
        let fault = match name.as_ref() {
            "periode" => asked.take_period(value),
            "phase" => asked.take_phase(value),
            "rythme" => asked.take_pace(value),
            "incubateur" if exists(value) => {
                asked.incubator = Some(value.to_owned());
                asked.know("incubateur", value)
            }
            "incubateur" => Some("« incubateur » : cet incubateur n'existe pas, le filtre est ignoré."),
            "page" => match value.parse() {
                Ok(page @ 1..) => {
                    asked.page = page;
                    asked.know("page", value)
                }
                _ => Some("« page » : ce n'est pas un numéro de page, la première est affichée."),
            },
            _ => None,
        };
        asked.faults.extend(fault.map(str::to_owned));
    }
    asked
}

impl Asked {
    fn know(&mut self, name: &'static str, value: &str) -> Option<&'static str> {
        self.known.retain(|(known, _)| *known != name);
        self.known.push((name, value.to_owned()));
        None
    }

    fn take_period(&mut self, value: &str) -> Option<&'static str> {
        let Some((period, ..)) = PERIODS.into_iter().find(|(_, id, _)| *id == value) else {
            return Some("« periode » : cette période n'existe pas, toute l'histoire est montrée.");
        };
        self.period = period;
        self.know("periode", value)
    }

    fn take_phase(&mut self, value: &str) -> Option<&'static str> {
        let phase = value.parse().ok().filter(|phase: &PhaseName| phase.is_active());
        let Some(phase) = phase else {
            return Some("« phase » : ce n'est pas une phase où une équipe est au travail, le filtre est ignoré.");
        };
        self.phase = Some(phase);
        self.know("phase", value)
    }

    fn take_pace(&mut self, value: &str) -> Option<&'static str> {
        let Some((pace, ..)) = PACES.into_iter().find(|(_, id, _)| *id == value) else {
            return Some("« rythme » : cette valeur n'existe pas, le filtre est ignoré.");
        };
        self.pace = Some(pace);
        self.know("rythme", value)
    }

    /// The address with what was understood, for links.
    pub fn address(&self) -> ui::Query {
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.known).finish();
        ui::Query::parse("/vue-d-ensemble", &query)
    }

    /// Filters in force on the durations.
    pub fn filters(&self) -> usize {
        usize::from(self.phase.is_some()) + usize::from(self.pace.is_some()) + usize::from(self.incubator.is_some())
    }
}

/// The months of a period; beyond a year one point a quarter, beyond four one a year, so that the table stays readable and the page light.
pub fn points(months: Vec<Month>, period: Period, until: NaiveDate) -> Vec<Month> {
    let from = match period {
        Period::Whole => NaiveDate::MIN,
        Period::Years(years) => until.checked_sub_months(Months::new(years * 12)).unwrap_or(NaiveDate::MIN),
    };
    let mut kept: Vec<Month> = months.into_iter().filter(|month| month.day >= from).collect();
    if kept.len() > 13 {
        let (last, step) = (kept.len() - 1, if kept.len() > 48 { 12 } else { 3 });
        let mut at = 0;
        kept.retain(|month| {
            at += 1;
            month.day.month().is_multiple_of(step) || at > last
        });
    }
    kept
}

/// The guide in days.
pub fn guide_in_days(phase: PhaseName) -> Option<(f64, f64)> {
    Guide::of(phase).map(|guide| match guide {
        Guide::Weeks(least, most) => (f64::from(least) * 7.0, f64::from(most) * 7.0),
        Guide::Months(least, most) => ((f64::from(least) * 30.437).round(), (f64::from(most) * 30.437).round()),
    })
}
