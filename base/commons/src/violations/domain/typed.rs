//! What people type, read: instants at the time of Paris, whole numbers, texts that are not empty.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use kernel::FieldError;
use kernel::clock::french_instant;

/// The longest text of a field.
pub const LONGEST: usize = 5_000;

/// A day and an hour, at the time of Paris; nothing when both are empty. A day without an hour begins at midnight.
///
/// # Errors
/// When one of them is not readable.
pub fn instant(day: &str, hour: &str) -> Result<Option<DateTime<Utc>>, &'static str> {
    let (day, hour) = (day.trim(), hour.trim());
    if day.is_empty() {
        return if hour.is_empty() { Ok(None) } else { Err("Indiquez aussi le jour") };
    }
    let day: NaiveDate = day.parse().map_err(|_| "Saisissez un jour qui existe. Exemple : 20/08/2026")?;
    let hour = match hour {
        "" => NaiveTime::MIN,
        hour => NaiveTime::parse_from_str(hour, "%H:%M")
            .or_else(|_| NaiveTime::parse_from_str(hour, "%H:%M:%S"))
            .map_err(|_| "Saisissez l'heure en heures et minutes. Exemple : 02:15")?,
    };
    french_instant(day.and_time(hour)).map(Some).ok_or("Cette heure n'existe pas ce jour-là (changement d'heure)")
}

/// A text that must be there; what is missing is told by `lack`.
pub fn text(field: &str, typed: &str, lack: &str, errors: &mut Vec<FieldError>) -> String {
    let kept = typed.trim();
    if kept.is_empty() {
        errors.push(FieldError::new(field, lack));
    }
    short(field, kept, errors)
}

/// A text that may be empty.
pub fn short(field: &str, typed: &str, errors: &mut Vec<FieldError>) -> String {
    let kept = typed.trim();
    if kept.chars().count() > LONGEST {
        errors.push(FieldError::new(field, "Le texte dépasse 5 000 caractères : gardez l'essentiel"));
    }
    kept.to_owned()
}

/// A whole number, spaces allowed.
pub fn number(field: &str, typed: &str, errors: &mut Vec<FieldError>) -> u64 {
    let digits: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    digits.parse().unwrap_or_else(|_| {
        errors.push(FieldError::new(field, "Saisissez un nombre entier, même approximatif. Exemple : 1200"));
        0
    })
}

#[cfg(test)]
mod tests {
    use super::instant;

    #[test]
    fn an_hour_of_paris_becomes_an_instant_and_one_that_does_not_exist_is_refused() {
        assert_eq!(instant("2026-08-20", "02:15").unwrap().unwrap().to_rfc3339(), "2026-08-20T00:15:00+00:00");
        assert_eq!(instant("", "").unwrap(), None);
        assert!(instant("2026-03-29", "02:30").is_err(), "the hour that summer time skips");
        assert!(instant("", "10:00").is_err());
        assert!(instant("2026-02-30", "10:00").is_err());
    }
}
