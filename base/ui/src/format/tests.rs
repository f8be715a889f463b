//! French readers' dates and numbers.

use chrono::{DateTime, NaiveDate, Utc};

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

#[test]
fn a_date_is_written_in_words_and_the_first_is_ordinal() {
    assert_eq!(date(day("2026-08-20")), "20\u{a0}août 2026");
    assert_eq!(date(day("2026-05-01")), "1er\u{a0}mai 2026");
    assert_eq!(date_short(day("2026-05-01")), "01/05/2026");
    assert_eq!(month(day("2026-12-31")), "décembre 2026");
}

#[test]
fn an_instant_is_shown_at_the_time_of_paris_in_summer_and_winter() {
    assert_eq!(datetime(instant("2026-08-20T12:05:00Z")), "20\u{a0}août 2026 à 14\u{a0}h\u{a0}05");
    assert_eq!(datetime(instant("2026-12-31T23:30:00Z")), "1er\u{a0}janvier 2027 à 0\u{a0}h\u{a0}30");
    assert_eq!(iso(instant("2026-12-31T23:30:00Z")), "2027-01-01");
}

#[test]
fn a_template_may_hand_in_values_or_any_reference() {
    let (days, counts) = ([day("2026-08-20")], [1500_i64]);
    for (day, count) in days.iter().zip(&counts) {
        assert_eq!(iso(day), iso(days[0]));
        assert_eq!(integer(count), integer(counts[0]));
    }
}

#[test]
fn a_duration_uses_the_unit_a_person_would_use() {
    assert_eq!(duration_days(0), "moins d'un jour");
    assert_eq!(duration_days(1), "1\u{a0}jour");
    assert_eq!(duration_days(45), "6\u{a0}semaines");
    assert_eq!(duration_days(250), "8\u{a0}mois");
    assert_eq!(duration_days(366), "1\u{a0}an");
    assert_eq!(duration_days(830), "2\u{a0}ans et 3\u{a0}mois");
}

#[test]
fn a_day_is_told_from_today() {
    let today = day("2026-08-20");
    assert_eq!(ago(today, today), "aujourd'hui");
    assert_eq!(ago(day("2026-08-19"), today), "hier");
    assert_eq!(ago(day("2026-08-21"), today), "demain");
    assert_eq!(ago(day("2026-08-10"), today), "il y a 10\u{a0}jours");
    assert_eq!(ago(day("2026-09-24"), today), "dans 5\u{a0}semaines");
}

#[test]
fn thousands_are_apart_and_decimals_follow_a_comma() {
    assert_eq!(integer(999), "999");
    assert_eq!(integer(1_234_567), "1\u{202f}234\u{202f}567");
    assert_eq!(decimal(1234.5, 1), "1\u{202f}234,5");
    assert_eq!(decimal(-0.04, 1), "0,0");
    assert_eq!(decimal(-1234.5, 1), "−1\u{202f}234,5");
    assert_eq!(percent(0.1254, 1), "12,5\u{202f}%");
}

#[test]
fn amounts_and_sizes_carry_their_unit() {
    assert_eq!(euros(123_450), "1\u{202f}234,50\u{a0}€");
    assert_eq!(euros(20_000_000), "200\u{202f}000\u{a0}€");
    assert_eq!(size(512), "512\u{a0}octets");
    assert_eq!(size(12_300), "12\u{a0}ko");
    assert_eq!(size(999_600), "1,0\u{a0}Mo");
    assert_eq!(size(1_400_000_000u64), "1,4\u{a0}Go");
}

#[test]
fn the_plural_starts_at_two() {
    assert_eq!(plural(0, "produit", "produits"), "0\u{a0}produit");
    assert_eq!(plural(1, "produit", "produits"), "1\u{a0}produit");
    assert_eq!(plural(1500, "produit", "produits"), "1\u{202f}500\u{a0}produits");
}
