//! A violation with its steps, and what they amount to.

use chrono::{DateTime, Utc};
use kernel::Id;

use super::{Assessment, Closing, Counts, Facts, Level, Measure, Notification, Step, Told};

/// A step and its date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// When.
    pub at: DateTime<Utc>,
    /// The account of who did it, or the name of the program's part that did.
    pub author: String,
    /// What.
    pub step: Step,
}

/// A violation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its identifier.
    pub id: Id,
    /// Its rank in the register.
    pub number: i64,
    /// When it was written here.
    pub opened_at: DateTime<Utc>,
    /// Number of its steps.
    pub version: i64,
    /// Letters written to people.
    pub letters: i64,
    /// The end.
    pub closed_at: Option<DateTime<Utc>>,
    /// Its first facts.
    pub opening: Facts,
    /// Its steps, oldest first.
    pub steps: Vec<Dated>,
}

impl Case {
    /// What the register calls it: `V-2026-003`, by the year in which it became known.
    pub fn reference(&self) -> String {
        format!("V-{}-{:03}", ui::format::paris(self.opening.aware_at).format("%Y"), self.number)
    }

    /// What is known now.
    pub fn facts(&self) -> &Facts {
        let facts = |dated: &'_ Dated| matches!(dated.step, Step::Facts(_));
        match self.steps.iter().rfind(|dated| facts(dated)).map(|dated| &dated.step) {
            Some(Step::Facts(facts)) => facts,
            _ => &self.opening,
        }
    }

    /// The numbers corrected by hand, unless other tables were named since.
    pub fn counts(&self) -> Option<&Counts> {
        let mut kept = None;
        let mut tables: Option<Vec<&str>> = None;
        for dated in &self.steps {
            match &dated.step {
                Step::Counts(counts) => kept = Some(counts),
                Step::Facts(facts) => {
                    let named: Vec<_> = facts.tables.iter().map(|touched| touched.table.as_str()).collect();
                    if tables.as_ref().is_some_and(|before| *before != named) {
                        kept = None;
                    }
                    tables = Some(named);
                }
                _ => {}
            }
        }
        kept
    }

    /// The number of people that holds: by hand, else from the tables.
    pub fn persons(&self) -> Option<u64> {
        self.counts().map(|counts| counts.persons).or(self.facts().persons)
    }

    /// The number of records that holds; nothing while no table is named.
    pub fn rows(&self) -> Option<u64> {
        let facts = self.facts();
        self.counts().map(|counts| counts.rows).or((!facts.tables.is_empty()).then_some(facts.rows))
    }

    /// The assessment that holds.
    pub fn assessment(&self) -> Option<&Assessment> {
        self.last(|step| match step {
            Step::Assessment(assessment) => Some(assessment),
            _ => None,
        })
        .map(|(_, assessment)| assessment)
    }

    /// Whether people must be told (art. 34 §1).
    pub fn is_high(&self) -> bool {
        self.assessment().is_some_and(|assessment| assessment.level == Level::Eleve)
    }

    /// What was decided for people last, and when.
    pub fn told(&self) -> Option<(DateTime<Utc>, &Told)> {
        self.last(|step| match step {
            Step::Told(told) => Some(told),
            _ => None,
        })
    }

    /// The end.
    pub fn closing(&self) -> Option<&Closing> {
        self.last(|step| match step {
            Step::Closing(closing) => Some(closing),
            _ => None,
        })
        .map(|(_, closing)| closing)
    }

    /// The measures, in the order in which they were written.
    pub fn measures(&self) -> impl Iterator<Item = &Measure> {
        self.steps.iter().filter_map(|dated| match &dated.step {
            Step::Measure(measure) => Some(measure),
            _ => None,
        })
    }

    /// The notifications, in the order in which they were sent.
    pub fn notifications(&self) -> impl Iterator<Item = (DateTime<Utc>, &Notification)> {
        self.steps.iter().filter_map(|dated| match &dated.step {
            Step::Notification(sent) => Some((dated.at, sent)),
            _ => None,
        })
    }

    /// When the clock stopped: the first notification sent, or the decision not to notify.
    pub fn settled_at(&self) -> Option<DateTime<Utc>> {
        let sent = self.notifications().map(|(_, sent)| sent.sent_at).min();
        sent.or_else(|| {
            let decided = self.last(|step| match step {
                Step::Assessment(assessment) => Some(assessment),
                _ => None,
            });
            decided.filter(|(_, assessment)| !assessment.notify).map(|(at, _)| at)
        })
    }

    fn last<'a, T>(&'a self, of: impl Fn(&'a Step) -> Option<&'a T>) -> Option<(DateTime<Utc>, &'a T)> {
        self.steps.iter().rev().find_map(|dated| of(&dated.step).map(|found| (dated.at, found)))
    }
}
