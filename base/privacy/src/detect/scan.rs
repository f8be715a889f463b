//! Walks a text by candidate: where a value may begin, and which signs may stand inside it.

/// The compact form (signs between its characters removed) of what a text holds from each position where a candidate may begin: at the
/// start, or after a character that is neither a letter nor a digit. It stops at the first character that is neither accepted nor a
/// single separator between two accepted ones.
pub fn candidates<'a>(
    text: &'a str,
    accepted: fn(char) -> bool,
    separator: fn(char) -> bool,
) -> impl Iterator<Item = Candidate> + 'a {
    let mut before = None;
    text.char_indices().filter_map(move |(at, c)| {
        let begins = accepted(c) && !before.is_some_and(char::is_alphanumeric);
        before = Some(c);
        begins.then(|| compact(&text[at..], accepted, separator))
    })
}

/// A candidate without its separators.
pub struct Candidate {
    /// Its characters.
    pub text: String,
    /// For each character, whether the value may stop after it: a separator or the end of a word follows.
    pub ends: Vec<bool>,
}

impl Candidate {
    /// The first `length` characters, when the candidate may stop there.
    pub fn head(&self, length: usize) -> Option<&str> {
        (length > 0 && *self.ends.get(length - 1)?).then(|| self.text.get(..length)).flatten()
    }
}

/// Long enough for any value looked for, so that a long text is walked in linear time.
const LONGEST: usize = 40;

fn compact(text: &str, accepted: fn(char) -> bool, separator: fn(char) -> bool) -> Candidate {
    let mut found = Candidate { text: String::new(), ends: Vec::new() };
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if accepted(c) && found.text.len() < LONGEST {
            found.text.push(c);
            found.ends.push(rest.peek().is_none_or(|next| !next.is_alphanumeric()));
        } else if !separator(c) || !rest.peek().copied().is_some_and(accepted) {
            break;
        }
    }
    found
}
