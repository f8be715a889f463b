//! A site as it is written for the corpus: one file, a frame and its pages.

/// A site.
#[derive(Clone, Debug)]
pub struct House {
    pub name: &'static str,
    pub host: &'static str,
    /// The frame, with `{{titre}}` and `{{contenu}}`.
    pub frame: String,
    /// Path, title, content.
    pub pages: Vec<(String, String, String)>,
    /// Path, type, text.
    pub files: Vec<(String, String, String)>,
}

/// One thing wrong in one house.
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    pub house: &'static str,
    /// Page, what is written there, what is written instead. Page `*` is the frame. A path given instead of nothing removes the whole page.
    pub edits: &'static [(&'static str, &'static str, &'static str)],
    /// The check that must see it.
    pub check: &'static str,
    /// Checks that the same fault reaches, and that are not judged: what they read is gone, or broken too.
    pub blind: &'static [&'static str],
    /// Why it is a fault.
    pub why: &'static str,
}

const TEXTS: [(&str, &str, &str); 8] = [
    ("covoiturage", "covoiturons.beta.gouv.fr", include_str!("sites/covoiturage.html")),
    ("ville", "saint-ouestin.exemple.fr", include_str!("sites/ville.html")),
    ("prefecture", "rdv.armorique.gouv.fr", include_str!("sites/prefecture.html")),
    ("association", "bourse.exemple.fr", include_str!("sites/association.html")),
    ("hopital", "chu-valmont.exemple.fr", include_str!("sites/hopital.html")),
    ("universite", "univ-exemple.fr", include_str!("sites/universite.html")),
    ("agence", "agence-eau.gouv.fr", include_str!("sites/agence.html")),
    ("demarche", "aides.culture.gouv.fr", include_str!("sites/demarche.html")),
];

/// All of them.
pub fn all() -> Vec<House> {
    TEXTS.iter().map(|(name, host, text)| read(name, host, text)).collect()
}

/// One of them.
pub fn named(name: &str) -> House {
    all().into_iter().find(|house| house.name == name).unwrap_or_else(|| panic!("no house {name}"))
}

fn read(name: &'static str, host: &'static str, text: &str) -> House {
    let mut house = House { name, host, frame: String::new(), pages: Vec::new(), files: Vec::new() };
    for part in text.split("<!-- ").skip(1) {
        let (head, body) = part.split_once("-->").unwrap_or_else(|| panic!("{name}: a part without its head"));
        let mut words = head.trim().splitn(2, ' ');
        let body = body.trim_start_matches('\n').to_owned();
        match (words.next(), words.next()) {
            (Some("gabarit"), _) => house.frame = body,
            (Some("page"), Some(rest)) => {
                let (path, title) = rest.split_once(" | ").unwrap_or_else(|| panic!("{name}: {rest}"));
                house.pages.push((path.to_owned(), title.to_owned(), body));
            }
            (Some("fichier"), Some(rest)) => {
                let (path, kind) = rest.split_once(' ').unwrap_or_else(|| panic!("{name}: {rest}"));
                house.files.push((path.to_owned(), kind.to_owned(), body));
            }
            other => panic!("{name}: {other:?}"),
        }
    }
    house
}

impl House {
    /// The house with a fault in it. Every edit must find its text: a fault that is not there would be found by nobody.
    pub fn with(mut self, fault: &Fault) -> Self {
        for (path, from, to) in fault.edits {
            let mut done = false;
            let mut edit = |text: &mut String| {
                done |= text.contains(from);
                *text = text.replace(from, to);
            };
            if *path == "*" {
                edit(&mut self.frame);
            } else if from.is_empty() {
                let before = self.pages.len() + self.files.len();
                self.pages.retain(|(page, ..)| page != path);
                self.files.retain(|(file, ..)| file != path);
                done = self.pages.len() + self.files.len() < before;
            } else {
                for (_, title, body) in self.pages.iter_mut().filter(|(page, ..)| page == path) {
                    edit(title);
                    edit(body);
                }
                self.files.iter_mut().filter(|(file, ..)| file == path).for_each(|(_, _, body)| edit(body));
            }
            assert!(done, "{}: nothing to edit in {path}: {from}", self.name);
        }
        self
    }

    /// What stands at a path: its type and its text.
    pub fn at(&self, path: &str) -> Option<(String, String)> {
        if let Some((_, title, body)) = self.pages.iter().find(|(page, ..)| page == path) {
            let html = self.frame.replace("{{titre}}", title).replace("{{contenu}}", body);
            return Some(("text/html; charset=utf-8".into(), html));
        }
        self.files.iter().find(|(file, ..)| file == path).map(|(_, kind, body)| (kind.clone(), body.clone()))
    }
}
