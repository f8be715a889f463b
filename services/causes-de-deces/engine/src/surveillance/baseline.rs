//! Which weeks of the past a week is compared with, and to which season each belongs.
//!
//! Source: Noufaily et al., An improved algorithm for outbreak detection in multiple surveillance systems, Statistics in Medicine 32 (2013), § 3.1 and 3.3:
//! the weeks around the same date of each of the last years are one season, the rest of each year is cut into seasons of nearly equal length.

use chrono::{Datelike, Days, NaiveDate};

use super::Series;

/// How the past is cut.
#[derive(Clone, Copy, Debug)]
pub struct Cut {
    /// Years to go back.
    pub years: u32,
    /// Weeks before and after the same date of each year.
    pub half_window: usize,
    /// Seasons of a year; 1 keeps the weeks of the windows only.
    pub seasons: usize,
    /// Weeks before the judged one that are left out, so that a rise does not hide itself.
    pub left_out: usize,
}

/// The season of each week before the judged one, from 1; `None` for a week that is not used. `None` at all when the series does not reach back far enough.
///
/// The last season is that of the judged week.
pub fn seasons(series: &Series, judged: usize, cut: Cut) -> Option<Vec<Option<usize>>> {
    let day = series.weeks()[judged].start;
    let anchors: Option<Vec<usize>> = (0..=cut.years).map(|back| series.place(same_week(day, back))).collect();
    let anchors = anchors?;
    let mut seasons = vec![None; judged];
    for pair in anchors.windows(2) {
        let (later, earlier) = (pair[0], pair[1]);
        let first = earlier.checked_sub(cut.half_window)?;
        mark(&mut seasons, first, earlier + cut.half_window, cut.seasons);
        share(&mut seasons, earlier + cut.half_window + 1, later.saturating_sub(cut.half_window), cut.seasons);
    }
    mark(&mut seasons, judged.saturating_sub(cut.half_window), judged, cut.seasons);
    let kept = judged.saturating_sub(cut.left_out);
    seasons[kept..].fill(None);
    Some(seasons)
}

/// The week that holds the same date some years before, or is nearest to it, with the same first day of the week.
fn same_week(day: NaiveDate, years: u32) -> NaiveDate {
    let year = day.year() - i32::try_from(years).unwrap_or(i32::MAX);
    // 29 February of a common year is 1 March.
    let then = NaiveDate::from_ymd_opt(year, day.month(), day.day())
        .or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))
        .unwrap_or(day);
    let ahead = (day.weekday().num_days_from_monday() + 7 - then.weekday().num_days_from_monday()) % 7;
    if ahead <= 3 { then + Days::new(ahead.into()) } else { then - Days::new((7 - ahead).into()) }
}

fn mark(seasons: &mut [Option<usize>], first: usize, last: usize, season: usize) {
    let end = seasons.len();
    seasons[first.min(end)..(last + 1).min(end)].fill(Some(season));
}

/// Cuts the weeks `from..to` into all seasons but the last; the first ones take the weeks that are left over.
fn share(seasons: &mut [Option<usize>], from: usize, to: usize, count: usize) {
    let weeks = to.saturating_sub(from);
    let (parts, mut at) = (count - 1, from);
    for part in 0..parts {
        let length = weeks / parts + usize::from(part < weeks % parts);
        if length > 0 {
            mark(seasons, at, at + length - 1, part + 1);
        }
        at += length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::surveillance::Week;

    fn series(weeks: u64) -> Series {
        let first = NaiveDate::from_ymd_opt(2000, 1, 3).unwrap();
        let week = |at| Week { start: first + Days::new(7 * at), count: Some(1) };
        Series::new((0..weeks).map(week).collect()).unwrap()
    }

    #[test]
    fn the_same_week_of_earlier_years_starts_on_the_same_day_of_the_week() {
        let day = NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
        for years in 1..30 {
            let then = same_week(day, years);
            assert_eq!(then.weekday(), day.weekday());
            let wanted = NaiveDate::from_ymd_opt(2024 - years as i32, 3, 1).unwrap();
            assert!((then - wanted).num_days().abs() <= 4, "{then}");
        }
    }

    #[test]
    fn every_week_since_the_first_window_has_a_season_but_the_ones_left_out() {
        let cut = Cut { years: 5, half_window: 3, seasons: 10, left_out: 26 };
        let seasons = seasons(&series(300), 290, cut).unwrap();
        let first = seasons.iter().position(Option::is_some).unwrap();
        assert!(seasons[first..264].iter().all(Option::is_some));
        assert!(seasons[264..].iter().all(Option::is_none));
        assert_eq!(seasons[first], Some(10));
        for season in 1..=9 {
            let weeks = seasons.iter().filter(|of| **of == Some(season)).count();
            assert!((20..=30).contains(&weeks), "season {season}: {weeks}");
        }
    }

    #[test]
    fn a_past_that_is_too_short_says_nothing() {
        assert!(seasons(&series(300), 200, Cut { years: 5, half_window: 3, seasons: 10, left_out: 26 }).is_none());
    }
}
