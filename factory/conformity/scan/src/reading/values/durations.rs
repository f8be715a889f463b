//! Durations with their unit.

use crate::reading::{fold, words};

const UNITS: [&str; 15] = [
    "an",
    "ans",
    "annee",
    "annees",
    "mois",
    "jour",
    "jours",
    "semaine",
    "semaines",
    "heure",
    "heures",
    "minute",
    "minutes",
    "trimestre",
    "trimestres",
];

const NUMBERS: [&str; 33] = [
    "un",
    "une",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dixhuit",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "soixantequinze",
    "cent",
    "vingtquatre",
    "vingtcinq",
    "one",
    "two",
    "three",
    "five",
    "ten",
    "twelve",
];

const ENGLISH: [&str; 10] = ["day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours"];

/// The durations of a text, as they are written: « 3 ans », « treize mois », « jusqu'à la désinscription » is none.
#[must_use]
pub fn durations(text: &str) -> Vec<String> {
    let folded = fold(text);
    let all: Vec<&str> = words(&folded).collect();
    let mut found = Vec::new();
    for (at, unit) in all.iter().enumerate().skip(1) {
        if !UNITS.contains(unit) && !ENGLISH.contains(unit) {
            continue;
        }
        // « trois (3) ans », « vingt-quatre heures », « 10 à 12 mois »
        let before = all[at - 1];
        let digits = before.len() <= 3 && before.bytes().all(|digit| digit.is_ascii_digit()) && before != "0";
        if digits || NUMBERS.contains(&before) {
            found.push(format!("{before} {unit}"));
        }
    }
    found
}
