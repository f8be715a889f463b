//! The collector.

use super::*;
use crate::Sensitive;

const SHOW: Purpose = Purpose::new("afficher le dossier à son titulaire");
const SEND: Purpose = Purpose::new("transmettre le dossier au médecin");

#[test]
fn a_value_that_no_row_holds_is_noted_all_the_same() {
    let readings = Readings::new();
    Sensitive::new(3_i64).read(SHOW, &readings);
    assert_eq!(readings.take(), [Reading { record: None, field: None, subject: None, purpose: SHOW }]);
}

#[test]
fn each_purpose_is_noted_once() {
    let readings = Readings::new();
    let value = Sensitive::new("asthme");
    for purpose in [SHOW, SEND, SHOW] {
        value.read(purpose, &readings.clone());
    }
    assert_eq!(readings.take().iter().map(|reading| reading.purpose).collect::<Vec<_>>(), [SHOW, SEND]);
}

#[test]
fn readings_cross_threads() {
    let readings = Readings::new();
    std::thread::scope(|scope| {
        scope.spawn(|| Sensitive::new(1_i64).read(SHOW, &readings).to_owned());
    });
    assert!(!readings.is_empty());
}
