//! Sites written by somebody who had not read the scanners, to measure them on what they were not shaped on. `docs/decisions` keeps the figures of
//! the first run; what was learnt from it was mended on general grounds, so that these sites are from now on a guard and no longer a measure.

use crate::houses::House;

/// A site, and what is wrong with it.
pub struct Unseen {
    pub house: House,
    /// The scanners that are judged on it: those whose pages it has.
    pub judged: Vec<&'static str>,
    /// Every check that must refuse.
    pub faults: Vec<&'static str>,
    /// Checks that are not judged, because what they read is gone.
    pub blind: Vec<&'static str>,
}

impl Unseen {
    /// Whether a check is judged here.
    pub fn judges(&self, check: &str) -> bool {
        let scanner = check.split('.').next().unwrap_or_default();
        self.judged.contains(&scanner) && !self.blind.contains(&check)
    }
}

const FRAMES: &str = include_str!("unseen/frames.html");
const SITES: [&str; 3] =
    [include_str!("unseen/towns.html"), include_str!("unseen/state.html"), include_str!("unseen/others.html")];

/// All of them.
pub fn all() -> Vec<Unseen> {
    SITES.iter().flat_map(|text| text.split("<!-- site ").skip(1)).map(read).collect()
}

fn read(text: &'static str) -> Unseen {
    let (head, rest) = text.split_once("-->").expect("a head");
    let fields: Vec<&str> = head.split('|').map(str::trim).collect();
    let [name, host, frame, judged, faults, blind] = fields[..] else { panic!("{head}") };
    let mut links = String::new();
    let mut pages = vec![("/".to_owned(), "Accueil".to_owned(), format!("<h1>{name}</h1><p>Bienvenue.</p>"))];
    for page in rest.split("<!-- page ").skip(1) {
        let (head, body) = page.split_once("-->").unwrap_or_else(|| panic!("{name}: a page without its head"));
        let (path, title) = head.trim().split_once(" | ").unwrap_or_else(|| panic!("{name}: {head}"));
        // A title that begins with a dash: the foot of the pages does not lead there.
        let (linked, title) = title.strip_prefix('-').map_or((true, title), |title| (false, title));
        if linked {
            links.push_str(&format!("<li><a href=\"{path}\">{title}</a></li>"));
        }
        pages.push((path.to_owned(), title.to_owned(), body.trim().to_owned()));
    }
    let frame = frame_named(frame).replace("{{nom}}", name).replace("{{liens}}", &links);
    Unseen {
        house: House { name, host, frame, pages, files: Vec::new() },
        judged: judged.split_whitespace().collect(),
        faults: faults.split_whitespace().collect(),
        blind: blind.split_whitespace().collect(),
    }
}

fn frame_named(name: &str) -> &'static str {
    let found = FRAMES.split("<!-- cadre ").find_map(|part| part.strip_prefix(name)?.strip_prefix(" -->"));
    found.unwrap_or_else(|| panic!("no frame {name}"))
}
