//! Numbers: thin no-break spaces between thousands, decimal comma, no-break space before the unit.

/// A number by value or by reference.
pub trait Figure {
    /// As a floating-point number.
    fn figure(&self) -> f64;
}

macro_rules! figures {
    ($($number:ty),*) => { $(impl Figure for $number {
        fn figure(&self) -> f64 {
            *self as f64
        }
    })* };
}
figures!(i32, i64, u8, u16, u32, u64, usize, f32, f64);

impl<T: Figure + ?Sized> Figure for &T {
    fn figure(&self) -> f64 {
        (**self).figure()
    }
}

/// `1 234`: rounded to the unit.
pub fn integer(number: impl Figure) -> String {
    decimal(number, 0)
}

/// `1 234,5`: always `places` decimals.
pub fn decimal(number: impl Figure, places: usize) -> String {
    let number = number.figure();
    let plain = format!("{:.places$}", number.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let zero = plain.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    let mut text = String::new();
    if number < 0.0 && !zero {
        text.push('−');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(',');
        text.push_str(fraction);
    }
    text
}

/// A share between 0 and 1 as `12,5 %`.
pub fn percent(share: impl Figure, places: usize) -> String {
    format!("{}\u{202f}%", decimal(share.figure() * 100.0, places))
}

/// Cents as `1 234,50 €`; round sums without cents.
pub fn euros(cents: impl Figure) -> String {
    let cents = cents.figure().round();
    let places = if cents % 100.0 == 0.0 { 0 } else { 2 };
    format!("{}\u{a0}€", decimal(cents / 100.0, places))
}

/// Bytes as `12 ko`, `1,4 Mo` (decimal multiples).
pub fn size(bytes: impl Figure) -> String {
    let bytes = bytes.figure();
    match bytes {
        small if small < 1000.0 => format!("{}\u{a0}octets", integer(small)),
        small if small < 999_500.0 => format!("{}\u{a0}ko", integer(small / 1e3)),
        middle if middle < 999_500_000.0 => format!("{}\u{a0}Mo", decimal(middle / 1e6, 1)),
        large => format!("{}\u{a0}Go", decimal(large / 1e9, 1)),
    }
}

/// `0 produit`, `1 produit`, `2 produits`: in French the plural starts at two.
pub fn plural(number: impl Figure, one: &str, several: &str) -> String {
    let number = number.figure();
    format!("{}\u{a0}{}", integer(number), if number.abs() < 2.0 { one } else { several })
}
