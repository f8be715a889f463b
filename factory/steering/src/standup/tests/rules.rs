//! Which week a day belongs to, and what is accepted of it.

use chrono::{Datelike, NaiveDate, Weekday};
use proptest::prelude::*;

use crate::standup::domain::{TypedWeek, monday, week};

#[test]
fn the_weather_is_enough_and_nobody_is_named() {
    let typed = TypedWeek { meteo: "moyen".into(), ..TypedWeek::default() };
    assert!(week(&typed).unwrap().need.is_empty());
    let fields = |typed: &TypedWeek| week(typed).unwrap_err().into_iter().map(|fault| fault.field).collect::<Vec<_>>();
    assert_eq!(fields(&TypedWeek::default()), ["meteo"]);
    assert_eq!(fields(&TypedWeek { besoin: "Écrire à zoe.petit@exemple.fr".into(), ..typed.clone() }), ["besoin"]);
    assert_eq!(fields(&TypedWeek { kpis: "x".repeat(301), ..typed }), ["kpis"]);
}

proptest! {
    #[test]
    fn a_day_is_within_the_week_of_its_monday(days in 0_i64..20_000) {
        let day = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + chrono::TimeDelta::days(days);
        let start = monday(day);
        prop_assert_eq!(start.weekday(), Weekday::Mon);
        prop_assert!((0..7).contains(&(day - start).num_days()));
        prop_assert_eq!(monday(start), start);
    }
}
