//! What a first visit costs: the bytes that travel, and the elements that the browser builds.

use anyhow::{Context as _, Result, ensure};
use std::io::Read as _;

use crate::{server, shell};

/// What travels when a page is opened for the first time.
pub struct Visit {
    pub requests: usize,
    /// Compressed bodies and headers of the answers.
    pub bytes: usize,
}

/// Opens the page at `path` and everything that it names.
///
/// # Errors
/// When one of them is not answered.
pub fn first_visit(address: &str, path: &str) -> Result<Visit> {
    let html = server::browser().get(format!("{address}{path}")).call()?.body_mut().read_to_string()?;
    let mut visit = Visit { requests: 0, bytes: 0 };
    for one in std::iter::once(path.to_owned()).chain(named(&html)) {
        visit.requests += 1;
        visit.bytes += transferred(&format!("{address}{one}"))?;
    }
    Ok(visit)
}

fn transferred(url: &str) -> Result<usize> {
    let mut answer = server::browser().get(url).header("accept-encoding", "br, gzip").call()?;
    ensure!(answer.status() == 200, "{url}: {}", answer.status());
    let headers: usize = answer.headers().iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
    let mut body = Vec::new();
    answer.body_mut().as_reader().read_to_end(&mut body)?;
    Ok(headers + body.len())
}

/// The paths of styles, scripts, icons and images that a page names, each once.
fn named(html: &str) -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    for tag in html.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
        let attribute = match tag.split_whitespace().next() {
            Some("link") if tag.contains("stylesheet") || tag.contains("icon") || tag.contains("preload") => "href=\"",
            Some("script" | "img") => "src=\"",
            _ => continue,
        };
        let path = tag.split_once(attribute).and_then(|(_, rest)| rest.split('"').next());
        if let Some(path) = path.filter(|path| path.starts_with('/') && !paths.iter().any(|known| known == path)) {
            paths.push(path.to_owned());
        }
    }
    paths
}

/// The elements of the page as Chromium builds it, those inside drawings apart, as EcoIndex counts them.
///
/// # Errors
/// When Chromium is missing or does not open the page.
pub fn elements(url: &str) -> Result<usize> {
    let flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--dump-dom"];
    let dom =
        shell::output(shell::program("chromium").args(flags).arg(url)).context("Chromium does not open the page")?;
    Ok(count(&dom))
}

fn count(dom: &str) -> usize {
    let mut elements = 0;
    let mut inside_drawing = false;
    for tag in dom.split('<').skip(1) {
        let name = tag.split(|end: char| end.is_whitespace() || end == '>').next().unwrap_or_default();
        match name {
            "svg" => {
                elements += 1;
                inside_drawing = true;
            }
            "/svg" => inside_drawing = false,
            _ if !inside_drawing && name.starts_with(|first: char| first.is_ascii_alphabetic()) => elements += 1,
            _ => {}
        }
    }
    elements
}

#[cfg(test)]
mod tests {
    use super::{count, named};

    #[test]
    fn a_drawing_counts_for_one_element() {
        assert_eq!(count("<!doctype html><html><body><svg><g><path></path></g></svg><p>1 < 2</p></body></html>"), 4);
    }

    #[test]
    fn styles_scripts_and_images_are_named_once_and_links_not() {
        let html = "<link rel=\"stylesheet\" href=\"/a.css\"><link rel=\"next\" href=\"/n\"><script src=\"/a.js\" defer></script>\
                    <img alt=\"\" src=\"/i.svg\"><img alt=\"\" src=\"/i.svg\"><a href=\"/produits\">";
        assert_eq!(named(html), ["/a.css", "/a.js", "/i.svg"]);
    }
}
