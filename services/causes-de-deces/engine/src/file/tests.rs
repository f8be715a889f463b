//! A file is read back as it was written; what a file should not hold is set aside or refused.

use std::fs::File;

use super::*;
use crate::certificate::Fault;
use crate::columns::{Builder, Columns};
use crate::generator::{Generator, Wanted, blank};

fn sample() -> Columns {
    let wanted = Wanted { seed: 5, first_year: 2024, years: 1, per_year: 5_000 };
    let (mut generator, mut builder, mut certificate) = (Generator::new(wanted), Builder::new(1), blank());
    while generator.next_into(&mut certificate) {
        builder.push(&certificate);
    }
    builder.build()
}

#[test]
fn a_file_is_read_back_as_it_was_written() {
    let (folder, columns) = (tempfile::tempdir().unwrap(), sample());
    let file = folder.path().join("certificats.parquet");
    write(&columns, File::create(&file).unwrap(), true).unwrap();
    let read = read(File::open(&file).unwrap(), 1).unwrap();
    assert!(read.fictitious && read.rows == 5_000 && read.replaced == 0 && read.set_aside.is_empty());
    for row in 0..columns.len() {
        assert_eq!(read.columns.certificate(row), columns.certificate(row));
        assert_eq!(read.columns.key[row], columns.key[row]);
    }
}

#[test]
fn a_corrected_certificate_replaces_and_a_replay_changes_nothing() {
    let columns = sample();
    let mut builder = Builder::new(1);
    for _ in 0..2 {
        (0..columns.len()).for_each(|row| builder.push(&columns.certificate(row)));
    }
    let mut corrected = columns.certificate(10);
    (corrected.version, corrected.age, corrected.age_days) = (2, 44, None);
    builder.push(&corrected);
    let built = builder.build();
    assert_eq!((built.len(), builder.replaced()), (5_000, 5_001));
    let row = (0..built.len()).find(|row| built.id[*row] == corrected.id).unwrap();
    assert_eq!(built.certificate(row), corrected);
}

#[test]
fn what_cannot_be_is_set_aside_with_the_reason() {
    let whole = sample().certificate(0);
    let mut builder = Builder::new(1);
    let mut push = |change: &dyn Fn(&mut crate::certificate::Certificate)| {
        let mut certificate = whole.clone();
        change(&mut certificate);
        builder.push(&certificate);
        builder.set_aside().last().map(|(_, fault)| *fault)
    };
    assert_eq!(push(&|_| {}), None);
    assert_eq!(push(&|certificate| certificate.received = certificate.died.pred_opt().unwrap()), Some(Fault::Received));
    assert_eq!(push(&|certificate| (certificate.age, certificate.age_days) = (0, None)), Some(Fault::Age));
    assert_eq!(push(&|certificate| (certificate.age, certificate.age_days) = (40, Some(3))), Some(Fault::Age));
    assert_eq!(push(&|certificate| certificate.department = 200), Some(Fault::Nomenclature));
    assert_eq!(push(&|certificate| certificate.causes.clear()), Some(Fault::NoCause));
}

#[test]
fn a_file_that_is_not_one_of_certificates_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("texte.parquet");
    std::fs::write(&file, "PAR1 is not enough PAR1").unwrap();
    assert!(matches!(read(File::open(&file).unwrap(), 1), Err(FileFault::Parquet(_))));
}
