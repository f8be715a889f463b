//! Contrast of the palette (WCAG 2.2, 1.4.3 and 1.4.11; RGAA 3.2 and 3.3), computed in both themes.

use std::collections::BTreeMap;

const PALETTE: &str = include_str!("../../assets/palette.css");
const SURFACES: [&str; 3] = ["page", "soft", "raised"];

type Colours = BTreeMap<String, (f64, f64, f64)>;

/// The colours of the n-th block of the file: light, dark by choice, dark by device.
fn colours(block: usize) -> Colours {
    let blocks: Vec<&str> = PALETTE.split('{').filter(|text| text.contains("--page:")).collect();
    let lines = blocks[block].split('}').next().unwrap().lines();
    lines
        .filter_map(|line| line.trim().strip_prefix("--")?.trim_end_matches(';').split_once(": #"))
        .map(|(name, hex)| {
            let hex =
                if hex.len() == 3 { hex.chars().flat_map(|digit| [digit, digit]).collect() } else { hex.to_owned() };
            let part = |at: usize| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            (name.to_owned(), (part(0), part(2), part(4)))
        })
        .collect()
}

fn luminance((red, green, blue): (f64, f64, f64)) -> f64 {
    let linear = |part: f64| if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

fn ratio(colours: &Colours, one: &str, other: &str) -> f64 {
    let (a, b) = (luminance(colours[one]), luminance(colours[other]));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn assert_at_least(minimum: f64, pairs: &[(&str, &str)]) {
    for (block, theme) in ["light", "dark"].into_iter().enumerate() {
        let colours = colours(block);
        for (front, back) in pairs {
            let ratio = ratio(&colours, front, back);
            assert!(ratio >= minimum, "{front} on {back}, {theme}: {ratio:.2} < {minimum}");
        }
    }
}

#[test]
fn the_extremes_have_the_ratio_of_the_standard() {
    let colours = Colours::from([("black".into(), (0.0, 0.0, 0.0)), ("white".into(), (1.0, 1.0, 1.0))]);
    assert!((ratio(&colours, "black", "white") - 21.0).abs() < 1e-9);
}

#[test]
fn every_text_is_readable_on_what_lies_behind_it() {
    for surface in SURFACES {
        assert_at_least(4.5, &["text", "mute", "action", "action-strong", "error"].map(|text| (text, surface)));
    }
    assert_at_least(4.5, &["text", "action", "action-strong"].map(|text| (text, "action-soft")));
    assert_at_least(4.5, &[("on-action", "action"), ("on-action", "action-strong"), ("page", "error")]);
    for tone in ["info", "success", "warning", "error", "new"] {
        assert_at_least(4.5, &[(tone, &format!("{tone}-soft"))]);
    }
}

#[test]
fn borders_focus_and_series_are_seen() {
    for surface in SURFACES {
        assert_at_least(3.0, &["edge", "focus", "action", "info", "success", "warning"].map(|edge| (edge, surface)));
        assert_at_least(3.0, &["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8"].map(|series| (series, surface)));
    }
}

#[test]
fn the_device_and_the_person_choose_the_same_dark() {
    assert_eq!(colours(1), colours(2));
    assert_eq!(colours(0).keys().collect::<Vec<_>>(), colours(1).keys().collect::<Vec<_>>());
    assert!(colours(0).len() > 25);
}
