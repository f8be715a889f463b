//! The rules of violations, on plain values: what is written, what is owed, by when.

mod assessment;
mod case;
mod checklist;
mod clock;
mod closing;
mod facts;
mod notification;
mod persons;
mod step;
mod typed;

pub use assessment::{Assessment, AssessmentForm, FACTORS, Level};
pub use case::{Case, Dated};
pub use checklist::{Duty, Standing, checklist, left_to_do};
pub use clock::{ALERTS, TERM, alert_due, deadline, left};
pub use closing::{Closing, Counts, CountsForm, Measure, MeasureForm, read_closing};
pub use facts::{Facts, FactsForm, Nature, Processor, Touched};
pub use notification::{Notification, NotificationForm, Stage, missing};
pub use persons::{Told, ToldForm, Way, first_words};
pub use step::Step;
