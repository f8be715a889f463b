//! The algorithms beside references: another implementation where its results are at hand, and laws that hold anywhere.

use std::fs::File;
use std::path::PathBuf;

use chrono::{Days, NaiveDate};

use super::farrington::{self, Options, Threshold};
use super::{Judged, Series, Week, euromomo, write};
use crate::reference;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Weekly deaths of an imaginary country: a winter wave, a slow trend, and noise from a fixed sequence.
fn imaginary(weeks: u64) -> Vec<Week> {
    let mut state = 12_345_u64;
    let mut noise = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f64 / f64::from(1 << 24) - 0.5
    };
    let first = day("2015-01-05");
    let week = |at: u64| {
        let wave = (at as f64 * std::f64::consts::TAU / 52.18).cos();
        let mean = 200.0 * (1.0 + 0.15 * wave + 0.0002 * at as f64);
        Week { start: first + Days::new(7 * at), count: Some((mean + 60.0 * noise()).round() as u32) }
    };
    (0..weeks).map(week).collect()
}

fn equal_to_reference(column: &str, file: &str) -> Option<()> {
    let folder = reference::folder()?;
    let counts = reference::column(&folder.join("denmark-weekly-deaths.csv"), column);
    let weeks = counts.into_iter().map(|(start, count)| Week { start: day(&start), count: Some(count as u32) });
    let series = Series::new(weeks.collect()).unwrap();
    let judged = farrington::judge(&series, series.from(day("2007-01-01")), &Options::default());
    let wanted = reference::rows(&folder.join(file));
    assert_eq!(judged.len(), wanted.len());
    for (week, wanted) in judged.iter().zip(&wanted) {
        assert_eq!(week.start.to_string(), wanted[0]);
        assert_eq!(week.alarm, wanted[4] == "TRUE", "{file}: {}", week.start);
        close(week.expected, &wanted[2], file, week);
        close(week.upper, &wanted[3], file, week);
    }
    Some(())
}

fn close(found: Option<f64>, wanted: &str, file: &str, week: &Judged) {
    match wanted.parse::<f64>() {
        Ok(wanted) => {
            let found = found.unwrap_or(f64::NAN);
            assert!((found / wanted - 1.0).abs() < 1e-10, "{file}, {}: {found}, not {wanted}", week.start);
        }
        Err(_) => assert_eq!(found, None, "{file}: {}", week.start),
    }
}

#[test]
fn danish_alarms_and_bounds_are_those_of_another_implementation() {
    for (column, file) in [
        ("ages_0_1", "farrington-flexible-ages-0-1.csv"),
        ("ages_1_5", "farrington-flexible-ages-1-5.csv"),
        ("ages_15_45", "farrington-flexible-ages-15-45.csv"),
        ("ages_45_65", "farrington-flexible-ages-45-65.csv"),
        ("ages_75_85", "farrington-flexible-ages-75-85.csv"),
        ("*", "farrington-flexible-all-ages.csv"),
    ] {
        if equal_to_reference(column, file).is_none() {
            reference::skipped("danish_alarms_and_bounds_are_those_of_another_implementation");
            return;
        }
    }
}

#[test]
fn a_week_far_above_its_past_is_an_alarm_by_every_method() {
    let mut weeks = imaginary(400);
    weeks[390].count = weeks[390].count.map(|count| count * 2);
    let series = Series::new(weeks).unwrap();
    let thresholds = [Threshold::Delta, Threshold::NegativeBinomial, Threshold::Muan];
    for threshold in thresholds {
        let judged = farrington::judge(&series, 390, &Options { threshold, ..Options::default() });
        assert!(judged[0].alarm, "{threshold:?}");
    }
    assert!(euromomo::judge(&series, 390, &euromomo::Options::default())[0].alarm);
}

#[test]
fn usual_weeks_seldom_alarm() {
    let series = Series::new(imaginary(520)).unwrap();
    let judged = farrington::judge(&series, 320, &Options::default());
    let alarms = judged.iter().filter(|week| week.alarm).count();
    assert!(judged.iter().all(|week| week.expected.is_some()));
    assert!(alarms <= 20, "{alarms} of {}", judged.len());
}

#[test]
fn too_few_cases_or_years_say_nothing() {
    let quiet = imaginary(400).into_iter().map(|week| Week { count: Some(0), ..week }).collect();
    assert_eq!(farrington::judge(&Series::new(quiet).unwrap(), 399, &Options::default())[0].upper, None);
    let young = Series::new(imaginary(100)).unwrap();
    assert_eq!(farrington::judge(&young, 99, &Options::default())[0].expected, None);
    assert_eq!(euromomo::judge(&young, 99, &euromomo::Options::default())[0].expected, None);
}

#[test]
fn a_file_that_is_not_a_series_says_where() {
    let read = |text: &str| Series::read(text.as_bytes()).unwrap_err().to_string();
    assert!(read("week,count\n2020-01-06,1\n").contains("week_start"));
    assert!(read("week_start,count\n2020-01-06,1\n2020-01-13,x\n").starts_with("ligne 3"));
    assert!(read("week_start,count\n2020-01-06,1\n2020-01-20,1\n").contains("2020-01-20"));
    assert!(read("week_start,count\n2020-02-30,1\n").contains("2020-02-30"));
}

#[test]
fn what_cannot_be_said_is_written_na() {
    let weeks = [Judged { start: day("2020-01-06"), observed: None, expected: None, upper: Some(1.5), alarm: false }];
    let mut out = Vec::new();
    write(&weeks, &mut out).unwrap();
    let wanted = "week_start,observed,expected,upperbound,alarm\n2020-01-06,NA,NA,1.5,FALSE\n";
    assert_eq!(String::from_utf8(out).unwrap(), wanted);
}

#[test]
fn the_reference_folder_holds_what_the_tests_read() {
    let Some(folder) = reference::folder() else { return reference::skipped("the_reference_folder") };
    let file: PathBuf = folder.join("denmark-weekly-deaths.csv");
    assert!(File::open(file).is_ok());
}
