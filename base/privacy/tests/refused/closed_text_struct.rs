//! A structure that wants to be a closed text.

use privacy::*;

#[derive(ClosedText)]
struct Reference(#[allow(dead_code)] String);

fn main() {}
