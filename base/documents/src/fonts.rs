//! The fonts that documents are written with, read once, and what they can show.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The family of running text: the one whose glyphs a plain document keeps to.
pub const TEXT: &str = "Libertinus Serif";

/// Every font, and the book that lists them in the same order.
pub struct Shelf {
    pub book: LazyHash<FontBook>,
    pub fonts: Vec<Font>,
}

static SHELF: LazyLock<Shelf> = LazyLock::new(|| {
    let fonts: Vec<Font> = typst_assets::fonts().flat_map(|data| Font::iter(Bytes::new(data))).collect();
    Shelf { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

/// The fonts of the program.
pub fn shelf() -> &'static Shelf {
    &SHELF
}

impl Shelf {
    /// Whether some font shows this character.
    pub fn shows(&self, letter: char) -> bool {
        self.fonts.iter().any(|font| font.info().coverage.contains(letter.into()))
    }

    /// Whether every font of running text does.
    pub fn shows_plainly(&self, letter: char) -> bool {
        let of_text = |font: &&Font| font.info().family.as_str() == TEXT;
        self.fonts.iter().filter(of_text).all(|font| font.info().coverage.contains(letter.into()))
    }
}
