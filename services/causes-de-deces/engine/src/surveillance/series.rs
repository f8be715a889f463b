//! A series of weekly counts, read from CSV; the judgement, written to CSV.

use std::io::{Read, Write};

use chrono::{Days, NaiveDate};

use super::Judged;

/// A week and its count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// First day.
    pub start: NaiveDate,
    /// Deaths; `None` when the week is not counted.
    pub count: Option<u32>,
}

/// Weeks that follow each other without a gap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    weeks: Vec<Week>,
}

/// Why a file is not a series; shown to whoever gave it.
#[derive(Debug, thiserror::Error)]
pub enum Faulty {
    /// The file is not CSV.
    #[error("le fichier ne se lit pas comme un CSV : {0}")]
    Csv(#[from] csv::Error),
    /// A column is absent.
    #[error("la première ligne doit nommer les colonnes week_start et count")]
    Header,
    /// A value is not what its column holds.
    #[error("ligne {line} : « {value} » n'est pas {wanted}")]
    Value {
        /// Line of the file, from 1.
        line: u64,
        /// What stands there.
        value: String,
        /// What should.
        wanted: &'static str,
    },
    /// A week is missing, repeated or out of order.
    #[error("ligne {line} : la semaine du {start} ne suit pas la précédente de 7 jours")]
    Gap {
        /// Line of the file, from 1.
        line: u64,
        /// The week that does not follow.
        start: NaiveDate,
    },
}

impl Series {
    /// A series of weeks; the first that does not follow its predecessor by 7 days is given back.
    pub fn new(weeks: Vec<Week>) -> Result<Self, NaiveDate> {
        let gap = weeks.windows(2).find(|pair| pair[0].start + Days::new(7) != pair[1].start);
        match gap {
            Some(pair) => Err(pair[1].start),
            None => Ok(Self { weeks }),
        }
    }

    /// Reads CSV with the columns `week_start` (AAAA-MM-JJ) and `count` (a whole number, or `NA`), in any order and among others.
    pub fn read(source: impl Read) -> Result<Self, Faulty> {
        let mut reader = csv::Reader::from_reader(source);
        let headers = reader.headers()?.clone();
        let column = |name: &str| headers.iter().position(|header| header.trim() == name).ok_or(Faulty::Header);
        let (dates, counts) = (column("week_start")?, column("count")?);
        let mut weeks: Vec<Week> = Vec::new();
        for record in reader.records() {
            let record = record?;
            let line = record.position().map_or(0, csv::Position::line);
            let faulty = |value: &str, wanted| Faulty::Value { line, value: value.to_owned(), wanted };
            let (date, count) = (record[dates].trim(), record[counts].trim());
            let start = date.parse::<NaiveDate>().map_err(|_| faulty(date, "une date AAAA-MM-JJ"))?;
            let count = match count {
                "NA" => None,
                text => Some(text.parse().map_err(|_| faulty(text, "un nombre entier, ou NA"))?),
            };
            if weeks.last().is_some_and(|last| last.start + Days::new(7) != start) {
                return Err(Faulty::Gap { line, start });
            }
            weeks.push(Week { start, count });
        }
        Ok(Self { weeks })
    }

    /// The weeks, oldest first.
    pub fn weeks(&self) -> &[Week] {
        &self.weeks
    }

    /// The place of a week in the series, by its first day.
    pub fn place(&self, start: NaiveDate) -> Option<usize> {
        let days = start.signed_duration_since(self.weeks.first()?.start).num_days();
        let place = usize::try_from(days / 7).ok().filter(|_| days >= 0 && days % 7 == 0)?;
        (place < self.weeks.len()).then_some(place)
    }

    /// The place of the first week that starts on a day or after; the length when there is none.
    pub fn from(&self, day: NaiveDate) -> usize {
        self.weeks.partition_point(|week| week.start < day)
    }
}

/// Writes `week_start,observed,expected,upperbound,alarm`, with `NA` where nothing can be said.
pub fn write(weeks: &[Judged], to: impl Write) -> Result<(), csv::Error> {
    let mut writer = csv::Writer::from_writer(to);
    writer.write_record(["week_start", "observed", "expected", "upperbound", "alarm"])?;
    let real = |value: Option<f64>| value.map_or_else(|| "NA".to_owned(), |value| value.to_string());
    for week in weeks {
        let observed = week.observed.map_or_else(|| "NA".to_owned(), |count| count.to_string());
        let alarm = if week.alarm { "TRUE" } else { "FALSE" };
        writer.write_record([
            &week.start.to_string(),
            &observed,
            &real(week.expected),
            &real(week.upper),
            &alarm.to_owned(),
        ])?;
    }
    writer.flush()?;
    Ok(())
}
