//! Synthetic certificates are possible ones, and the same for the same seed.

use super::*;
use crate::columns::Builder;

fn wanted(seed: u64) -> Wanted {
    Wanted { seed, first_year: 2023, years: 2, per_year: 20_000 }
}

fn all(seed: u64) -> Vec<Certificate> {
    let (mut generator, mut certificate) = (Generator::new(wanted(seed)), blank());
    let mut all = Vec::new();
    while generator.next_into(&mut certificate) {
        all.push(certificate.clone());
    }
    all
}

#[test]
fn a_seed_gives_the_same_certificates_and_another_one_others() {
    let (first, again, other) = (all(1), all(1), all(2));
    assert_eq!(first.len(), 40_000);
    assert!(first == again && first != other);
}

#[test]
fn every_certificate_is_possible() {
    let mut builder = Builder::new(0);
    all(3).iter().for_each(|certificate| builder.push(certificate));
    assert_eq!(builder.set_aside(), []);
    assert_eq!(builder.build().len(), 40_000);
}

#[test]
fn orders_of_magnitude_are_those_of_the_marginals() {
    let all = all(4);
    let share = |which: &dyn Fn(&Certificate) -> bool| {
        all.iter().filter(|certificate| which(certificate)).count() as f64 / all.len() as f64
    };
    assert!((share(&|c| c.sex == Sex::Female) - 0.5).abs() < 0.02);
    assert!((share(&|c| c.age < 65) - 0.16).abs() < 0.03);
    assert!((share(&|c| c.died.month() == 1) - 0.097).abs() < 0.01);
    assert!(share(&|c| (c.received - c.died).num_days() <= 183) >= 0.97);
}
