//! The conditions of the table, on every key and on a million draws per count.

use super::*;
use crate::columns::mixed;

#[test]
fn every_key_of_every_count_meets_the_conditions() {
    let noise = Noise::new(Conditions::default()).unwrap();
    let Conditions { variance, most, never } = noise.conditions();
    assert!((0..=u16::MAX).all(|key| noise.perturb(0, key) == 0));
    for count in 1..=40_u64 {
        let (mut sum, mut squares) = (0.0, 0.0);
        for key in 0..=u16::MAX {
            let shown = noise.perturb(count, key);
            assert!(shown == 0 || shown > u64::from(never), "{count} shown as {shown}");
            assert!(shown.abs_diff(count) <= u64::from(most));
            let off = shown as f64 - count as f64;
            sum += off;
            squares += off * off;
        }
        // Rounding to 65 536 keys moves each step by one key at most.
        assert!((sum / 65_536.0).abs() < 2e-3, "{count}: mean {}", sum / 65_536.0);
        assert!((squares / 65_536.0 - variance).abs() < 1e-2, "{count}: variance {}", squares / 65_536.0);
    }
}

#[test]
fn a_million_groups_of_people_per_count_meet_the_conditions() {
    let noise = Noise::new(Conditions::default()).unwrap();
    let variance = noise.conditions().variance;
    for count in [1_u64, 2, 3, 5, 8, 11, 50] {
        let (mut sum, mut squares) = (0.0, 0.0);
        for draw in 0..1_000_000_u64 {
            let members = (0..count).map(|member| (mixed(draw * 64 + member) >> 48) as u16);
            let off = noise.perturb(count, members.fold(0, u16::wrapping_add)) as f64 - count as f64;
            sum += off;
            squares += off * off;
        }
        // Five standard errors of the mean of a million draws.
        assert!((sum / 1e6).abs() < 5.0 * (variance / 1e6).sqrt() + 2e-3, "{count}");
        assert!((squares / 1e6 - variance).abs() < 0.06, "{count}: {}", squares / 1e6);
    }
}

#[test]
fn conditions_without_a_law_are_refused() {
    assert!(Noise::new(Conditions { variance: 0.5, most: 5, never: 2 }).is_err());
    assert!(Noise::new(Conditions { variance: 90.0, most: 5, never: 2 }).is_err());
}
