//! What no template of the workspace may contain, and what the gallery must show.

use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        if path.is_dir() && !matches!(name.to_str(), Some("target" | "data" | "node_modules" | "corpus" | ".git")) {
            files(&path, extension, found);
        } else if path.extension().is_some_and(|known| known == extension) {
            found.push(path);
        }
    }
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn templates() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    files(&workspace(), "html", &mut found);
    found.into_iter().map(|path| (path.clone(), fs::read_to_string(&path).unwrap())).collect()
}

/// Names of event attributes: `onclick=` and its kind, after a space.
fn has_handler(text: &str) -> bool {
    text.split(" on").skip(1).any(|rest| {
        let name: String = rest.chars().take_while(char::is_ascii_lowercase).collect();
        !name.is_empty() && rest[name.len()..].starts_with("=\"")
    })
}

#[test]
fn no_template_has_inline_style_script_or_handler() {
    let templates = templates();
    assert!(templates.len() > 10);
    for (path, text) in templates {
        let inline_script = text.split("<script").skip(1).any(|tag| !tag.split('>').next().unwrap().contains(" src="));
        assert!(!text.contains("style=") && !text.contains("<style"), "inline style in {}", path.display());
        assert!(!inline_script && !text.contains("javascript:"), "inline script in {}", path.display());
        assert!(!has_handler(&text), "event attribute in {}", path.display());
    }
}

#[test]
fn no_template_asks_another_site_for_something() {
    for (path, text) in templates() {
        for foreign in ["src=\"http", "src=\"//", "<link rel=\"stylesheet\" href=\"http", "<iframe"] {
            assert!(!text.contains(foreign), "{foreign} in {}", path.display());
        }
    }
}

#[test]
fn an_event_attribute_is_recognised() {
    assert!(has_handler(r#"<a onclick="x()">"#));
    assert!(!has_handler("un texte on ne peut plus simple"));
}

/// Spaces between words and attributes disappear under `suppress`.
#[test]
fn every_crate_keeps_the_spaces_of_its_templates() {
    let mut found = Vec::new();
    files(&workspace(), "toml", &mut found);
    for path in found.into_iter().filter(|path| path.ends_with("askama.toml")) {
        let text = fs::read_to_string(&path).unwrap();
        assert!(!text.contains("suppress"), "{}", path.display());
    }
}

#[test]
fn the_gallery_shows_every_component() {
    let of = |folder: &str| -> String {
        let inside =
            templates().into_iter().filter(|(path, _)| path.parent().is_some_and(|parent| parent.ends_with(folder)));
        inside.map(|(_, text)| text).collect()
    };
    let (macros, gallery) = (of("templates/ui"), of("src/gallery"));
    let names = macros.split("{% macro ").skip(1).map(|rest| rest.split('(').next().unwrap());
    let missing: Vec<&str> = names
        .filter(|name| {
            !gallery.contains(&format!("::{name}("))
                && !macros.contains(&format!("{{{{ {name}("))
                && !macros.contains(&format!("{{{{- {name}("))
        })
        .collect();
    assert!(missing.is_empty(), "not in the gallery: {missing:?}");
}

#[test]
fn every_class_of_our_own_has_a_rule() {
    let css = std::str::from_utf8(crate::assets::THEME.plain).unwrap();
    let ours = templates().into_iter().filter(|(path, _)| path.starts_with(workspace().join("base/ui")));
    for (path, text) in ours {
        let classes =
            text.split("class=\"").skip(1).flat_map(|rest| rest.split('"').next().unwrap().split_whitespace());
        for class in classes.filter(|class| class.starts_with("app-") && !class.ends_with("--{{")) {
            let name = class.trim_end_matches("{%");
            assert!(css.contains(&format!(".{name}")), "{class} in {}", path.display());
        }
    }
}

/// A component that only our theme can show would break every page of a deployer who plugs the DSFR in.
#[test]
fn every_class_of_our_own_also_stands_beside_an_official_bundle() {
    let (theme, beside) = (crate::assets::THEME.plain, crate::assets::BESIDE.plain);
    let [theme, beside] = [theme, beside].map(|css| std::str::from_utf8(css).unwrap());
    let theme = theme.split("@media print").next().unwrap();
    for rest in theme.split(".app-").skip(1) {
        let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
        assert!(beside.contains(&format!(".app-{name}")), ".app-{name}");
    }
}
