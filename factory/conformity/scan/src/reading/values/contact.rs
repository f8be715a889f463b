//! Ways to reach someone.

use crate::reading::{fold, words};

/// The telephone numbers of a text: ten digits as they are written in France, or international. Numbers that stand for a number (00 00…) are none.
#[must_use]
pub fn phones(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let starts = (chars[at].is_ascii_digit() || chars[at] == '+') && (at == 0 || !chars[at - 1].is_alphanumeric());
        if !starts {
            at += 1;
            continue;
        }
        let (number, end) = run(&chars, at);
        if plausible(&number) {
            found.push(number);
        }
        at = end.max(at + 1);
    }
    let folded = fold(text);
    found.extend(short_numbers(&folded));
    found
}

/// Digits with single separators between them.
fn run(chars: &[char], start: usize) -> (String, usize) {
    let mut number = String::new();
    let mut at = start;
    while at < chars.len() {
        let one = chars[at];
        if one.is_ascii_digit() || (one == '+' && number.is_empty()) {
            number.push(one);
            at += 1;
        } else if matches!(one, ' ' | '.' | '-' | '/' | '(' | ')') {
            // A date or an address follows its own rules: two separators in a row end a number, but « (0) » does not.
            let next = chars.get(at + 1).copied().unwrap_or(' ');
            if !(next.is_ascii_digit()
                || matches!(next, '(' | ')' | ' ')
                    && chars.get(at + 2).is_some_and(|third| third.is_ascii_digit() || *third == '('))
            {
                break;
            }
            at += 1;
        } else {
            break;
        }
        if french(&number) && !chars.get(at).is_some_and(char::is_ascii_digit) {
            break;
        }
    }
    (number, at)
}

fn french(number: &str) -> bool {
    number.len() == 10 && number.starts_with('0') && !number.starts_with("00")
}

fn plausible(number: &str) -> bool {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let varied = digits.chars().skip(2).any(|digit| digit != digits.chars().nth(2).unwrap_or('0'));
    let model = digits.ends_with("123456789") || digits == "0102030405";
    let international = (number.starts_with('+') || number.starts_with("00")) && (10..=15).contains(&digits.len());
    varied && !model && (french(number) || international)
}

/// « Téléphone : 3939 »: a short number, where it is called one.
fn short_numbers(folded: &str) -> Vec<String> {
    let mut found = Vec::new();
    let all: Vec<&str> = words(folded).collect();
    for pair in all.windows(2) {
        let called =
            matches!(pair[0], "tel" | "telephone" | "phone" | "appelez" | "appeler" | "composez" | "numero" | "au");
        let number = pair[1];
        let short = number.len() == 4 && number.bytes().all(|digit| digit.is_ascii_digit());
        if called && short && (number.starts_with('3') || number.starts_with("10") || number.starts_with("11")) {
            found.push(number.to_owned());
        }
    }
    found
}

/// The electronic addresses of a text; « nom (at) domaine.fr » too.
#[must_use]
pub fn emails(text: &str) -> Vec<String> {
    let plain = text.replace(" [at] ", "@").replace("[at]", "@").replace(" (at) ", "@").replace("(at)", "@");
    let plain = plain.replace(" @ ", "@").replace("[arobase]", "@").replace(" arobase ", "@");
    let pieces = plain.split(|one: char| one.is_whitespace() || "<>()[]{},;:\"'«»".contains(one));
    pieces.map(|piece| piece.trim_matches('.')).filter(|piece| is_email(piece)).map(str::to_owned).collect()
}

fn is_email(piece: &str) -> bool {
    let Some((name, domain)) = piece.split_once('@') else { return false };
    let label = |one: &str| !one.is_empty() && one.chars().all(|letter| letter.is_alphanumeric() || letter == '-');
    let end = domain.rsplit('.').next().unwrap_or_default();
    !name.is_empty()
        && domain.contains('.')
        && domain.split('.').all(label)
        && end.len() >= 2
        && end.chars().all(char::is_alphabetic)
}

/// Words of streets and of postal delivery.
const WAYS: [&str; 41] = [
    "rue",
    "avenue",
    "av",
    "boulevard",
    "bd",
    "bld",
    "place",
    "pl",
    "quai",
    "chemin",
    "route",
    "impasse",
    "allee",
    "allees",
    "cours",
    "square",
    "esplanade",
    "passage",
    "cite",
    "villa",
    "parvis",
    "rond",
    "faubourg",
    "promenade",
    "sentier",
    "voie",
    "zone",
    "za",
    "zi",
    "bp",
    "cs",
    "tsa",
    "libre",
    "mail",
    "street",
    "tour",
    "bourg",
    "lieu",
    "hameau",
    "hotel",
    "mairie",
];

/// Whether a text holds a postal address: five digits before a town, and a street, a delivery box or « Cedex » nearby; or a street with its
/// number and a town of another country.
#[must_use]
pub fn has_postal_address(text: &str) -> bool {
    let folded = fold(text);
    let all: Vec<&str> = words(&folded).collect();
    let way = |from: usize, to: usize| all[from..to.min(all.len())].iter().any(|word| WAYS.contains(word));
    all.iter().enumerate().any(|(at, word)| {
        let code = word.len() == 5 && word.bytes().all(|digit| digit.is_ascii_digit()) && !word.starts_with("00");
        let town = all.get(at + 1).is_some_and(|next| next.len() >= 2 && next.chars().all(char::is_alphabetic));
        code && town && (way(at.saturating_sub(14), at) || all[at..all.len().min(at + 6)].contains(&"cedex"))
    }) || foreign(&all)
}

/// « 38 avenue John F. Kennedy, L-1855 Luxembourg »
fn foreign(all: &[&str]) -> bool {
    let numbered =
        all.windows(2).any(|pair| pair[0].bytes().all(|digit| digit.is_ascii_digit()) && WAYS.contains(&pair[1]));
    let country = ["luxembourg", "belgique", "irlande", "ireland", "allemagne", "pays", "netherlands", "suisse", "usa"];
    numbered && all.iter().any(|word| country.contains(word))
}
