//! The scales of DashLord: a letter beside a count.

/// Cookies set before consent: none A, 1–2 B, 3–5 C, 6–10 E, more F.
pub fn cookies(count: usize) -> char {
    match count {
        0 => 'A',
        1..=2 => 'B',
        3..=5 => 'C',
        6..=10 => 'E',
        _ => 'F',
    }
}

/// Third-party trackers: none A, 1–2 B, 3–10 C, more F.
pub fn trackers(count: usize) -> char {
    match count {
        0 => 'A',
        1..=2 => 'B',
        3..=10 => 'C',
        _ => 'F',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_of_the_scales_is_where_it_is_published() {
        let letters = |scale: fn(usize) -> char| [0, 1, 2, 3, 5, 6, 10, 11, 500].map(scale).iter().collect::<String>();
        assert_eq!(letters(cookies), "ABBCCEEFF");
        assert_eq!(letters(trackers), "ABBCCCCFF");
    }
}
