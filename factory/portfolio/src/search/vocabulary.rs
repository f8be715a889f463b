//! The words of all products, sorted, each with the products that hold it: a prefix is a range.

use std::collections::BTreeMap;

use super::bits::Bits;

/// Which products hold which words.
#[derive(Debug)]
pub struct Vocabulary {
    words: Vec<String>,
    holders: Vec<Vec<u32>>,
    size: usize,
}

impl Vocabulary {
    /// Indexes normalised texts, one a product.
    pub fn of(texts: &[String]) -> Vocabulary {
        let mut words: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for (at, text) in texts.iter().enumerate() {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            for word in text.split(' ').filter(|word| !word.is_empty()) {
                let holders = words.entry(word).or_default();
                if holders.last() != Some(&at) {
                    holders.push(at);
                }
            }
        }
        let (words, holders) = words.into_iter().map(|(word, holders)| (word.to_owned(), holders)).unzip();
        Vocabulary { words, holders, size: texts.len() }
    }

    /// The products that hold a word beginning with `prefix`.
    pub fn starting(&self, prefix: &str) -> Bits {
        let mut bits = Bits::none(self.size);
        let from = self.words.partition_point(|word| word.as_str() < prefix);
        let matching = self.words[from..].iter().take_while(|word| word.starts_with(prefix)).count();
        for holders in &self.holders[from..from + matching] {
            holders.iter().for_each(|&at| bits.insert(at as usize));
        }
        bits
    }
}
