//! Counting what cargo's test programs say.

use std::collections::BTreeSet;

/// Counts of one run of the suite, and the tests that failed or were skipped.
#[derive(Default)]
pub struct Tally {
    good: usize,
    excused: usize,
    ignored: usize,
    pub failed: usize,
    pub failures: BTreeSet<String>,
    pub skips: Vec<String>,
}

impl Tally {
    /// Takes one line of a test program's standard output into account.
    pub fn read(&mut self, line: &str) {
        if let Some(rest) = line.strip_prefix("test result: ") {
            self.good += count(rest, "passed");
            self.failed += count(rest, "failed");
            self.ignored += count(rest, "ignored");
        } else if let Some(name) = line.strip_prefix("test ").and_then(|rest| rest.strip_suffix(" ... FAILED")) {
            self.failures.insert(name.to_owned());
        } else if let Some(reason) = line.split_once("IGNORÉ : ").map(|(_, reason)| reason) {
            self.excused += 1;
            self.skips.push(reason.to_owned());
        } else if line.starts_with("test ") && line.contains(" ... ignored") {
            self.skips.push(line["test ".len()..].to_owned());
        }
    }

    /// Tests that did what they promise. One that found no browser excuses itself, and its program counts it as good.
    pub fn passed(&self) -> usize {
        self.good.saturating_sub(self.excused)
    }

    pub fn skipped(&self) -> usize {
        self.ignored + self.excused
    }
}

/// The number before `word` in a closing line: `ok. 3 passed; 0 failed; …`.
fn count(line: &str, word: &str) -> usize {
    let part = line.split([';', '.']).map(str::trim).find_map(|part| part.strip_suffix(word));
    part.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Tally;

    fn tally(output: &str) -> Tally {
        let mut tally = Tally::default();
        output.lines().for_each(|line| tally.read(line));
        tally
    }

    #[test]
    fn closing_lines_of_several_programs_add_up() {
        let counted = tally(
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.01s\n\
             test web::a_stranger_is_refused ... FAILED\n\
             test result: FAILED. 4 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s\n",
        );
        assert_eq!((counted.passed(), counted.failed, counted.skipped()), (7, 1, 1));
        assert!(counted.failures.contains("web::a_stranger_is_refused"));
    }

    #[test]
    fn a_test_that_says_it_was_ignored_is_not_counted_as_passed() {
        let counted = tally(
            "test pages_are_accessible ... IGNORÉ : chromium est absent\nok\n\
             test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s\n",
        );
        assert_eq!(counted.skips, ["chromium est absent"]);
        assert_eq!((counted.passed(), counted.skipped()), (1, 1));
    }
}
