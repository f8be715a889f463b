//! Codes of the International Classification of Diseases, 10th revision, as small numbers.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

/// How many numbers codes take.
pub const CODES: usize = 26 * 100 * PER_CATEGORY as usize;

const PER_CATEGORY: u16 = 11;

/// A category of three characters (`I21`) or a code of four (`I21.9`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(u16);

/// A category, a code or a range of categories (`I60-I69`), as a query names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Codes(RangeInclusive<u16>);

/// A text that is no code.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("« {0} » n'est pas un code de la CIM-10 (exemples : I21, I21.9, I60-I69)")]
pub struct NoCode(pub String);

impl Code {
    /// The number of the code, below [`CODES`].
    pub fn number(self) -> u16 {
        self.0
    }

    /// The code of a number.
    ///
    /// # Panics
    /// When the number is not below [`CODES`].
    pub fn of(number: u16) -> Self {
        assert!(usize::from(number) < CODES, "no code has this number");
        Self(number)
    }

    /// The place of the chapter in [`CHAPTERS`]; `None` for a letter range that no chapter holds.
    pub fn chapter(self) -> Option<usize> {
        let category = self.0 / PER_CATEGORY;
        CHAPTERS.iter().position(|chapter| {
            let end = |text: &str| text.parse::<Self>().map(|code| code.0 / PER_CATEGORY);
            matches!((end(chapter.first), end(chapter.last)), (Ok(first), Ok(last)) if (first..=last).contains(&category))
        })
    }
}

impl Codes {
    /// Every number that the name covers: a category covers its codes of four characters.
    pub fn numbers(&self) -> RangeInclusive<u16> {
        self.0.clone()
    }
}

impl FromStr for Code {
    type Err = NoCode;

    fn from_str(text: &str) -> Result<Self, NoCode> {
        let fault = || NoCode(text.chars().take(20).collect());
        let (category, detail) = match text.as_bytes() {
            [letter, tens, units] => ([letter, tens, units], None),
            [letter, tens, units, b'.', detail] | [letter, tens, units, detail] => {
                ([letter, tens, units], Some(detail))
            }
            _ => return Err(fault()),
        };
        let digit = |byte: &u8| byte.is_ascii_digit().then(|| u16::from(byte - b'0')).ok_or_else(fault);
        if !category[0].is_ascii_uppercase() {
            return Err(fault());
        }
        let letter = u16::from(category[0] - b'A');
        let number = letter * 100 + digit(category[1])? * 10 + digit(category[2])?;
        Ok(Self(number * PER_CATEGORY + detail.map(digit).transpose()?.map_or(0, |detail| detail + 1)))
    }
}

impl fmt::Display for Code {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (category, detail) = (self.0 / PER_CATEGORY, self.0 % PER_CATEGORY);
        let letter = char::from(b'A' + u8::try_from(category / 100).unwrap_or(25));
        write!(to, "{letter}{:02}", category % 100)?;
        if detail > 0 { write!(to, ".{}", detail - 1) } else { Ok(()) }
    }
}

impl FromStr for Codes {
    type Err = NoCode;

    fn from_str(text: &str) -> Result<Self, NoCode> {
        let whole = |code: Code| if code.0.is_multiple_of(PER_CATEGORY) { code.0 + PER_CATEGORY - 1 } else { code.0 };
        match text.split_once('-') {
            None => text.parse::<Code>().map(|code| Self(code.0..=whole(code))),
            Some((first, last)) => {
                let (first, last) = (first.parse::<Code>()?, last.parse::<Code>()?);
                if first > last { Err(NoCode(text.to_owned())) } else { Ok(Self(first.0..=whole(last))) }
            }
        }
    }
}

/// A chapter of the classification.
#[derive(Clone, Copy, Debug)]
pub struct Chapter {
    /// Its Roman numeral.
    pub numeral: &'static str,
    /// First category.
    pub first: &'static str,
    /// Last category.
    pub last: &'static str,
    /// What it is about, in our words.
    pub title: &'static str,
}

const fn chapter(numeral: &'static str, first: &'static str, last: &'static str, title: &'static str) -> Chapter {
    Chapter { numeral, first, last, title }
}

/// The chapters with their categories; source: WHO, ICD-10, version 2019, list of chapters.
pub const CHAPTERS: [Chapter; 22] = [
    chapter("I", "A00", "B99", "Maladies infectieuses et parasitaires"),
    chapter("II", "C00", "D48", "Tumeurs"),
    chapter("III", "D50", "D89", "Sang et immunité"),
    chapter("IV", "E00", "E90", "Maladies endocriniennes et nutrition"),
    chapter("V", "F00", "F99", "Troubles mentaux"),
    chapter("VI", "G00", "G99", "Système nerveux"),
    chapter("VII", "H00", "H59", "Œil"),
    chapter("VIII", "H60", "H95", "Oreille"),
    chapter("IX", "I00", "I99", "Appareil circulatoire"),
    chapter("X", "J00", "J99", "Appareil respiratoire"),
    chapter("XI", "K00", "K93", "Appareil digestif"),
    chapter("XII", "L00", "L99", "Peau"),
    chapter("XIII", "M00", "M99", "Os, articulations et muscles"),
    chapter("XIV", "N00", "N99", "Appareil génito-urinaire"),
    chapter("XV", "O00", "O99", "Grossesse et accouchement"),
    chapter("XVI", "P00", "P96", "Période périnatale"),
    chapter("XVII", "Q00", "Q99", "Malformations et anomalies congénitales"),
    chapter("XVIII", "R00", "R99", "Symptômes et états mal définis"),
    chapter("XIX", "S00", "T98", "Lésions et empoisonnements"),
    chapter("XX", "V01", "Y98", "Causes externes"),
    chapter("XXI", "Z00", "Z99", "Recours aux services de santé"),
    chapter("XXII", "U00", "U99", "Codes d'usage particulier"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_and_written_back() {
        for text in ["A00", "I21.9", "Z99", "U07.1", "Z99.9"] {
            assert_eq!(text.parse::<Code>().unwrap().to_string(), text);
        }
        assert_eq!("I219".parse::<Code>().unwrap(), "I21.9".parse().unwrap());
        for wrong in ["", "I2", "i21", "I2X", "I21.99", "121", "É21"] {
            assert!(wrong.parse::<Code>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_category_covers_its_codes_and_a_range_its_categories() {
        let covers = |codes: &str, code: &str| {
            codes.parse::<Codes>().unwrap().numbers().contains(&code.parse::<Code>().unwrap().number())
        };
        assert!(covers("I21", "I21") && covers("I21", "I21.9") && !covers("I21", "I22"));
        assert!(covers("I60-I69", "I69.4") && !covers("I60-I69", "I70") && !covers("I21.1", "I21"));
        assert!("I69-I60".parse::<Codes>().is_err());
    }

    #[test]
    fn no_category_has_two_chapters() {
        for number in 0..CODES as u16 {
            let code = Code(number);
            let holding = CHAPTERS.iter().filter(|chapter| {
                let range = format!("{}-{}", chapter.first, chapter.last).parse::<Codes>().unwrap();
                range.numbers().contains(&number)
            });
            assert_eq!(holding.count(), usize::from(code.chapter().is_some()), "{code}");
        }
    }
}
