//! Prepares what browsers receive: stylesheets joined and trimmed, every file hashed and compressed once, at build time.

use std::{env, error::Error, fmt::Write as _, fs, path::Path};

use sha2::{Digest, Sha256, Sha384};

/// The whole theme, in the order of the cascade.
const THEME: &[&str] =
    &["palette", "base", "grid", "header", "text", "form", "button", "data", "navigation", "own", "chart", "print"];
/// What stands beside an official DSFR bundle: the palette and the components that the DSFR does not have.
const BESIDE_DSFR: &[&str] = &["palette", "own", "chart", "dsfr"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=assets");
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    let files = [
        ("theme", "css", "text/css; charset=utf-8", stylesheet(THEME)?),
        ("beside", "css", "text/css; charset=utf-8", stylesheet(BESIDE_DSFR)?),
        ("menu", "js", "text/javascript; charset=utf-8", fs::read_to_string("assets/menu.js")?),
        ("icon", "svg", "image/svg+xml", fs::read_to_string("assets/icon.svg")?),
    ];
    let mut code = String::new();
    for (name, extension, mime, text) in files {
        let plain = out.join(format!("{name}.{extension}"));
        let compressed = out.join(format!("{name}.{extension}.br"));
        fs::write(&plain, &text)?;
        fs::write(&compressed, brotli(text.as_bytes())?)?;
        let hash: String = Sha256::digest(&text)[..6].iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        let integrity = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, Sha384::digest(&text));
        writeln!(
            code,
            "/// `{name}.{extension}`, as built.\npub const {}: Asset = Asset {{ path: \"/assets/{name}.{hash}.{extension}\", \
             integrity: \"sha384-{integrity}\", mime: \"{mime}\", hash: \"\\\"{hash}\\\"\", plain: include_bytes!({plain:?}), brotli: include_bytes!({compressed:?}) }};",
            name.to_uppercase(),
        )?;
    }
    fs::write(out.join("assets.rs"), code)?;
    Ok(())
}

fn stylesheet(parts: &[&str]) -> Result<String, Box<dyn Error>> {
    let mut css = String::new();
    for part in parts {
        css.push_str(&trimmed(&fs::read_to_string(format!("assets/{part}.css"))?));
    }
    Ok(css)
}

/// Without comments, indentation and line ends: the files contain no string with a `/*` in it.
fn trimmed(css: &str) -> String {
    let mut rest = css;
    let mut kept = String::with_capacity(css.len());
    while let Some(start) = rest.find("/*") {
        kept.push_str(&rest[..start]);
        rest = rest[start..].find("*/").map_or("", |end| &rest[start + end + 2..]);
    }
    kept.push_str(rest);
    let joined: String = kept.lines().map(str::trim).collect();
    [(" {", "{"), (": ", ":"), (", ", ","), (";}", "}"), (" > ", ">")]
        .iter()
        .fold(joined, |text, (long, short)| text.replace(long, short))
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 18, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters)?;
    Ok(compressed)
}
