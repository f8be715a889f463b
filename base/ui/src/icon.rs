//! Small drawings placed in the page itself: no request, and they follow the colour of the text.

use crate::Html;

/// Path of each drawing on a 24 × 24 grid, drawn with a 2-unit stroke.
const DRAWINGS: &[(&str, &str)] = &[
    ("account", "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21a8 8 0 0 1 16 0"),
    ("alert", "M12 3 2 21h20zM12 10v5M12 18v.01"),
    ("arrow", "M4 12h16M13 5l7 7-7 7"),
    ("calendar", "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4"),
    ("check", "M4 12.5l5 5L20 6.5"),
    ("close", "M5 5l14 14M19 5 5 19"),
    ("download", "M12 4v11M7 11l5 5 5-5M4 20h16"),
    ("edit", "M4 20l1-4L16.5 4.5l3 3L8 19zM14 7l3 3"),
    ("error", "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v6M12 16.5v.01"),
    ("external", "M10 5H5v14h14v-5M14 4h6v6M20 4l-9 9"),
    ("file", "M6 3h8l5 5v13H6zM14 3v5h5"),
    ("filter", "M4 5h16l-6 8v6l-4-2v-4z"),
    ("home", "M3 12l9-8 9 8M6 10v10h12V10"),
    ("info", "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v6M12 7.5v.01"),
    ("lock", "M6 11h12v9H6zM8 11V8a4 4 0 0 1 8 0v3"),
    ("menu", "M4 6h16M4 12h16M4 18h16"),
    ("search", "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5"),
    ("sort", "M8 4v15M4 15l4 4 4-4M16 20V5M12 9l4-4 4 4"),
    ("success", "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12.5l3 3 5-6"),
    ("theme", "M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18"),
    ("warning", "M12 3 2 21h20zM12 10v5M12 18v.01"),
];

/// The drawing of this name; nothing for an unknown one. Never alone: a text always says the same.
pub fn icon(name: &str) -> Html {
    let path = DRAWINGS.iter().find(|(known, _)| *known == name).map(|(_, path)| path);
    path.map_or_else(Html::default, |path| {
        Html::trusted(format!(
            r#"<svg class="app-icon" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="{path}"/></svg>"#
        ))
    })
}
