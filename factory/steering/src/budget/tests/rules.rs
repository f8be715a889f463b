//! Amounts and totals: laws that hold for any value.

use proptest::prelude::*;

use crate::budget::matrix::Matrix;
use crate::budget::money::{Fault, MOST, Overflow, plain, read, sum};
use crate::budget::records::cell::{Activity, Resource};

fn any_matrix() -> impl Strategy<Value = Matrix> {
    proptest::collection::vec(0..=MOST, 78).prop_map(|cents| {
        let mut matrix = Matrix::default();
        for (at, cents) in cents.into_iter().enumerate() {
            matrix.set(Activity::ALL[at / 6], Resource::ALL[at % 6], cents);
        }
        matrix
    })
}

proptest! {
    #[test]
    fn rows_columns_and_cells_add_up_to_the_same_total(matrix in any_matrix()) {
        let total = matrix.total().unwrap();
        prop_assert_eq!(sum(matrix.cells().map(|(_, _, cents)| cents)).unwrap(), total);
        prop_assert_eq!(sum(Activity::ALL.map(|row| matrix.of_activity(row).unwrap())).unwrap(), total);
        prop_assert_eq!(sum(Resource::ALL.map(|column| matrix.of_resource(column).unwrap())).unwrap(), total);
    }

    #[test]
    fn an_amount_written_back_is_read_as_the_same(cents in 0..=MOST) {
        prop_assert_eq!(read(&plain(cents)), Ok(cents));
        prop_assert_eq!(read(&ui::format::euros(cents)), Ok(cents));
    }

    #[test]
    fn no_text_makes_the_reader_fail_otherwise_than_by_a_fault(text in "\\PC{0,30}") {
        if let Ok(cents) = read(&text) {
            prop_assert!((0..=MOST).contains(&cents));
        }
    }
}

#[test]
fn amounts_are_read_as_the_french_write_them() {
    for (text, cents) in [
        ("12 345,67", 1_234_567),
        ("12\u{202f}345,67\u{a0}€", 1_234_567),
        ("0", 0),
        ("7,5", 750),
        (" 150000 ", 15_000_000),
        ("99 999 999 999,99", MOST),
    ] {
        assert_eq!(read(text), Ok(cents), "{text}");
    }
}

#[test]
fn other_amounts_are_refused_with_what_to_correct() {
    for (text, fault) in [
        ("", Fault::NotANumber),
        ("beaucoup", Fault::NotANumber),
        ("12k", Fault::NotANumber),
        ("1,2,3", Fault::NotANumber),
        (",50", Fault::NotANumber),
        ("12.345,67", Fault::Point),
        ("12345.67", Fault::Point),
        ("12,345", Fault::Decimals),
        ("12,", Fault::Decimals),
        ("1 23", Fault::Groups),
        ("1234 567", Fault::Groups),
        ("-3", Fault::Negative),
        ("100 000 000 000", Fault::TooMuch),
        ("99999999999999999999999", Fault::TooMuch),
    ] {
        assert_eq!(read(text), Err(fault), "{text}");
    }
}

#[test]
fn a_sum_that_does_not_hold_is_told_and_never_wraps() {
    assert_eq!(sum([i64::MAX, 1]), Err(Overflow));
    assert_eq!(sum([i64::MAX - 1, 1]), Ok(i64::MAX));
}
