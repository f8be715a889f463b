//! A page as a person reads it: blocks of text with what stands above them, links with where they stand.
//!
//! What is hidden from people is not read: a text that nobody sees informs nobody.

mod context;
mod facts;
pub mod nesting;
mod place;
mod text;
mod tree;
pub mod values;

#[cfg(test)]
mod tests;

use url::Url;

pub use facts::{Passage, passages};
pub use text::{contains_any, fold, has_word, sentences, tidy, words};

/// Where in the page something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Header, navigation, or before the content.
    Top,
    /// The content.
    Main,
    /// The foot of the page, the same on all pages.
    Footer,
}

/// What a block of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A heading and its level, from 1 to 6.
    Heading(u8),
    /// A term of a list of definitions, a heading cell, a caption: it names what comes with it.
    Name,
    /// A cell of a table.
    Cell,
    /// Anything else.
    Text,
}

/// A block of text: a paragraph, a line, an item, a cell.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub part: Part,
    /// Its text, spaces and apostrophes made plain. Addresses of mail and telephone links follow their text.
    pub text: String,
    /// The same in lower case without accents, character for character.
    pub folded: String,
    /// What names it, folded: headings above, heading cells, terms.
    pub context: String,
    /// Which links it holds, by their place in [`Doc::links`].
    pub links: Vec<usize>,
    /// The row of its table, so that cells of the same row are found together.
    pub row: Option<usize>,
}

/// A link with an address.
#[derive(Clone, Debug)]
pub struct Link {
    /// Where it leads, made absolute.
    pub url: Url,
    /// Its text, or the text of its picture, or its title.
    pub label: String,
    /// The same folded.
    pub folded: String,
    /// Where it stands.
    pub part: Part,
}

/// A page that was read.
#[derive(Clone, Debug)]
pub struct Doc {
    /// Where it comes from.
    pub url: Url,
    /// The title of the document.
    pub title: String,
    /// The language that it announces, in lower case: `fr`.
    pub lang: String,
    /// Its texts in order.
    pub blocks: Vec<Block>,
    /// Its links in order.
    pub links: Vec<Link>,
    /// Classes of all elements, for what is recognised by markup.
    pub classes: Vec<String>,
    /// Stylesheets and scripts, as written.
    pub assets: Vec<String>,
    /// Frames, as written: their content is not part of the page.
    pub frames: Vec<String>,
    /// How many fields people can fill.
    pub fields: usize,
    /// Whether the page has a footer that can be told from the rest.
    pub has_footer: bool,
    /// Whether the page is an empty shell that a script fills.
    pub needs_script: bool,
}

impl Doc {
    /// Reads a page.
    #[must_use]
    pub fn read(url: &Url, html: &str) -> Self {
        tree::read(url, html)
    }

    /// The blocks of the content, without what repeats on all pages.
    pub fn content(&self) -> impl Iterator<Item = (usize, &Block)> {
        self.blocks.iter().enumerate().filter(|(_, block)| block.part == Part::Main)
    }

    /// The whole text of the content, folded, one block a line.
    #[must_use]
    pub fn content_folded(&self) -> String {
        self.content().map(|(_, block)| block.folded.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// The links of the footer; of the whole page when nothing says where the footer starts.
    pub fn footer_links(&self) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(|link| link.part == Part::Footer || !self.has_footer)
    }

    /// The links of a block.
    pub fn links_of<'a>(&'a self, block: &'a Block) -> impl Iterator<Item = &'a Link> {
        block.links.iter().filter_map(|at| self.links.get(*at))
    }
}
