//! Rules that hold for the theme and for every template of the workspace.

mod contrast;
mod lists;
mod templates;

use crate::assets::THEME;

#[test]
fn the_theme_weighs_at_most_thirty_kilobytes_and_asks_nobody_else() {
    let css = std::str::from_utf8(THEME.plain).unwrap();
    assert!(css.len() <= 30_000, "{} bytes", css.len());
    assert!(THEME.brotli.len() < css.len() / 3);
    for foreign in ["url(", "@import", "@font-face", "http:", "https:", "Marianne", "Spectral"] {
        assert!(!css.contains(foreign), "{foreign} in the theme");
    }
}

#[test]
fn trimming_keeps_every_rule_of_the_stylesheets() {
    let css = std::str::from_utf8(THEME.plain).unwrap();
    assert_eq!(css.matches('{').count(), css.matches('}').count());
    assert!(!css.contains("/*") && !css.contains('\n'));
    for rule in [".fr-btn--secondary,", "@media print{", ".app-timeline__item--ahead::before{"] {
        assert!(css.contains(rule), "{rule}");
    }
}
