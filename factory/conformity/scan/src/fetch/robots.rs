//! `robots.txt` (RFC 9309): which pages the site asks us not to read.

use std::time::Duration;

use url::Url;

use super::{Fetcher, Unreachable};

/// The longest pause that we grant a site between two pages.
const LONGEST_PAUSE: Duration = Duration::from_secs(2);

/// What a site asks of robots.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Robots {
    rules: Vec<Rule>,
    /// The pause asked for between two pages, two seconds at most.
    pub pause: Option<Duration>,
}

#[derive(Clone, Debug, PartialEq)]
struct Rule {
    allow: bool,
    pattern: String,
}

/// The rules of the site; none when it has no such file, all closed when the file cannot be had (RFC 9309, 2.3.1.4).
pub(super) async fn read(fetcher: &Fetcher, url: &Url) -> Robots {
    let Ok(address) = url.join("/robots.txt") else { return Robots::default() };
    match fetcher.get(&address).await {
        Ok(answer) if answer.status < 300 => Robots::parse(&String::from_utf8_lossy(&answer.body), &fetcher.user_agent),
        Ok(answer) if answer.status < 500 => Robots::default(),
        Err(Unreachable::TooManyRedirects { .. } | Unreachable::Loop(_)) => Robots::default(),
        Ok(_) | Err(_) => Robots { rules: vec![Rule { allow: false, pattern: "/".into() }], pause: None },
    }
}

impl Robots {
    /// Reads a file as the robot `agent` (the word before the slash) must.
    pub fn parse(text: &str, agent: &str) -> Self {
        let agent = agent.split('/').next().unwrap_or_default().trim().to_ascii_lowercase();
        let mut groups = Groups::default();
        for line in text.trim_start_matches('\u{feff}').lines().take(10_000) {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else { continue };
            groups.line(&key.trim().to_ascii_lowercase(), value.trim());
        }
        let named = groups.of(|name| name == agent);
        if named.found { named.robots } else { groups.of(|name| name == "*").robots }
    }

    /// Whether the page may be read. The longest rule decides; of two as long, the one that allows.
    pub fn allows(&self, url: &Url) -> bool {
        let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
        let ruling = self.rules.iter().filter(|rule| covers(&rule.pattern, path));
        ruling.max_by_key(|rule| (rule.pattern.len(), rule.allow)).is_none_or(|rule| rule.allow)
    }
}

#[derive(Default)]
struct Groups {
    groups: Vec<(Vec<String>, Robots)>,
    naming: bool,
}

#[derive(Default)]
struct Merged {
    found: bool,
    robots: Robots,
}

impl Groups {
    fn line(&mut self, key: &str, value: &str) {
        if key == "user-agent" {
            if !self.naming {
                self.groups.push((Vec::new(), Robots::default()));
            }
            self.naming = true;
            if let Some((names, _)) = self.groups.last_mut() {
                names.push(value.split('/').next().unwrap_or_default().to_ascii_lowercase());
            }
            return;
        }
        let Some((_, robots)) = self.groups.last_mut() else { return };
        match key {
            "allow" | "disallow" if !value.is_empty() => {
                robots.rules.push(Rule { allow: key == "allow", pattern: value.to_owned() });
            }
            "crawl-delay" => {
                let seconds = value.parse().ok().filter(|seconds: &f64| seconds.is_finite() && *seconds >= 0.0);
                robots.pause = seconds.map(|seconds| Duration::from_secs_f64(seconds.min(60.0)).min(LONGEST_PAUSE));
            }
            "allow" | "disallow" => {}
            _ => return,
        }
        self.naming = false;
    }

    fn of(&self, wanted: impl Fn(&str) -> bool) -> Merged {
        let mut merged = Merged::default();
        for (_, robots) in self.groups.iter().filter(|(names, _)| names.iter().any(|name| wanted(name))) {
            merged.found = true;
            merged.robots.rules.extend(robots.rules.iter().cloned());
            merged.robots.pause = merged.robots.pause.or(robots.pause);
        }
        merged
    }
}

/// Whether a pattern (`*` for anything, `$` at the end for the end) covers the start of a path. Each piece is taken where it first stands, the last
/// one at the end when the end is asked for: never more than one walk of the path.
fn covers(pattern: &str, path: &str) -> bool {
    let (pattern, anchored) = pattern.strip_suffix('$').map_or((pattern, false), |start| (start, true));
    let Some((first, others)) = pattern.split_once('*') else {
        return if anchored { path == pattern } else { path.starts_with(pattern) };
    };
    let Some(mut rest) = path.strip_prefix(first) else { return false };
    let (between, last) = others.rsplit_once('*').map_or(("", others), |(between, last)| (between, last));
    for piece in between.split('*') {
        let Some(at) = rest.find(piece) else { return false };
        rest = &rest[at + piece.len()..];
    }
    if anchored { rest.ends_with(last) } else { rest.contains(last) }
}
