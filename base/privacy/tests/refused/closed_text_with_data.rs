//! An enumeration that carries a text.

use privacy::*;

#[derive(ClosedText)]
enum Phase {
    Open,
    Other(String),
}

fn main() {}
