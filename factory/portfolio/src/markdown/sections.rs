//! The sections of a text: context, problem, solution, strategy, under whatever heading they were written.

use crate::search::normalise;

/// What a section is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// Where the product comes from.
    Context,
    /// The problem it works on.
    Problem,
    /// What it does.
    Solution,
    /// How it means to reach its users.
    Strategy,
}

impl Subject {
    /// The four subjects, in the order of a page.
    pub const ALL: [Subject; 4] = [Subject::Context, Subject::Problem, Subject::Solution, Subject::Strategy];

    /// The French label of a page.
    pub fn label(self) -> &'static str {
        match self {
            Subject::Context => "Contexte",
            Subject::Problem => "Problème",
            Subject::Solution => "Solution",
            Subject::Strategy => "Stratégie",
        }
    }

    /// What a heading announces: the first of the four words it holds.
    fn of(heading: &str) -> Option<Subject> {
        normalise(heading).split(' ').find_map(|word| match word {
            "contexte" => Some(Subject::Context),
            "probleme" | "problemes" | "problematique" | "problematiques" => Some(Subject::Problem),
            "solution" | "solutions" => Some(Subject::Solution),
            "strategie" | "strategies" => Some(Subject::Strategy),
            _ => None,
        })
    }
}

/// A part of a text under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading as written, without its marks; empty before the first heading.
    pub heading: String,
    /// What it is about, when the heading says so.
    pub subject: Option<Subject>,
    /// The Markdown under it, lower headings included.
    pub markdown: String,
}

/// Cuts a text at its headings of the two highest levels; headings inside a block of code do not count.
pub fn sections(markdown: &str) -> Vec<Section> {
    let mut sections = vec![Section { heading: String::new(), subject: None, markdown: String::new() }];
    let mut fenced = false;
    for line in markdown.split_inclusive('\n') {
        fenced ^= line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        match heading_of(line).filter(|_| !fenced) {
            Some(heading) => {
                let heading = heading.trim_matches(|c: char| c == '*' || c == '#' || c.is_whitespace()).to_owned();
                sections.push(Section { subject: Subject::of(&heading), heading, markdown: String::new() });
            }
            None => {
                if let Some(section) = sections.last_mut() {
                    section.markdown.push_str(line);
                }
            }
        }
    }
    sections.retain(|section| !section.heading.is_empty() || !section.markdown.trim().is_empty());
    sections
}

fn heading_of(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("## ").or_else(|| line.strip_prefix("# "))?;
    Some(rest.trim())
}
