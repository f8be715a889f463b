//! What holds of every value: it opens where it was sealed, by its person's key, and nowhere else.

use privacy::Id;
use proptest::prelude::*;

use super::cipher::{self, Cell, Encrypted, PersonKey, Unreadable};

const CELL: Cell<'_> = Cell { table: "dossier", column: "note", row: "1" };

fn key() -> PersonKey {
    PersonKey::new(cipher::new_key())
}

proptest! {
    #[test]
    fn a_sealed_value_opens_in_its_cell(value: String, row in "[a-z0-9]{1,12}") {
        let (key, cell) = (key(), Cell { row: &row, ..CELL });
        prop_assert_eq!(key.open(cell, &key.seal(cell, &value)), Ok(value));
    }

    #[test]
    fn a_value_moved_to_another_cell_does_not_open(value: String, table in "[a-z]{1,9}", column in "[a-z]{1,9}", row in "[0-9]{1,9}") {
        let (key, elsewhere) = (key(), Cell { table: &table, column: &column, row: &row });
        prop_assume!((elsewhere.table, elsewhere.column, elsewhere.row) != (CELL.table, CELL.column, CELL.row));
        prop_assert_eq!(key.open(elsewhere, &key.seal(CELL, &value)), Err(Unreadable));
    }

    #[test]
    fn any_bytes_open_with_no_key(bytes: Vec<u8>) {
        prop_assert_eq!(key().open(CELL, &Encrypted::of_bytes(bytes)), Err(Unreadable));
    }

    #[test]
    fn an_altered_value_does_not_open(value: String, place: prop::sample::Index, flip in 1u8..) {
        let key = key();
        let mut bytes = key.seal(CELL, &value).as_bytes().to_vec();
        let place = place.index(bytes.len());
        bytes[place] ^= flip;
        prop_assert_eq!(key.open(CELL, &Encrypted::of_bytes(bytes)), Err(Unreadable));
    }
}

#[test]
fn parts_of_a_cell_do_not_run_into_each_other() {
    let key = key();
    let sealed = key.seal(Cell { table: "ab", column: "c", row: "d" }, "mots");
    assert_eq!(key.open(Cell { table: "a", column: "bc", row: "d" }, &sealed), Err(Unreadable));
}

#[test]
fn the_same_value_is_never_sealed_alike() {
    let key = key();
    assert_ne!(key.seal(CELL, "mots"), key.seal(CELL, "mots"));
}

#[test]
fn somebody_else_s_key_opens_nothing() {
    assert_eq!(key().open(CELL, &key().seal(CELL, "mots")), Err(Unreadable));
}

#[test]
fn a_wrapped_key_is_bound_to_its_person_and_to_the_master_key() {
    let (master, key) = (cipher::new_key(), cipher::new_key());
    let (ines, paul) = (Id::parse("ines").unwrap(), Id::parse("paul").unwrap());
    let wrapped = cipher::wrap(&master, &ines, &key);
    assert_eq!(cipher::unwrap(&master, &ines, &wrapped), Ok(key));
    assert_eq!(cipher::unwrap(&master, &paul, &wrapped), Err(Unreadable));
    assert_eq!(cipher::unwrap(&cipher::new_key(), &ines, &wrapped), Err(Unreadable));
    assert_eq!(cipher::unwrap(&master, &ines, "zz"), Err(Unreadable));
}
