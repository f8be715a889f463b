//! Files, envelopes, terms: rules on plain values.

use chrono::NaiveDate;
use proptest::prelude::*;

use crate::budget::due::publication;
use crate::budget::envelope::Envelope;
use crate::budget::file::{read, write};
use crate::budget::matrix::Matrix;
use crate::budget::records::cell::{Activity, Resource};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

proptest! {
    #[test]
    fn a_file_written_is_read_as_the_same_matrix(cells in proptest::collection::vec((0..13_usize, 0..6_usize, 0..9_999_999_i64), 0..20)) {
        let mut matrix = Matrix::default();
        for (row, column, cents) in cells {
            matrix.set(Activity::ALL[row], Resource::ALL[column], cents);
        }
        prop_assert_eq!(read(write(&matrix).unwrap().as_bytes()), Ok(matrix));
    }

    #[test]
    fn any_bytes_give_a_matrix_or_faults(content in proptest::collection::vec(any::<u8>(), 0..300)) {
        if let Err(faults) = read(&content) {
            prop_assert!(!faults.is_empty());
        }
    }

    #[test]
    fn the_parts_of_an_envelope_add_up_to_it(cents in 0..99_999_999_999_i64, start in 0..2_000_i64, length in 0..1_500_i64) {
        let from = day("2023-01-01") + chrono::TimeDelta::days(start);
        let envelope = Envelope { from, until: from + chrono::TimeDelta::days(length), cents };
        prop_assert_eq!(envelope.years().map(|year| envelope.in_year(year)).sum::<i64>(), cents);
        prop_assert!(envelope.years().all(|year| envelope.in_year(year) >= 0));
    }
}

#[test]
fn what_is_wrong_in_a_file_is_told_by_line_and_column() {
    let file = "Activité;Personnel;Bonbons;personnel\nData;1.5;2;3\nCuisine;1;1;1\nData;1;1;1;4\n";
    let told: Vec<_> = read(file.as_bytes()).unwrap_err().iter().map(|one| (one.line, one.column)).collect();
    assert_eq!(told, [(1, 3), (1, 4), (2, 2), (3, 1), (4, 1)]);
    let wrong = read("Activité;Personnel;Total\nData;10,50;10,49\n".as_bytes()).unwrap_err();
    assert_eq!((wrong.len(), wrong[0].line, wrong[0].column), (1, 2, 3));
    assert!(wrong[0].text.contains("somme"));
    assert_eq!(read(&[0xff, 0xfe]).unwrap_err().len(), 1);
    assert!(read(b"").is_err());
}

#[test]
fn a_publication_is_due_in_january_and_june_until_it_is_made() {
    let first = day("2025-01-01");
    let today = day("2026-08-20");
    assert_eq!(publication(&[], first, today), Some(day("2026-06-30")), "the last one was missed");
    assert_eq!(publication(&[day("2026-06-10")], first, today), Some(day("2027-01-31")));
    assert_eq!(publication(&[day("2026-07-20")], first, today), Some(day("2027-01-31")), "late, and made");
    assert_eq!(publication(&[day("2026-02-01")], first, today), Some(day("2026-06-30")), "that was January's");
    assert_eq!(
        publication(&[], day("2026-08-01"), today),
        Some(day("2027-01-31")),
        "the budget is newer than the term"
    );
    let close = [day("2026-06-10"), day("2026-12-20")];
    assert_eq!(publication(&close, first, day("2026-12-21")), Some(day("2027-06-30")));
}
