//! How long a security homologation holds, and when its end is recalled.

/// Months before the end at which it is recalled.
pub const REMINDERS: [u32; 5] = [24, 12, 6, 3, 1];

/// Months for which a homologation may be decided, by the cyber index of the service, from 0 to 5: from six months to three years (bounds of
/// MonServiceSécurisé, à confirmer). Nothing outside that scale.
pub fn months_of_validity(index: f64) -> Option<u32> {
    match index {
        index if !(0.0..=5.0).contains(&index) => None,
        index if index < 2.0 => Some(6),
        index if index < 3.0 => Some(12),
        index if index < 4.0 => Some(24),
        _ => Some(36),
    }
}

#[cfg(test)]
mod tests {
    use super::months_of_validity;

    #[test]
    fn a_better_index_gives_a_longer_validity_and_no_index_gives_none() {
        let months = [0.0, 1.99, 2.0, 3.0, 4.0, 5.0].map(months_of_validity);
        assert_eq!(months, [Some(6), Some(6), Some(12), Some(24), Some(36), Some(36)]);
        assert_eq!([-0.1, 5.1, f64::NAN].map(months_of_validity), [None; 3]);
    }
}
